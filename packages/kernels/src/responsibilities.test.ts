import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logDensity } from './log-likelihood.ts';
import { LEAST_SHARE, SMALLEST_SHARE, largest, toShares } from './responsibilities.ts';

/** Of binary logarithms. */
function run(logs: number[], least = LEAST_SHARE): { r: number[]; logDensity: number } {
  const shares = Float64Array.from(logs);
  const most = largest(shares);
  const sum = toShares(shares, most, least);
  return { r: Array.from(shares, (share) => share / sum), logDensity: logDensity(most, sum) };
}

describe('shares over their sum, by hand', () => {
  it('of log2 1 and log2 3 is 1/4 and 3/4, with density 4', () => {
    const { r, logDensity } = run([0, Math.log2(3)]);
    expect(r[0]).toBeCloseTo(0.25, 15);
    expect(r[1]).toBeCloseTo(0.75, 15);
    expect(logDensity).toBeCloseTo(Math.log(4), 15);
  });

  it('of one component is 1, with its own density', () => {
    expect(run([-1234.5])).toEqual({ r: [1], logDensity: -1234.5 * Math.LN2 });
  });

  it('of a component that cannot be is 0', () => {
    expect(run([-3, -Infinity])).toEqual({ r: [1, 0], logDensity: -3 * Math.LN2 });
  });

  it('densities of 2^-1e6 are as finite as those of 1', () => {
    expect(run([-1e6, -1e6])).toEqual({ r: [0.5, 0.5], logDensity: -1e6 * Math.LN2 + Math.LN2 });
  });

  it('2^-88 of the largest counts, and less does not in a fit, but down to 2^-1021 where it is asked for', () => {
    expect(run([0, -88]).r).toEqual([1, 2 ** -88]);
    expect(run([0, -88.01])).toEqual({ r: [1, 0], logDensity: 0 });
    expect(run([0, -1021], SMALLEST_SHARE).r).toEqual([1, 2 ** -1021]);
    expect(run([0, -1021.5], SMALLEST_SHARE).r).toEqual([1, 0]);
  });

  it('where all logarithms overflow, the components share and the log-density is -Infinity', () => {
    expect(run([-Infinity, -Infinity])).toEqual({ r: [0.5, 0.5], logDensity: -Infinity });
  });
});

describe('shares over their sum, properties', () => {
  const logs = fc.array(fc.double({ min: -1e5, max: 700, noNaN: true }), { minLength: 1, maxLength: 8 });

  it('add to 1, and none is below 0', () => {
    fc.assert(
      fc.property(logs, (values) => {
        const { r } = run(values);
        expect(Math.abs(r.reduce((sum, value) => sum + value, 0) - 1)).toBeLessThan(1e-15 * r.length);
        expect(Math.min(...r)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('a common factor of the densities changes the log-density alone', () => {
    const whole = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(whole, fc.integer({ min: -1e6, max: 1e6 }), (values, factor) => {
        const plain = run(values);
        const scaled = run(values.map((value) => value + factor));
        expect(scaled.r).toEqual(plain.r);
        expect(Math.abs(scaled.logDensity - plain.logDensity - factor * Math.LN2)).toBeLessThan(1e-9);
      }),
    );
  });

  it('what a fit leaves out changes no log-density by 1e-14, and no responsibility by 1e-26', () => {
    const near = fc.array(fc.double({ min: -200, max: 0, noNaN: true }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(near, (values) => {
        const fitted = run(values);
        const exact = run(values, SMALLEST_SHARE);
        expect(Math.abs(fitted.logDensity - exact.logDensity)).toBeLessThan(1e-14);
        fitted.r.forEach((r, k) => expect(Math.abs(r - exact.r[k])).toBeLessThanOrEqual(1e-26 + 4e-16 * exact.r[k]));
      }),
    );
  });
});
