import { type Matrix, randomStream } from '@mixwell/core';

/** `clusters` overlapping heaps, of numbers whose every bit is random. */
export function heaps(rows: number, cols: number, clusters: number): Matrix {
  const random = randomStream('golden');
  const value = (_: unknown, at: number): number =>
    random() + random() + random() + 2 * ((Math.floor(at / cols) * (1 + (at % cols))) % clusters);
  return { data: Float64Array.from({ length: rows * cols }, value), rows, cols };
}

/** Weights of 0 to 3, some of them fractions. */
export function weights(rows: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => (i % 7) / 2);
}

/** The same rows with a cell missing here and there. */
export function withHoles({ data, ...shape }: Matrix): Matrix {
  return { ...shape, data: data.map((value, at) => (at % 23 === 5 ? NaN : value)) };
}
