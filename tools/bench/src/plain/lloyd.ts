import type { Rows } from '../workers/serve.ts';
import { nearest } from './nearest.ts';

export interface Lloyd {
  readonly centers: Float64Array;
  readonly labels: Int32Array;
  readonly inertia: number;
  readonly iterations: number;
}

/** Lloyd's iterations as one would write them first: typed arrays, two loops, nothing else. */
export function lloyd(x: Rows, start: ArrayLike<number>, iterations: number): Lloyd {
  const centers = Float64Array.from(start);
  const labels = new Int32Array(x.rows);
  const before = new Int32Array(x.rows);
  let inertia = nearest(x, centers, labels);
  for (let done = 0; done < iterations; done++) {
    toMeans(x, labels, centers);
    before.set(labels);
    inertia = nearest(x, centers, labels);
    if (labels.every((label, i) => label === before[i])) return { centers, labels, inertia, iterations: done + 1 };
  }
  return { centers, labels, inertia, iterations };
}

/** Each center to the mean of its rows; one without rows to the row that is farthest from its own center, which gives it up. */
function toMeans({ data, rows, cols }: Rows, labels: Int32Array, centers: Float64Array): void {
  const clusters = centers.length / cols;
  const counts = new Float64Array(clusters);
  const sums = new Float64Array(centers.length);
  for (let i = 0; i < rows; i++) {
    const label = labels[i];
    counts[label]++;
    for (let j = 0; j < cols; j++) sums[label * cols + j] += data[i * cols + j];
  }
  const gone = new Set<number>();
  for (let k = 0; k < clusters; k++) {
    if (counts[k] > 0) continue;
    const far = farthest({ data, rows, cols }, labels, centers, gone);
    gone.add(far);
    counts[labels[far]]--;
    counts[k] = 1;
    for (let j = 0; j < cols; j++) {
      sums[labels[far] * cols + j] -= data[far * cols + j];
      sums[k * cols + j] = data[far * cols + j];
    }
  }
  for (let k = 0; k < clusters; k++) {
    for (let j = 0; j < cols; j++) centers[k * cols + j] = sums[k * cols + j] / counts[k];
  }
}

function farthest(
  { data, rows, cols }: Rows,
  labels: Int32Array,
  centers: Float64Array,
  gone: ReadonlySet<number>,
): number {
  let [found, most] = [-1, -1];
  for (let i = 0; i < rows; i++) {
    let square = 0;
    for (let j = 0; j < cols; j++) square += (data[i * cols + j] - centers[labels[i] * cols + j]) ** 2;
    if (square > most && !gone.has(i)) [found, most] = [i, square];
  }
  return found;
}
