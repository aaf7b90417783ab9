import { log } from '@mixwell/math';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largest, toShares } from './responsibilities.ts';

function run(logs: number[]): { r: number[]; logDensity: number } {
  const shares = Float64Array.from(logs);
  const most = largest(shares);
  const sum = toShares(shares, most);
  return { r: Array.from(shares, (share) => share / sum), logDensity: most + log(sum) };
}

describe('shares over their sum, by hand', () => {
  it('of ln 1 and ln 3 is 1/4 and 3/4, with density 4', () => {
    const { r, logDensity } = run([0, Math.log(3)]);
    expect(r[0]).toBeCloseTo(0.25, 15);
    expect(r[1]).toBeCloseTo(0.75, 15);
    expect(logDensity).toBeCloseTo(Math.log(4), 15);
  });

  it('of one component is 1, with its own density', () => {
    expect(run([-1234.5])).toEqual({ r: [1], logDensity: -1234.5 });
  });

  it('of a component that cannot be is 0', () => {
    expect(run([-3, -Infinity])).toEqual({ r: [1, 0], logDensity: -3 });
  });

  it('densities of e^-1e6 are as finite as those of 1', () => {
    expect(run([-1e6, -1e6])).toEqual({ r: [0.5, 0.5], logDensity: -1e6 + Math.LN2 });
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
        expect(Math.abs(scaled.logDensity - plain.logDensity - factor)).toBeLessThan(1e-9);
      }),
    );
  });
});
