import fc from 'fast-check';
import { expect, it } from 'vitest';
import { givenStartRule } from './given-start.ts';

const shares = fc
  .array(fc.double({ min: 1e-3, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 })
  .map((values) => {
    const total = values.reduce((sum, value) => sum + value, 0);
    return values.map((value) => value / total);
  });
const read = (value: unknown): unknown => givenStartRule.read(value, { owner: 'test', option: 'init' });

it('what was read once is read the same again, to the bit', () => {
  fc.assert(
    fc.property(shares, (weights) => {
      const start = { weights, means: weights.map((_, k) => [k]), responsibilities: undefined };
      const once = read(start);
      expect(read(once)).toEqual(once);
      const rows = read({ responsibilities: [weights, [...weights].reverse()] });
      expect(read(rows)).toEqual(rows);
    }),
  );
});

it('weights that add to 1 up to the slack are scaled, and up to rounding are as they are', () => {
  const means = [[0], [1]];
  expect(read({ means, weights: [0.25, 0.7500005] })).toMatchObject({
    weights: Float64Array.of(0.25 / 1.0000005, 0.7500005 / 1.0000005),
  });
  expect(read({ means, weights: [0.1, 0.9000000000000001] })).toMatchObject({
    weights: Float64Array.of(0.1, 0.9000000000000001),
  });
});
