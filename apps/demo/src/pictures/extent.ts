import type { Matrix } from 'mixwell';

/** Lowest and highest value of column `c`, with a margin. */
export function extentOf({ data, rows, cols }: Matrix, c: number): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < rows; i++) {
    low = Math.min(low, data[cols * i + c]);
    high = Math.max(high, data[cols * i + c]);
  }
  const margin = 0.12 * (high - low) || 1;
  return [low - margin, high + margin];
}
