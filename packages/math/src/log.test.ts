import { assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp } from './exp.ts';
import { log } from './log.ts';

describe('log, by hand', () => {
  it('of 1 is 0', () => {
    expect(log(1)).toBe(0);
  });

  it('of 0 and -0 is -Infinity', () => {
    expect([log(0), log(-0)]).toEqual([-Infinity, -Infinity]);
  });

  it('of a negative number or NaN is NaN', () => {
    expect([log(-1), log(-5e-324), log(-Infinity), log(NaN)]).toEqual([NaN, NaN, NaN, NaN]);
  });

  it('of Infinity is Infinity', () => {
    expect(log(Infinity)).toBe(Infinity);
  });

  it('of the smallest denormal is -744.44, of the largest number 709.78', () => {
    expect([log(5e-324), log(Number.MAX_VALUE)]).toEqual([-744.4400719213812, 709.782712893384]);
  });

  it('of powers of two is a multiple of ln 2', () => {
    expect([log(2), log(4), log(0.5), log(2 ** 1023)]).toEqual([Math.LN2, 2 * Math.LN2, -Math.LN2, 1023 * Math.LN2]);
  });
});

describe('log, properties', () => {
  it('undoes exp, as well as the digits of exp allow', () => {
    assert(
      property(
        double({ min: -700, max: 700, noNaN: true }),
        (x) => Math.abs(log(exp(x)) - x) <= 4e-16 + 3e-16 * Math.abs(x),
      ),
      { numRuns: 5000 },
    );
  });

  it('is undone by exp, to 1e-13 relative', () => {
    assert(
      property(double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => Math.abs(exp(log(x)) / x - 1) < 1.2e-13),
      { numRuns: 5000 },
    );
  });

  it('is within 2 ulps of the engine', () => {
    assert(
      property(
        double({ min: 5e-324, noNaN: true, noDefaultInfinity: true }),
        (x) => Math.abs(log(x) - Math.log(x)) <= 4.5e-16 * Math.abs(log(x)),
      ),
      { numRuns: 20000 },
    );
  });
});
