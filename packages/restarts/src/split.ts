import type { Rows } from '@mixwell/core';
import { exp, jacobiEigen, log } from '@mixwell/math';
import { orderOf } from './order-of.ts';
import { type Pauses, PAUSE } from './work.ts';

/** A cluster in two parts. */
export interface Split {
  /** What the objective gains by the split, estimated along one direction: nats, or squared data units. */
  readonly gain: number;
  /** Mean of the part that keeps the cluster's place. */
  readonly near: number[];
  /** Mean of the other part. */
  readonly far: number[];
  /** The rows of the other part. */
  readonly farRows: Int32Array;
  /** Its share of the weight of the cluster. */
  readonly farShare: number;
}

/** Directions of a cluster that are looked at: those of its largest variances. */
const DIRECTIONS = 8;

/** Least variance that the parts are taken to have, relative to the cluster's: parts of equal rows gain no infinity. */
const LEAST_WITHIN = 1e-3;

/**
 * The cut of cluster `k` across one of its principal axes that gains most; null where its rows are all equal or too few.
 *
 * For a likelihood ('larger') the gain is that of two normal distributions over one, with one common variance along the axis and
 * each with its own weight: n (ln(v / v within) / 2 + p ln p + q ln q). For least squares it is the fall of the sum of squares.
 * In a mixture each part needs more rows than columns.
 *
 * Cost: O(n cols^2) for the n rows of the cluster.
 */
export function* bestSplit(
  rows: Rows,
  labels: Int32Array,
  k: number,
  better: 'smaller' | 'larger',
): Pauses<Split | null> {
  const cluster = clusterOf(rows, labels, k);
  const { members, cols } = cluster;
  const least = better === 'larger' ? cols + 1 : 1;
  if (members.length < 2 * least) return null;
  const mean = meanOf(cluster, Int32Array.from(members.keys()));
  const { vectors, values } = jacobiEigen(scatterOf(cluster, mean), cols);
  let best: Cut | null = null;
  for (let axis = 0; axis < Math.min(cols, DIRECTIONS) && values[axis] > 0; axis++) {
    const cut = bestCut(cluster, projections(cluster, mean, vectors, axis), least, better);
    if (cut && (best === null || cut.gain > best.gain)) best = cut;
    yield PAUSE;
  }
  if (best === null) return null;
  const far = best.order.subarray(best.at);
  return {
    gain: best.gain,
    near: meanOf(cluster, best.order.subarray(0, best.at)),
    far: meanOf(cluster, far),
    farRows: far.map((at) => members[at]),
    farShare: best.farShare,
  };
}

/** The rows of a cluster that have weight, one after another. */
interface Cluster {
  /** Where each was among all rows. */
  readonly members: Int32Array;
  readonly data: Float64Array;
  readonly cols: number;
  readonly weights: Float64Array;
}

interface Cut {
  readonly gain: number;
  /** The rows of the cluster along the axis. */
  readonly order: Int32Array;
  /** How many of them are near. */
  readonly at: number;
  readonly farShare: number;
}

function clusterOf({ matrix, weights }: Rows, labels: Int32Array, k: number): Cluster {
  const { data, cols } = matrix;
  const members = labels.map((_, i) => i).filter((i) => labels[i] === k && (weights?.[i] ?? 1) > 0);
  const own = new Float64Array(members.length * cols);
  members.forEach((i, at) => own.set(data.subarray(i * cols, (i + 1) * cols), at * cols));
  return { members, data: own, cols, weights: Float64Array.from(members, (i) => weights?.[i] ?? 1) };
}

/** Of rows of the cluster; about the first of them, so that an offset of the data costs no digits. */
function meanOf({ data, cols, weights }: Cluster, rows: Int32Array): number[] {
  const origin = data.subarray(rows[0] * cols, (rows[0] + 1) * cols);
  const shift = new Float64Array(cols);
  let total = 0;
  for (const at of rows) {
    total += weights[at];
    for (let j = 0; j < cols; j++) shift[j] += weights[at] * (data[at * cols + j] - origin[j]);
  }
  return Array.from(origin, (value, j) => value + shift[j] / total);
}

function scatterOf({ members, data, cols, weights }: Cluster, mean: readonly number[]): Float64Array {
  const scatter = new Float64Array(cols * cols);
  for (let at = 0; at < members.length; at++) {
    for (let a = 0; a < cols; a++) {
      const left = weights[at] * (data[at * cols + a] - mean[a]);
      for (let b = a; b < cols; b++) scatter[a * cols + b] += left * (data[at * cols + b] - mean[b]);
    }
  }
  for (let a = 0; a < cols; a++) for (let b = 0; b < a; b++) scatter[a * cols + b] = scatter[b * cols + a];
  return scatter;
}

function projections(
  { members, data, cols }: Cluster,
  mean: readonly number[],
  vectors: Float64Array,
  axis: number,
): Float64Array {
  const along = new Float64Array(members.length);
  for (let at = 0; at < along.length; at++) {
    for (let j = 0; j < cols; j++) along[at] += (data[at * cols + j] - mean[j]) * vectors[j * cols + axis];
  }
  return along;
}

/** The best cut by the places `along` an axis, which are about their mean. */
function bestCut({ weights }: Cluster, along: Float64Array, least: number, better: 'smaller' | 'larger'): Cut | null {
  const order = orderOf(along);
  let total = 0;
  let spread = 0;
  for (const at of order) {
    total += weights[at];
    spread += weights[at] * along[at] * along[at];
  }
  let best: Cut | null = null;
  /** What spread / within must exceed to gain more than the best so far, since the shares add nothing above 0; a bit less for rounding. */
  let hurdle = 0;
  let low = 0;
  let lowSum = 0;
  for (let n = 1; n <= order.length - least; n++) {
    const last = order[n - 1];
    low += weights[last];
    lowSum += weights[last] * along[last];
    if (n < least || along[last] === along[order[n]]) continue;
    const p = low / total;
    const q = 1 - p;
    const between = (lowSum * lowSum) / (total * p * q);
    const within = Math.max(spread - between, LEAST_WITHIN * spread);
    if (spread / within < hurdle) continue;
    const gain = better === 'smaller' ? between : total * (log(spread / within) / 2 + p * log(p) + q * log(q));
    if (best !== null && gain <= best.gain) continue;
    best = { gain, order, at: n, farShare: q };
    if (better === 'larger') hurdle = (1 - 1e-9) * exp((2 * gain) / total);
  }
  return best;
}
