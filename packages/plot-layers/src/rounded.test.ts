import fc from 'fast-check';
import { expect, it } from 'vitest';
import { count, listed, percent, roundingFor } from './rounded.ts';

it('rounds to a millionth of the range at most', () => {
  const finite = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(
      finite,
      fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (low, range, share) => {
        const value = low + share * range;
        expect(Math.abs(roundingFor(low, low + range)(value) - value)).toBeLessThanOrEqual(range * 1e-6);
      },
    ),
  );
});

it('keeps what is too fine for decimals', () => {
  expect(roundingFor(0, 1e-200)(1.2345e-205)).toBe(1.2345e-205);
});

it('writes shares and counts as people read them', () => {
  expect([0, 0.0004, 0.0031, 0.074, 1].map(percent)).toEqual(['0 %', '< 0.1 %', '0.3 %', '7 %', '100 %']);
  expect([7, 1234, 1e6].map(count)).toEqual(['7', '1,234', '1,000,000']);
  expect([[], [1], [1, 2, 3]].map(listed)).toEqual(['', '1', '1, 2 and 3']);
});
