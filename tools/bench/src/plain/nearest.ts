import type { Rows } from '../workers/serve.ts';

/** The nearest center of each row into `labels`; gives the inertia. */
export function nearest({ data, rows, cols }: Rows, centers: Float64Array, labels: Int32Array): number {
  const clusters = centers.length / cols;
  let inertia = 0;
  for (let i = 0; i < rows; i++) {
    const row = i * cols;
    let best = Infinity;
    let label = 0;
    for (let k = 0; k < clusters; k++) {
      const center = k * cols;
      let distance = 0;
      for (let j = 0; j < cols; j++) {
        const difference = data[row + j] - centers[center + j];
        distance += difference * difference;
      }
      if (distance < best) {
        best = distance;
        label = k;
      }
    }
    labels[i] = label;
    inertia += best;
  }
  return inertia;
}

/** The sum over rows of the squared length of the center they were given: the same however the centers are numbered. */
export function sumOfLengths(labels: ArrayLike<number>, centers: ArrayLike<number>, cols: number): number {
  const lengths = new Float64Array(centers.length / cols);
  for (let at = 0; at < centers.length; at++) lengths[Math.floor(at / cols)] += centers[at] * centers[at];
  let sum = 0;
  for (let i = 0; i < labels.length; i++) sum += lengths[labels[i]];
  return sum;
}
