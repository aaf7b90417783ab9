import type { RandomStream } from '@mixwell/core';
import type { Rows } from '../workers/serve.ts';

/** Greedy k-means++: each next center is the best of 2 + floor(ln clusters) rows drawn by squared distance. */
export function seeding(x: Rows, clusters: number, random: RandomStream): Float64Array {
  const { data, rows, cols } = x;
  const centers = new Float64Array(clusters * cols);
  const take = (i: number, k: number): void => centers.set(data.subarray(i * cols, (i + 1) * cols), k * cols);
  const first = Math.floor(random() * rows);
  let closest = new Float64Array(rows).fill(Infinity);
  let inertia = lower(x, first, closest, closest);
  take(first, 0);
  let better = new Float64Array(rows);
  let trial = new Float64Array(rows);
  for (let k = 1; k < clusters; k++) {
    let least = Infinity;
    let seed = 0;
    for (let candidate = 0; candidate < 2 + Math.floor(Math.log(clusters)); candidate++) {
      const i = draw(closest, random() * inertia);
      const sum = lower(x, i, closest, trial);
      if (sum >= least) continue;
      least = sum;
      seed = i;
      [better, trial] = [trial, better];
    }
    [closest, better] = [better, closest];
    inertia = least;
    take(seed, k);
  }
  return centers;
}

/** The lower of each row's squared distance so far and that from row `seed`, into `into`; gives their sum. */
function lower({ data, rows, cols }: Rows, seed: number, closest: Float64Array, into: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    let distance = 0;
    for (let j = 0; j < cols; j++) {
      const difference = data[i * cols + j] - data[seed * cols + j];
      distance += difference * difference;
    }
    into[i] = Math.min(distance, closest[i]);
    sum += into[i];
  }
  return sum;
}

function draw(values: Float64Array, target: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i];
    if (sum > target) return i;
  }
  return values.length - 1;
}
