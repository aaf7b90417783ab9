import { describe, expect, it } from 'vitest';
import { refusal } from '../test/refusal.ts';
import type { FitAsyncOptions, FitOptions } from './estimator.ts';
import { refuseBadFitAsyncOptions, refuseBadFitOptions } from './fit-options.ts';

const check = (options: unknown) => refuseBadFitOptions('gmm', options as FitOptions);

describe('refuseBadFitOptions', () => {
  it.each<[string, unknown]>([
    ['none', {}],
    ['undefined ones', { sampleWeights: undefined, signal: undefined, onIteration: undefined }],
    [
      'all of them',
      { sampleWeights: [1], signal: new AbortController().signal, onIteration: () => false, arithmetic: 'fused' },
    ],
    ['a signal of another realm', { signal: { aborted: false } }],
  ])('lets pass %s', (_, options) => {
    expect(() => check(options)).not.toThrow();
  });

  it.each<[unknown, string]>([
    [null, 'gmm: expected an object of options; got null.'],
    [5, 'gmm: expected an object of options; got 5.'],
    [
      { workers: 2 },
      'gmm: there is no option "workers"; the options are sampleWeights, signal, onIteration, arithmetic.',
    ],
    [
      { weights: [1] },
      'gmm: there is no option "weights"; the options are sampleWeights, signal, onIteration, arithmetic.',
    ],
    [{ signal: null }, 'gmm: "signal" must be an AbortSignal; got null.'],
    [{ signal: true }, 'gmm: "signal" must be an AbortSignal; got true.'],
    [{ signal: new AbortController() }, 'gmm: "signal" must be an AbortSignal; got an AbortController.'],
    [{ onIteration: null }, 'gmm: "onIteration" must be a function; got null.'],
    [{ onIteration: 'log' }, 'gmm: "onIteration" must be a function; got the text "log".'],
    [{ arithmetic: 'fast' }, `gmm: "arithmetic" must be one of 'strict', 'fused'; got the text "fast".`],
    [{ arithmetic: null }, `gmm: "arithmetic" must be one of 'strict', 'fused'; got null.`],
  ])('refuses %o', (options, message) => {
    expect(() => check(options)).toThrow(refusal('invalid-param', message));
  });
});

describe('refuseBadFitAsyncOptions', () => {
  const checkAsync = (options: unknown) => refuseBadFitAsyncOptions('gmm', options as FitAsyncOptions);

  it.each<[unknown]>([
    [{}],
    [{ workers: undefined }],
    [{ workers: 1, sampleWeights: [1] }],
    [{ workers: 64 }],
    [{ workers: { take: () => null } }],
  ])('lets pass %o', (options) => {
    expect(() => checkAsync(options)).not.toThrow();
  });

  it.each<[unknown, string]>([
    [{ workers: 0 }, 'got 0.'],
    [{ workers: -1 }, 'got -1.'],
    [{ workers: 1.5 }, 'got 1.5.'],
    [{ workers: NaN }, 'got NaN.'],
    [{ workers: Infinity }, 'got Infinity.'],
    [{ workers: '2' }, 'got the text "2".'],
    [{ workers: null }, 'got null.'],
    [{ workers: true }, 'got true.'],
    [{ workers: { take: 1 } }, 'got an object.'],
  ])('refuses %o', (options, got) => {
    expect(() => checkAsync(options)).toThrow(
      refusal('invalid-param', `gmm: "workers" must be a whole number of at least 1; ${got}`),
    );
  });

  it('refuses what fit refuses, and knows one option more', () => {
    expect(() => checkAsync({ signal: 1 })).toThrow(refusal('invalid-param', expect.stringContaining('"signal"')));
    expect(() => checkAsync({ wokers: 2 })).toThrow(
      refusal(
        'invalid-param',
        'gmm: there is no option "wokers"; the options are sampleWeights, signal, onIteration, arithmetic, workers.',
      ),
    );
  });
});
