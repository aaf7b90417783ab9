import fc from 'fast-check';
import { expect, it } from 'vitest';
import { distanceSums } from './distance-sums.ts';

it('a row at 0, 0 and rows at 3, 4 and 0, 1 have sums 6, 5 and 1', () => {
  const sums = new Float64Array(3);
  distanceSums(Float64Array.of(0, 0, 3, 4, 0, 1), 2, 0, 1, 1, 3, sums);
  expect([...sums]).toEqual([6, 5, 1]);
});

it('adds to what is there, and leaves rows outside the ranges alone', () => {
  const sums = Float64Array.of(9, 1, 1, 9);
  distanceSums(Float64Array.of(5, 1, 3, 7), 1, 1, 2, 2, 3, sums);
  expect([...sums]).toEqual([9, 3, 3, 9]);
});

it('agrees with the definition for any split of the rows, in fours or not', () => {
  const any = fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 5 }));
  fc.assert(
    fc.property(
      any,
      fc.infiniteStream(fc.double({ min: -100, max: 100, noNaN: true })),
      ([first, second, cols], values) => {
        const rows = first + second;
        const data = Float64Array.from([...values.take(rows * cols)]);
        const sums = new Float64Array(rows);
        distanceSums(data, cols, 0, first, first, rows, sums);
        const expected = new Float64Array(rows);
        for (let i = 0; i < first; i++) {
          for (let t = first; t < rows; t++) {
            let square = 0;
            for (let j = 0; j < cols; j++) square += (data[i * cols + j] - data[t * cols + j]) ** 2;
            expected[i] += Math.sqrt(square);
            expected[t] += Math.sqrt(square);
          }
        }
        sums.forEach((sum, i) => expect(Math.abs(sum - expected[i])).toBeLessThanOrEqual(1e-14 * expected[i]));
      },
    ),
  );
});
