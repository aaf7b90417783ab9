import { oracle } from '@mixwell/oracle';
import { assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussianLogPdf, gaussianPdf } from './gaussian.ts';

describe('gaussianPdf and gaussianLogPdf, by hand', () => {
  it('at the mean is 1 / sqrt(2 pi), of the standard normal', () => {
    expect(gaussianPdf(0)).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 15);
    expect(gaussianLogPdf(0)).toBeCloseTo(-0.5 * Math.log(2 * Math.PI), 15);
  });

  it('one standard deviation from the mean it is e^-0.5 of that', () => {
    expect(gaussianPdf(7, 5, 2) / gaussianPdf(5, 5, 2)).toBeCloseTo(Math.exp(-0.5), 15);
    expect(gaussianLogPdf(3, 5, 2) - gaussianLogPdf(5, 5, 2)).toBe(-0.5);
  });

  it('doubling the unit halves the density', () => {
    expect(gaussianPdf(2, 4, 6)).toBe(gaussianPdf(1, 2, 3) / 2);
  });

  it('100 standard deviations away the density underflows to 0 and its logarithm is -5000.92', () => {
    expect([gaussianPdf(100), gaussianLogPdf(100)]).toEqual([0, -5000 - 0.9189385332046728]);
  });

  it('at infinity is 0, at NaN NaN', () => {
    expect([gaussianPdf(Infinity), gaussianLogPdf(-Infinity), gaussianPdf(NaN), gaussianLogPdf(NaN)]).toEqual([
      0,
      -Infinity,
      NaN,
      NaN,
    ]);
  });
});

describe('gaussianPdf, properties', () => {
  const mean = double({ min: -100, max: 100, noNaN: true });
  const standardDeviation = double({ min: 0.01, max: 100, noNaN: true });

  it('is e to the gaussianLogPdf', () => {
    assert(
      property(double({ min: -30, max: 30, noNaN: true }), mean, standardDeviation, (score, m, sd) => {
        const x = m + score * sd;
        expect(Math.abs(gaussianPdf(x, m, sd) / Math.exp(gaussianLogPdf(x, m, sd)) - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('adds to 1 over the line', () => {
    assert(
      property(mean, standardDeviation, (m, sd) => {
        let sum = 0;
        for (let step = -1000; step <= 1000; step++) sum += gaussianPdf(m + (step / 100) * sd, m, sd) * (sd / 100);
        expect(Math.abs(sum - 1)).toBeLessThan(1e-10);
      }),
      { numRuns: 20 },
    );
  });
});

describe('gaussian, oracle: SciPy, 1e-12 relative', () => {
  it.each<{ x: number; mu: number; sigma: number; logpdf: number; pdf: number }>(oracle('numeric').normal_logpdf)(
    'at $x, mean $mu, standard deviation $sigma: log density $logpdf',
    ({ x, mu, sigma, logpdf, pdf }) => {
      expect(Math.abs(gaussianLogPdf(x, mu, sigma) / logpdf - 1)).toBeLessThan(1e-12);
      expect(Math.abs(gaussianPdf(x, mu, sigma) - pdf)).toBeLessThanOrEqual(1e-12 * pdf);
    },
  );
});

describe('gaussian, edges', () => {
  it.each([
    ['gaussianPdf', gaussianPdf],
    ['gaussianLogPdf', gaussianLogPdf],
  ])('%s refuses arguments that are no distribution', (name, of) => {
    const bad: [args: unknown[], message: string][] = [
      [[0, 0, 0], `${name}: "standardDeviation" must be a finite number above 0; got 0.`],
      [[0, 0, -1], `${name}: "standardDeviation" must be a finite number above 0; got -1.`],
      [[0, 0, NaN], `${name}: "standardDeviation" must be a finite number above 0; got NaN.`],
      [[0, 0, Infinity], `${name}: "standardDeviation" must be a finite number above 0; got Infinity.`],
      [[0, 0, '1'], `${name}: "standardDeviation" must be a finite number above 0; got the text "1".`],
      [[0, NaN], `${name}: "mean" must be a finite number; got NaN.`],
      [['0'], `${name}: "x" must be a number; got the text "0".`],
      [[], `${name}: "x" must be a number; got undefined.`],
    ];
    for (const [args, message] of bad) {
      expect(() => of(...(args as [number]))).toThrowError(expect.objectContaining({ code: 'invalid-param', message }));
    }
  });
});
