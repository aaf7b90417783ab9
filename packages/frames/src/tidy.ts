import { type ClusterModel, type Matrix, MixwellError, type Rules, describe, readOptions } from '@mixwell/core';

import { type Column, type Dtype, type FrameClass, frameOf, recordsOf } from './frame.ts';
import { frameClassRule } from './rules.ts';

export interface TidyOptions<F> {
  /** The class of the frame to return; without it, plain records. */
  DataFrame: FrameClass<F>;
}

/** A cluster or component as `tidy` describes it. */
export interface TidyRow {
  /** Training rows with its label. */
  readonly size: number;
  /** `cluster` or `component`, `weight`, and `mean_` and `sd_` before the name of each feature. */
  readonly [column: string]: number;
}

export const tidyRules: Rules<Partial<TidyOptions<unknown>>> = {
  DataFrame: frameClassRule('The class of the frame to return; without it, plain records.'),
};

/**
 * A row a cluster or component: its index, how many training rows have its label, and where it lies.
 *
 * Columns: `cluster` (`component` where the model has weights), `size`, `weight` where the model has them, `mean_<feature>`, and
 * `sd_<feature>` where the model has covariances, in the units of the feature.
 *
 * @throws MixwellError `invalid-input` for what is no model with clusters; `invalid-param` for an unknown or unacceptable option.
 */
export function tidy(model: ClusterModel): TidyRow[];
export function tidy<F>(model: ClusterModel, options: TidyOptions<F>): F;
export function tidy<F>(model: ClusterModel, options: Partial<TidyOptions<F>> = {}): F | TidyRow[] {
  const { DataFrame } = readOptions<Partial<TidyOptions<F>>>('tidy', tidyRules, options);
  const columns = columnsOf(readModel(model));
  return DataFrame ? frameOf(DataFrame, columns) : (recordsOf(columns) as unknown as TidyRow[]);
}

type Mixture = ClusterModel & { readonly weights?: Float64Array; readonly covariances?: readonly Matrix[] };

function readModel(model: unknown): Mixture {
  const { clusters, centers, labels, columns } = (model ?? {}) as Partial<ClusterModel>;
  if (clusters !== undefined && centers !== undefined && labels !== undefined && columns !== undefined)
    return model as Mixture;
  throw new MixwellError('invalid-input', `tidy: expected a fitted model with clusters; got ${describe(model)}.`);
}

function columnsOf({ clusters, centers, columns, labels, weights, covariances }: Mixture): Column[] {
  const each = (name: string, dtype: Dtype, cell: (k: number) => number): Column => {
    return { name, dtype, cells: Array.from({ length: clusters }, (_, k) => cell(k)) };
  };
  const sizes = new Int32Array(clusters);
  for (const label of labels) sizes[label]++;
  return [
    each(weights ? 'component' : 'cluster', 'int32', (k) => k),
    each('size', 'int32', (k) => sizes[k]),
    ...(weights ? [each('weight', 'float32', (k) => weights[k])] : []),
    ...columns.map((name, j) => each(`mean_${name}`, 'float32', (k) => centers.data[k * centers.cols + j])),
    ...(covariances
      ? columns.map((name, j) =>
          each(`sd_${name}`, 'float32', (k) => Math.sqrt(covariances[k].data[j * centers.cols + j])),
        )
      : []),
  ];
}
