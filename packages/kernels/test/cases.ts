import {
  type Kernel,
  type Matrix,
  type RowArray,
  type Rows,
  type Sums,
  addSums,
  answerNow,
  randomStream,
  sweep,
} from '@mixwell/core';
import fc from 'fast-check';
import { expect } from 'vitest';

/** Random rows with weights, and a few points among them. */
export interface Case {
  readonly matrix: Matrix;
  /** Whole numbers from 0 to 3, not all 0. */
  readonly weights: Float64Array;
  readonly points: Matrix;
  /** Of one of the points, one a row. */
  readonly labels: Int32Array;
}

/** Up to 40 rows of 1 to 6 columns, and up to 5 points. */
export const cases: fc.Arbitrary<Case> = fc
  .record({
    rows: fc.integer({ min: 1, max: 40 }),
    cols: fc.integer({ min: 1, max: 6 }),
    points: fc.integer({ min: 1, max: 5 }),
    seed: fc.nat(),
  })
  .map(({ rows, cols, points, seed }) => makeCase(rows, cols, points, seed));

export function makeCase(rows: number, cols: number, points: number, seed: number | string): Case {
  const random = randomStream(seed, 'case');
  const below = (n: number) => Math.floor(random() * n);
  const weights = Float64Array.from({ length: rows }, () => below(4));
  weights[below(rows)] = 2;
  return {
    matrix: spread(rows, cols, random),
    weights,
    points: spread(points, cols, random),
    labels: Int32Array.from({ length: rows }, () => below(points)),
  };
}

/** Multiples of 1/1024 between -4 and 4: 1e8 can be added to them without rounding. */
function spread(rows: number, cols: number, random: () => number): Matrix {
  return { data: Float64Array.from({ length: rows * cols }, () => Math.floor(random() * 8192) / 1024 - 4), rows, cols };
}

/** One feature: a row a number. */
export function column(...data: readonly number[]): Matrix {
  return { data: Float64Array.from(data), rows: data.length, cols: 1 };
}

/** Squared, summed in column order. */
export function pointDistance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, j) => sum + (value - b[j]) ** 2, 0);
}

/** The sums of `kernel` over all rows, in blocks of 1024. */
export function sumsOf<Ask, S extends Sums<S>, A extends { readonly [K in keyof A]: RowArray }>(
  kernel: Kernel<Ask, S, A>,
  ask: Ask,
  rows: Rows,
  arrays?: A,
): S {
  return answerNow(sweep(kernel as Kernel<Ask, S, object>, ask, arrays ?? {}), rows);
}

/** The sums over all rows as one block, and as two blocks that are merged. */
export function wholeAndMerged<Ask, S extends Sums<S>, A extends { readonly [K in keyof A]: RowArray }>(
  kernel: Kernel<Ask, S, A>,
  ask: Ask,
  { matrix, weights }: Case,
  arrays = {} as A,
): { whole: S; merged: S } {
  const over = (first: number, end: number): S => {
    const sums = kernel.empty(ask, matrix.cols);
    const views = Object.entries<RowArray>(arrays).map(([name, array]) => {
      const width = array.length / matrix.rows;
      return [name, array.slice(first * width, end * width)];
    });
    const data = matrix.data.subarray(first * matrix.cols, end * matrix.cols);
    const block = { data, rows: end - first, cols: matrix.cols, weights: weights.subarray(first, end), first };
    kernel.accumulate(ask, block, sums, Object.fromEntries(views) as A);
    return sums;
  };
  const split = Math.ceil(matrix.rows / 3);
  const merged = over(0, split);
  (kernel.merge ?? addSums)(merged, over(split, matrix.rows));
  return { whole: over(0, matrix.rows), merged };
}

/** The same rows, each as often as its weight says: none for 0, two for 2. */
export function repeated({ matrix, weights, labels }: Case): { rows: Rows; indices: number[]; labels: Int32Array } {
  const indices = Array.from(weights).flatMap((weight, i) => new Array<number>(weight).fill(i));
  const { cols } = matrix;
  const data = Float64Array.from(indices.flatMap((i) => Array.from(matrix.data.subarray(i * cols, (i + 1) * cols))));
  return {
    rows: { matrix: { data, rows: indices.length, cols }, weights: null },
    indices,
    labels: Int32Array.from(indices, (i) => labels[i]),
  };
}

/** The same numbers, each `by` higher. */
export function shifted(matrix: Matrix, by: number): Matrix {
  return { ...matrix, data: matrix.data.map((value) => value + by) };
}

/** Each row of `matrix` as an array. */
export function rowsOf({ data, rows, cols }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * cols, (i + 1) * cols)));
}

/** Every field of `actual` is within `tolerance` of `expected`, relative to the larger of 1 and the largest of its numbers. */
export function expectClose(actual: object, expected: object, tolerance: number): void {
  expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
  for (const [field, numbers] of Object.entries(expected) as [string, ArrayLike<number>][]) {
    const given = (actual as Record<string, ArrayLike<number>>)[field];
    expect(given.length, field).toBe(numbers.length);
    const scale = Array.from(numbers).reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    const wrong = Array.from(numbers).findIndex((value, at) => !(Math.abs(given[at] - value) <= tolerance * scale));
    if (wrong >= 0) expect.fail(`${field}[${wrong}] is ${given[wrong]}; expected ${numbers[wrong]}`);
  }
}
