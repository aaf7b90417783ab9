import type { Arithmetic } from './arithmetic.ts';
import type { HireFitPool } from './fit-pool.ts';
import type { RowsAbout } from './fit.ts';
import type { ModelJson } from './json.ts';
import type { Matrix, MatrixInput } from './matrix.ts';
import type { Gaps } from './table.ts';
import type { Rules } from './rules.ts';
import type { Crew, Hire } from './runner/crew.ts';
import type { Seed } from './seed.ts';

/** A recipe: immutable, reusable, and idle until `fit`. */
export interface Estimator<M extends FittedModel, Options extends object = Record<string, unknown>> {
  /** 'kmeans', 'gmm', ... */
  readonly name: string;
  /** Every option, resolved. */
  readonly params: Readonly<Record<string, unknown>>;
  /** What each option means, accepts and defaults to. */
  readonly rules: Rules<Options>;
  /** The same recipe with some options changed. */
  with(changes: Partial<Options>): Estimator<M, Options>;
  /** Fits in this thread, without a pause. */
  fit(x: MatrixInput, options?: FitOptions<M>): M;
  /** Fits without holding up this thread: in it, block by block of rows, or in `workers`; the same bits as `fit`. */
  fitAsync(x: MatrixInput, options?: FitAsyncOptions<M>): Promise<M>;
  /** Fits one iteration a `next()`; the model is the generator's return value. */
  steps(x: MatrixInput, options?: FitOptions<M>): Generator<FitStep<M>, M>;
  /** Starts threads that several `fitAsync` can share; absent where the estimator works in one thread only. */
  readonly hire?: Hire;
  /** Starts threads that make whole fits of several starts; absent where this thread makes them. */
  readonly hireFitPool?: HireFitPool;
  /** 'missing-cells' where it takes rows with missing cells: NaN, null or undefined. */
  readonly gaps?: Gaps;
  /** What `init` is for a start from these clusters. Absent: their means, or `{ weights, means, covariances }` of a mixture. */
  readonly initFrom?: (clusters: ClusterParameters) => unknown;
}

/** What a fit that starts from clusters of other fits needs of them. */
export interface ClusterParameters {
  /** One a cluster, adding to 1; null where clusters are means only. */
  readonly weights: readonly number[] | null;
  /** clusters x features. */
  readonly means: readonly (readonly number[])[];
  /** features x features, one a cluster; null where clusters are means only. */
  readonly covariances: readonly Matrix[] | null;
}

export interface FitOptions<M extends FittedModel = FittedModel> {
  /** One weight a row, at least 0: a row of weight 2 counts as two rows, one of weight 0 as absent. */
  sampleWeights?: ArrayLike<number>;
  /** Ends the fit with a MixwellError `aborted` that has the model so far in `details.model`. */
  signal?: AbortSignal;
  /** Called after each iteration; returning false stops the fit with the model as it is. */
  onIteration?(step: FitStep<M>): boolean | void;
  /**
   * Default `'strict'`: the same bits on every platform. `'fused'` rounds a product together with the sum that it is added to, where the
   * engine can: faster, the same up to rounding, and the same bits for any number of workers.
   */
  arithmetic?: Arithmetic;
}

export interface FitAsyncOptions<M extends FittedModel = FittedModel> extends FitOptions<M> {
  /**
   * Threads that share the work, at least 1; 1, the default, is this thread alone. Or a crew that was hired before, which outlives
   * the fit. No number of them changes a bit.
   */
  workers?: number | Crew;
}

export interface FitStep<M extends FittedModel> {
  /** From 1. */
  readonly iteration: number;
  /** The objective after this iteration. */
  readonly objective: number;
  /** How much the objective moved in this iteration, in its own units. */
  readonly change: number;
  /** The model of this moment. */
  snapshot(): M;
}

export type StopReason = 'tolerance' | 'max-iterations' | 'stopped-by-caller' | 'aborted';

export interface FitWarning {
  readonly code: string;
  readonly message: string;
}

export interface FitReport {
  /** `history` at its end; 0 of a model that was derived from another, which has no history. */
  readonly objective: number;
  readonly objectiveName: 'inertia' | 'logLikelihood' | (string & {});
  readonly better: 'smaller' | 'larger';
  /** The objective after each iteration; empty where the model was derived from another: see the warning 'derived'. */
  readonly history: readonly number[];
  readonly iterations: number;
  readonly stop: StopReason;
  /** True where `stop` is 'tolerance'. */
  readonly converged: boolean;
  readonly rows: number;
  /** Sum of the sample weights; the number of rows where none were given. */
  readonly totalWeight: number;
  readonly warnings: readonly FitWarning[];
  /** How far the stop was from the optimum, by Aitken's extrapolation of `history`; absent where there is no such estimate. */
  readonly aitken?: AitkenEstimate;
}

export interface AitkenEstimate {
  /** The objective that more iterations would approach. */
  readonly limit: number;
  /** From `objective` to there, at least 0. */
  readonly distance: number;
}

export interface FittedModel {
  /** The estimator that made it. */
  readonly name: string;
  /** Every option of the recipe, resolved. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The features it was fitted on, in order. */
  readonly columns: readonly string[];
  readonly report: FitReport;
  /** 'missing-cells' where `predict`, `logDensity` and the like take rows with missing cells: NaN, null or undefined. */
  readonly gaps?: Gaps;
  toJSON(): ModelJson;
}

export interface ClusterModel extends FittedModel {
  readonly clusters: number;
  /** clusters x features. */
  readonly centers: Matrix;
  /** The cluster of each training row, from 0. */
  readonly labels: Int32Array;
  /** The cluster of each row of `x`, from 0. */
  predict(x: MatrixInput): Int32Array;
}

export interface DensityModel extends FittedModel {
  /** The dimension of the parameter space, as BIC and AIC count it. */
  readonly freeParameters: number;
  /** Natural logarithm of the density at each row of `x`. */
  logDensity(x: MatrixInput): Float64Array;
  /** Draws rows, with the component that each came from. */
  sample(rows: number, options?: { seed?: Seed }): { x: Matrix; labels: Int32Array };
}

export interface TransformModel extends FittedModel {
  transform(x: MatrixInput): Matrix;
}

/** The report of a fit over the rows of `about`; without an iteration the objective is 0. */
export function fitReport(
  about: RowsAbout,
  facts: Pick<FitReport, 'objectiveName' | 'better' | 'history' | 'stop' | 'warnings' | 'aitken'>,
): FitReport {
  const history = Object.freeze([...facts.history]);
  return Object.freeze({
    objective: history.at(-1) ?? 0,
    objectiveName: facts.objectiveName,
    better: facts.better,
    history,
    iterations: history.length,
    stop: facts.stop,
    converged: facts.stop === 'tolerance',
    rows: about.rows,
    totalWeight: about.totalWeight,
    warnings: Object.freeze([...facts.warnings]),
    ...(facts.aitken && { aitken: Object.freeze({ ...facts.aitken }) }),
  });
}
