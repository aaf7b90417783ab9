import type { Matrix } from '@mixwell/core';

/** Kernels take points by twos. */
export function evenPoints(count: number): number {
  return count + (count % 2);
}

/** Writes an even number of points; the one too many is at infinity, where it is nobody's nearest. */
export function packPoints({ data, rows, cols }: Matrix, to: Float64Array): void {
  to.set(data);
  to.fill(Infinity, rows * cols);
}
