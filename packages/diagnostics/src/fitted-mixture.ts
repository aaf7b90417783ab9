import { type FittedModel, type Matrix, type MatrixInput, MixwellError, describe } from '@mixwell/core';

/** A fitted mixture of Gaussians, known by its shape: a model of `gmm`, or anyone else's. */
export interface FittedMixture extends FittedModel {
  /** One a component, adding to 1; with noise, to 1 - its weight. */
  readonly weights: Float64Array;
  /** components x features. */
  readonly means: Matrix;
  /** One features x features matrix a component. */
  readonly covariances: readonly Matrix[];
  /** The share of rows that belong to no component, and the box that they are uniform over. */
  readonly noise?: { readonly weight: number; readonly box: NoiseBox };
  /** The place that each component had in the start, in which "update" of the params counts. */
  readonly startIndex?: Int32Array;
  /** The most probable component of each row; that of noise is the number of components. */
  predict(x: MatrixInput): Int32Array;
  /** rows x components, or with noise one more. */
  predictProba(x: MatrixInput): Matrix;
}

/** The points origin + axes c with every coordinate c from its low to its high; the axes are columns of length 1. */
export interface NoiseBox {
  readonly origin: Float64Array;
  readonly axes: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** @throws MixwellError `invalid-param` for anything that is not a fitted mixture. */
export function refuseNonMixture(owner: string, model: unknown): asserts model is FittedMixture {
  const { weights, means, covariances, predict, columns, name } = Object(model) as Partial<FittedMixture>;
  const isMixture =
    weights instanceof Float64Array &&
    means?.rows === weights.length &&
    Array.isArray(covariances) &&
    covariances.length === weights.length &&
    Array.isArray(columns) &&
    typeof predict === 'function';
  if (isMixture) return;
  const got = typeof name === 'string' ? `a model of "${name}"` : describe(model);
  throw new MixwellError('invalid-param', `${owner}: expected a fitted mixture; got ${got}.`, { option: 'model' });
}
