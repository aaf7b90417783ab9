import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LEAST_EXPONENT, exp2 } from './exp2.ts';

it('of whole numbers is exact, and of -1/2 the square root of 1/2', () => {
  for (let n = LEAST_EXPONENT; n <= 0; n++) expect(exp2(n)).toBe(2 ** n);
  expect(Math.abs(exp2(-0.5) - Math.SQRT1_2)).toBeLessThan(1.2e-16);
});

it('is within 1.5 ulp of 2^x, and half an ulp more for the error of the comparison', () => {
  fc.assert(
    fc.property(fc.double({ min: LEAST_EXPONENT, max: 0, noNaN: true }), (x) => {
      const expected = 2 ** x;
      const ulp = 2 ** (Math.floor(Math.log2(expected)) - 52);
      expect(Math.abs(exp2(x) - expected)).toBeLessThanOrEqual(2 * ulp);
    }),
    { numRuns: 10000 },
  );
});

it('never falls where x rises by more than rounding', () => {
  for (let x = -60; x < 0; x += 1 / 1024) expect(exp2(x + 1 / 1024)).toBeGreaterThan(exp2(x));
});
