import { assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp } from './exp.ts';

describe('exp, by hand', () => {
  it('of 0 and -0 is 1', () => {
    expect([exp(0), exp(-0)]).toEqual([1, 1]);
  });

  it('of what is too small to matter is 1', () => {
    expect([exp(5e-324), exp(-5e-324), exp(1e-17), exp(-1e-17)]).toEqual([1, 1, 1, 1]);
  });

  it('of NaN is NaN, of Infinity Infinity, of -Infinity 0', () => {
    expect([exp(NaN), exp(Infinity), exp(-Infinity)]).toEqual([NaN, Infinity, 0]);
  });

  it('overflows just above 709.782712893384', () => {
    expect(exp(709.782712893384)).toBe(1.7976931348622732e308);
    expect([exp(709.7827128933841), exp(710), exp(1e300)]).toEqual([Infinity, Infinity, Infinity]);
  });

  it('is 5e-324 down to -745.1332191019411, and 0 below', () => {
    expect([exp(-745.1332191019411), exp(-745.1332191019412), exp(-746), exp(-1e300)]).toEqual([5e-324, 0, 0, 0]);
  });

  it('goes from normal to denormal without a step, at -708.4', () => {
    for (const x of [-707.9, -708, -708.1, -708.3, -708.5, -709, -720]) {
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-9);
    }
  });
});

describe('exp, properties', () => {
  const inRange = double({ min: -745, max: 709, noNaN: true });

  it('never falls from a number to the next', () => {
    assert(
      property(inRange, (x) => exp(nextUp(x)) >= exp(x)),
      { numRuns: 20000 },
    );
  });

  it('is within 2 ulps of the engine', () => {
    assert(
      property(inRange, (x) => Math.abs(exp(x) - Math.exp(x)) <= 2 * (nextUp(exp(x)) - exp(x))),
      { numRuns: 20000 },
    );
  });

  it('of x and -x multiply to 1', () => {
    assert(
      property(double({ min: -700, max: 700, noNaN: true }), (x) => Math.abs(exp(x) * exp(-x) - 1) < 6e-16),
      { numRuns: 5000 },
    );
  });
});

function nextUp(x: number): number {
  if (x === 0) return 5e-324;
  const number = new Float64Array([x]);
  const bits = new BigInt64Array(number.buffer);
  bits[0] += x > 0 ? 1n : -1n;
  return number[0];
}
