import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bySize } from './stick-order.ts';
import { meanLogWeights, weightDivergence, weightPosterior } from './weights.ts';

it('weights 1, 3, 3, 2 come as 3, 3, 2, 1, and their points and moments with them', () => {
  const each = (...values: number[]): Float64Array => Float64Array.from(values);
  const moments = {
    weight: each(1, 3, 3, 2),
    shift: each(1, 1, 2, 2, 3, 3, 4, 4),
    square: each(5, 5, 6, 6, 7, 7, 8, 8),
  };
  expect(bySize({ about: each(9, 10, 11, 12, 13, 14, 15, 16), moments })).toEqual({
    about: each(11, 12, 13, 14, 15, 16, 9, 10),
    moments: { weight: each(3, 3, 2, 1), shift: each(2, 2, 3, 3, 4, 4, 1, 1), square: each(6, 6, 7, 7, 8, 8, 5, 5) },
  });
});

it('scatters of two columns are three numbers each', () => {
  const moments = {
    weight: Float64Array.of(1, 2),
    shift: new Float64Array(4),
    scatter: Float64Array.of(1, 2, 3, 4, 5, 6),
  };
  expect(bySize({ about: new Float64Array(4), moments }).moments).toMatchObject({
    scatter: Float64Array.of(4, 5, 6, 1, 2, 3),
  });
});

it('no order of counts has a higher bound than the falling one; orders differ by minus the sum of ln(concentration + tail)', () => {
  const count = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(count, { minLength: 2, maxLength: 6 }),
      fc.double({ min: 0.01, max: 10, noNaN: true }),
      (counts, a) => {
        // What of the bound depends on the order: E[ln weight] of each row, less the divergence.
        const bound = (order: number[]): number => {
          const posterior = weightPosterior('dirichlet-process', a, Float64Array.from(order));
          const logs = meanLogWeights(posterior);
          return order.reduce((sum, n, k) => sum + n * logs[k], 0) - weightDivergence(posterior, a);
        };
        const tails = (order: number[]): number =>
          order
            .slice(1)
            .reduce((sum, _, k) => sum + Math.log(a + order.slice(k + 1).reduce((tail, n) => tail + n, 0)), 0);
        const falling = counts.toSorted((x, y) => y - x);
        expect(bound(falling)).toBeGreaterThanOrEqual(bound(counts) - 1e-9);
        expect(bound(falling) - bound(counts)).toBeCloseTo(tails(counts) - tails(falling), 8);
      },
    ),
    { numRuns: 300 },
  );
});
