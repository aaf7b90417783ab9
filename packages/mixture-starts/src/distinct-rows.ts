import type { Matrix } from '@mixwell/core';

/** Rows that are all different, and which of them each row is. */
export interface DistinctRows {
  readonly matrix: Matrix;
  /** Sum of the weights of equal rows. */
  readonly weights: Float64Array;
  /** One a row of the input. */
  readonly place: Int32Array;
}

/** Equal rows as one of their joint weight, in the order of their first; rows of weight 0 are no rows, at place -1. */
export function distinctRows({ data, cols }: Matrix, weights: Float64Array): DistinctRows {
  const places = new Map<string, number>();
  const firsts: number[] = [];
  const joint: number[] = [];
  const place = Int32Array.from(weights, (weight, i) => {
    if (!(weight > 0)) return -1;
    const key = data.subarray(i * cols, (i + 1) * cols).join();
    const known = places.get(key);
    if (known !== undefined) {
      joint[known] += weight;
      return known;
    }
    places.set(key, firsts.length);
    joint.push(weight);
    return firsts.push(i) - 1;
  });
  const kept = new Float64Array(firsts.length * cols);
  firsts.forEach((i, at) => kept.set(data.subarray(i * cols, (i + 1) * cols), at * cols));
  return { matrix: { data: kept, rows: firsts.length, cols }, weights: Float64Array.from(joint), place };
}
