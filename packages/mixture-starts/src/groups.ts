import type { Matrix } from '@mixwell/core';
import { packedLength } from '@mixwell/kernels';

/** Groups of rows, each known by its moments; merging one into another leaves it empty. */
export interface Groups {
  readonly count: number;
  readonly cols: number;
  /** One a group; a group that was merged into another has 0. */
  readonly weight: Float64Array;
  /** count x cols. */
  readonly mean: Float64Array;
  /** count x packed upper triangle: sums of weight times (x - mean)(x - mean)'. */
  readonly scatter: Float64Array;
  /** Trace of the scatter, one a group. */
  readonly trace: Float64Array;
}

/** A group a row. */
export function singletons({ data, rows, cols }: Matrix, weights: Float64Array): Groups {
  return {
    count: rows,
    cols,
    weight: weights.slice(),
    mean: data.slice(),
    scatter: new Float64Array(rows * packedLength(cols)),
    trace: new Float64Array(rows),
  };
}

/** The scatter that two groups have together, into `together`; gives its trace. */
export function jointScatter(groups: Groups, a: number, b: number, together: Float64Array): number {
  const { cols, weight, mean, scatter, trace } = groups;
  const packed = together.length;
  for (let at = 0; at < packed; at++) together[at] = scatter[a * packed + at] + scatter[b * packed + at];
  const share = (weight[a] * weight[b]) / (weight[a] + weight[b]);
  const apart = new Float64Array(cols);
  for (let j = 0; j < cols; j++) apart[j] = mean[a * cols + j] - mean[b * cols + j];
  for (let i = 0, at = 0; i < cols; i++) for (let j = i; j < cols; j++) together[at++] += share * apart[i] * apart[j];
  return trace[a] + trace[b] + betweenTrace(groups, a, b);
}

/** What the trace of the scatter grows by when two groups merge. */
export function betweenTrace({ cols, weight, mean }: Groups, a: number, b: number): number {
  let square = 0;
  for (let j = 0, p = a * cols, q = b * cols; j < cols; j++, p++, q++) {
    const apart = mean[p] - mean[q];
    square += apart * apart;
  }
  return ((weight[a] * weight[b]) / (weight[a] + weight[b])) * square;
}

/** Makes one group of two: `from` goes into `into`. */
export function merge(groups: Groups, into: number, from: number): void {
  const { cols, weight, mean, scatter, trace } = groups;
  const together = new Float64Array(packedLength(cols));
  trace[into] = jointScatter(groups, into, from, together);
  scatter.set(together, into * together.length);
  const total = weight[into] + weight[from];
  for (let j = 0; j < cols; j++) {
    mean[into * cols + j] += (weight[from] / total) * (mean[from * cols + j] - mean[into * cols + j]);
  }
  weight[into] = total;
  weight[from] = 0;
}

/** The trace of the scatter of all rows about their mean, over rows x columns; above 0 even where no row differs from another. */
export function averageVariance({ count, cols, weight, mean, trace }: Groups): number {
  const rows = weight.reduce((sum, value) => sum + value, 0);
  let total = trace.reduce((sum, value) => sum + value, 0);
  for (let j = 0; j < cols; j++) {
    let middle = 0;
    for (let k = 0; k < count; k++) middle += (weight[k] / rows) * mean[k * cols + j];
    for (let k = 0; k < count; k++) total += weight[k] * (mean[k * cols + j] - middle) * (mean[k * cols + j] - middle);
  }
  return Math.max(total / (rows * cols), EPSILON);
}

const EPSILON = 2.220446049250313e-16;
