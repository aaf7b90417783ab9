import { type Matrix, type Table, toTable } from '@mixwell/core';

/** Rows with the cluster that each came from, and what made them. */
export interface Labelled<Truth = unknown> {
  readonly x: Table;
  /** The cluster of each row, from 0. */
  readonly labels: Int32Array;
  /** The parameters of the distribution that the rows were drawn from. */
  readonly truth: Truth;
}

/** The Gaussian mixture that rows were drawn from. */
export interface MixtureTruth {
  /** Share of each component; they add to 1. */
  readonly weights: Float64Array;
  /** components x features. */
  readonly means: Matrix;
  /** One features x features matrix a component. */
  readonly covariances: readonly Matrix[];
}

/** The arcs that rows lie on, one a cluster, and how far they stray. */
export interface ArcsTruth {
  readonly arcs: readonly Arc[];
  /** Standard deviation of each coordinate about the arc. */
  readonly noise: number;
}

/** A piece of a circle. */
export interface Arc {
  readonly center: readonly [x: number, y: number];
  readonly radius: number;
  /** Where it begins, in radians, counterclockwise from the direction of x. */
  readonly from: number;
  /** Where it ends, in radians. */
  readonly to: number;
}

/** A Labelled of `data`, as many rows as `labels`, frozen. */
export function labelled<Truth>(
  owner: string,
  data: Float64Array,
  columns: readonly string[],
  labels: Int32Array,
  truth: Truth,
): Labelled<Truth> {
  const x = toTable({ data, rows: labels.length, cols: columns.length, columns }, owner);
  return Object.freeze({ x, labels, truth: Object.freeze(truth) });
}
