import {
  type ClusterModel,
  type DensityModel,
  type Matrix,
  type MatrixInput,
  MixwellError,
  type Rules,
  type TransformModel,
  describe,
  readOptions,
} from '@mixwell/core';

import { type FrameView, frameView } from './frame-view.ts';
import type { Column, Frame, FrameClass } from './frame.ts';
import { frameClassRule, prefixRule } from './rules.ts';

export interface AugmentOptions {
  /** What the names of the added columns start with. Default ''. */
  prefix?: string;
}

export interface AugmentIntoOptions<F> extends AugmentOptions {
  /** The class of the frame to return. Default: that of the frame that came in. */
  DataFrame: FrameClass<F>;
}

export const augmentRules: Rules<Partial<AugmentIntoOptions<unknown>>> = {
  prefix: prefixRule,
  DataFrame: frameClassRule('The class of the frame to return; without it, that of the frame that came in.'),
};

/**
 * The frame with what the model says of each row in new columns: `label`; `distance`, to the center of that label, where the
 * model gives distances; `probability`, of that label, where it gives probabilities; `logDensity` where it is a density.
 *
 * Features are found by name, so their order does not matter; all other columns, the index and the display settings stay as they
 * are. A Series needs `DataFrame`, since it has no room for columns. `frame` is not changed.
 *
 * @throws MixwellError `invalid-input` where a new column has the name of an old one, for a cell of a feature that is not a finite
 *   number (naming row and column), a frame without rows, and what is no frame or no model; `shape-mismatch` where a feature is
 *   missing; `invalid-param` for an unknown or unacceptable option.
 *
 * Cost: that of `predict` and of each other question asked; one copy of the rows.
 */
export function augment<F extends Frame>(model: ClusterModel, frame: F, options?: AugmentOptions): F;
export function augment<F>(model: ClusterModel, frame: Frame, options: AugmentIntoOptions<F>): F;
export function augment(
  model: ClusterModel,
  frame: Frame,
  options: Partial<AugmentIntoOptions<unknown>> = {},
): unknown {
  const { prefix, DataFrame } = readOptions<Partial<AugmentIntoOptions<unknown>>>('augment', augmentRules, options);
  const view = frameView(frame, 'augment');
  const Class = DataFrame ?? classOf(frame, view);
  const added = answers(readModel(model), view).map((column) => ({ ...column, name: prefix + column.name }));
  refuseCollisions(view.columns, added);
  const rows = Array.from(view.values, (row, i) => [
    ...(view.isSeries ? [row] : (row as readonly unknown[])),
    ...added.map(({ cells }) => cells[i]),
  ]);
  return new Class(rows, {
    columns: [...view.columns, ...added.map(({ name }) => name)],
    dtypes: [...view.dtypes, ...added.map(({ dtype }) => dtype)],
    index: [...view.index],
    ...(view.config && { config: { ...view.config } }),
  });
}

type Answering = ClusterModel &
  Partial<Pick<DensityModel, 'logDensity'> & TransformModel & { predictProba(x: MatrixInput): Matrix }>;

function readModel(model: unknown): Answering {
  if (typeof (model as Partial<ClusterModel> | null)?.predict === 'function') return model as Answering;
  throw new MixwellError('invalid-input', `augment: expected a fitted model with clusters; got ${describe(model)}.`);
}

function classOf(frame: Frame, { isSeries }: FrameView): FrameClass<unknown> {
  if (!isSeries) return frame.constructor as FrameClass<unknown>;
  throw new MixwellError(
    'invalid-input',
    'augment: a Series has no room for more columns; give the class to return as "DataFrame".',
  );
}

function answers(model: Answering, x: FrameView): Column[] {
  const labels = model.predict(x);
  const ofLabel = (matrix: Matrix): Float64Array =>
    Float64Array.from(labels, (label, i) => matrix.data[i * matrix.cols + label]);
  const distances = model.transform?.(x);
  const responsibilities = model.predictProba?.(x);
  const logDensity = model.logDensity?.(x);
  return [
    { name: 'label', dtype: 'int32', cells: labels },
    ...(distances?.cols === model.clusters ? [real('distance', ofLabel(distances))] : []),
    ...(responsibilities ? [real('probability', ofLabel(responsibilities))] : []),
    ...(logDensity ? [real('logDensity', logDensity)] : []),
  ];
}

function real(name: string, cells: Float64Array): Column {
  return { name, dtype: 'float32', cells };
}

function refuseCollisions(columns: readonly string[], added: readonly Column[]): void {
  const taken = added.find(({ name }) => columns.includes(name));
  if (taken === undefined) return;
  throw new MixwellError(
    'invalid-input',
    `augment: the frame already has a column "${taken.name}"; give the new columns another name with "prefix".`,
    { column: taken.name },
  );
}
