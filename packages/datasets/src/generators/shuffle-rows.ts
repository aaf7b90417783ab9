import type { RandomStream } from '@mixwell/core';
import { permutation } from '@mixwell/random';

/** Puts the rows of `data`, and their labels with them, in a random order; writes both. */
export function shuffleRows(data: Float64Array, labels: Int32Array, stream: RandomStream): void {
  const cols = data.length / labels.length;
  const [rows, classes] = [data.slice(), labels.slice()];
  permutation(stream, labels.length).forEach((from, to) => {
    data.set(rows.subarray(from * cols, (from + 1) * cols), to * cols);
    labels[to] = classes[from];
  });
}
