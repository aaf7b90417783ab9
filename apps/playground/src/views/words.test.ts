import { describe, expect, test } from 'vitest';
import { brief, count, share, short } from './format.ts';
import { status } from './words.ts';

describe('numbers', () => {
  test.each([
    [0, '0.000'],
    [-1.23456, '−1.235'],
    [12.345, '12.35'],
    [1234.56, '1234.6'],
    [1e-5, '1.00e−5'],
    [NaN, '–'],
  ])('%d is said %s', (value, text) => expect(short(value)).toBe(text));

  test.each([
    [0.254, '0.25'],
    [59.84, '59.8'],
    [123.4, '123'],
  ])('%d is %s in a table', (value, text) => expect(brief(value)).toBe(text));

  test('shares and counts', () => {
    expect([share(0.5), share(1e-9), share(0)]).toEqual(['0.500', '<0.001', '0.000']);
    expect(count(100_000)).toBe('100\u2009000');
  });
});

describe('the status', () => {
  const mixture = { weights: [], means: [], covariances: [] };
  const moments = [-100, -90, -89].map((objective, iteration) => ({ iteration, objective, mixture }));
  const frame = (iteration: number): Parameters<typeof status>[0] => ({
    ...moments[iteration],
    colours: new Uint32Array(0),
    labels: new Uint8Array(0),
    counts: [],
    contours: [],
    curves: [],
  });
  const going = { stop: null, objectiveName: 'logLikelihood' };

  test('says the iteration, the objective and its change', () => {
    expect(status(frame(0), moments, going)).toBe('Start: log-likelihood −100.0');
    expect(status(frame(1), moments, going)).toBe('Iteration 1: log-likelihood −90.00 (+10.0)');
  });

  test('says how the fit ended, at its end only', () => {
    const done = { stop: 'tolerance', objectiveName: 'inertia' };
    expect(status(frame(2), moments, done)).toBe('Iteration 2: inertia −89.00 (+1.00). Converged.');
    expect(status(frame(1), moments, done)).not.toContain('Converged');
    expect(status(frame(2), moments, { ...done, stop: 'max-iterations' })).toContain('limit of iterations');
  });

  test('is empty before the first fit', () => {
    expect(status(null, [], null)).toBe('');
  });
});
