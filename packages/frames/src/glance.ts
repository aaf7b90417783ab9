import { type FittedModel, MixwellError, type Rules, type StopReason, describe, readOptions } from '@mixwell/core';

import { type Dtype, type FrameClass, frameOf } from './frame.ts';
import { frameClassRule } from './rules.ts';

export interface GlanceOptions<F> {
  /** The class of the frame to return; without it, an array of one plain record. */
  DataFrame: FrameClass<F>;
}

/** What `glance` says of every model. */
export interface GlanceRow {
  readonly estimator: string;
  /** Training rows. */
  readonly rows: number;
  readonly features: number;
  /** What the fit made small or large. */
  readonly objective: string;
  /** The objective at the end of the fit. */
  readonly value: number;
  readonly iterations: number;
  readonly converged: boolean;
  readonly stop: StopReason;
  /** How many warnings the report has. */
  readonly warnings: number;
}

/** The facts that some models have beside, each under its own name. */
type Facts = 'clusters' | 'inertia' | 'logLikelihood' | 'freeParameters';

/** `GlanceRow` and whichever facts `M` has. */
export type Glance<M extends FittedModel> = GlanceRow & Pick<M, keyof M & Facts>;

export const glanceRules: Rules<Partial<GlanceOptions<unknown>>> = {
  DataFrame: frameClassRule('The class of the frame to return; without it, an array of one plain record.'),
};

const facts: Readonly<Record<Facts, Dtype>> = {
  clusters: 'int32',
  inertia: 'float32',
  logLikelihood: 'float32',
  freeParameters: 'int32',
};

/**
 * One row that says what the model is and how its fit went.
 *
 * Columns: `estimator`, `clusters`, `rows`, `features`, `objective` (its name), `value`, `iterations`, `converged`, `stop`, then
 * `inertia`, `logLikelihood` and `freeParameters` as far as the model has them, and `warnings` (their number). No cell is ever empty.
 *
 * @throws MixwellError `invalid-input` for what is no fitted model; `invalid-param` for an unknown or unacceptable option.
 */
export function glance<M extends FittedModel>(model: M): Glance<M>[];
export function glance<F>(model: FittedModel, options: GlanceOptions<F>): F;
export function glance<F>(model: FittedModel, options: Partial<GlanceOptions<F>> = {}): F | GlanceRow[] {
  const { DataFrame } = readOptions<Partial<GlanceOptions<F>>>('glance', glanceRules, options);
  const cells = cellsOf(readModel(model));
  if (!DataFrame) return [Object.fromEntries(cells.map(([name, , cell]) => [name, cell])) as unknown as GlanceRow];
  return frameOf(
    DataFrame,
    cells.map(([name, dtype, cell]) => ({ name, dtype, cells: [cell] })),
  );
}

type Cell = readonly [name: string, dtype: Dtype, cell: unknown];

function readModel(model: unknown): FittedModel {
  const { name, columns, report } = (model ?? {}) as Partial<FittedModel>;
  if (name !== undefined && columns !== undefined && report?.history !== undefined) return model as FittedModel;
  throw new MixwellError('invalid-input', `glance: expected a fitted model; got ${describe(model)}.`);
}

function cellsOf(model: FittedModel): Cell[] {
  const { name, columns, report } = model;
  const fact = (of: Facts): Cell[] => {
    const value = (model as Partial<Record<Facts, number>>)[of];
    return value === undefined ? [] : [[of, facts[of], value]];
  };
  return [
    ['estimator', 'string', name],
    ...fact('clusters'),
    ['rows', 'int32', report.rows],
    ['features', 'int32', columns.length],
    ['objective', 'string', report.objectiveName],
    ['value', 'float32', report.objective],
    ['iterations', 'int32', report.iterations],
    ['converged', 'boolean', report.converged],
    ['stop', 'string', report.stop],
    ...fact('inertia'),
    ...fact('logLikelihood'),
    ...fact('freeParameters'),
    ['warnings', 'int32', report.warnings.length],
  ];
}
