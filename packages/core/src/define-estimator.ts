import type { ClusterParameters, Estimator, FitOptions, FittedModel } from './estimator.ts';
import { shareFindings } from './findings.ts';
import { refuseBadFitAsyncOptions, refuseBadFitOptions } from './fit-options.ts';
import type { HireFitPool } from './fit-pool.ts';
import type { Fit, RowsAbout } from './fit.ts';
import type { MatrixInput } from './matrix.ts';
import { type Rules, readOptions, refuseNonObject } from './rules.ts';
import type { Rows } from './runner/blocks.ts';
import { type Hire, withCrew } from './runner/crew.ts';
import type { House } from './runner/home.ts';
import { runAsync, runNow, runSteps } from './runner/run.ts';
import { type Gaps, hasMissingCells, toTable } from './table.ts';
import { readWeights } from './weights.ts';

/** All that makes an estimator: its name, its options and its algorithm. */
export interface EstimatorDefinition<
  Options extends object,
  M extends FittedModel,
  Params = Readonly<Required<Options>>,
> {
  readonly name: string;
  readonly rules: Rules<Options>;
  /** Refuses options that do not go together; throws MixwellError `invalid-param`. */
  check?(params: Params): void;
  /** Whether rows may have missing cells (NaN in what sweeps see). Absent: they may not. */
  allowsMissingCells?(params: Params): boolean;
  /** The algorithm: a conversation that ends with the model. */
  fit(params: Params, about: RowsAbout): Fit<M>;
  /** Who shares the work of `fitAsync`: `hire` of @mixwell/kernels. Absent: this thread does all of it. */
  readonly hire?: Hire;
  /** Who makes whole fits of several starts: `hireFitPool` of @mixwell/fit-pool. Absent: this thread, one after another. */
  readonly hireFitPool?: HireFitPool;
  /** What `init` is for a start from clusters of other fits. Absent: what it is of an Estimator without `initFrom`. */
  initFrom?(params: Params, clusters: ClusterParameters): unknown;
  /** Where rows live during a fit: `house` of @mixwell/kernels. Absent: where they are. */
  readonly house?: House;
}

/** Makes recipes: `kmeans({ clusters: 3 })`. */
export interface EstimatorFactory<Options extends object, M extends FittedModel> {
  (options: Options): Estimator<M, Options>;
  /** The name of every recipe that it makes. */
  readonly estimatorName: string;
  readonly rules: Rules<Options>;
}

/**
 * An estimator from its definition: ours are made this way, and so is a third party's.
 *
 * `Params` is what the rules make of `Options`; give it where they differ, as where a matrix comes in as rows.
 */
export function defineEstimator<Options extends object, M extends FittedModel, Params = Readonly<Required<Options>>>(
  definition: EstimatorDefinition<Options, M, Params>,
): EstimatorFactory<Options, M> {
  const { name, rules } = definition;
  const factory = (options: Options): Estimator<M, Options> => {
    const params = readOptions(name, rules, options);
    definition.check?.(params as Params);
    return recipe(definition, params, factory);
  };
  return Object.assign(factory, { estimatorName: name, rules });
}

function recipe<Options extends object, M extends FittedModel, Params>(
  { name, rules, fit, hire, hireFitPool, house, allowsMissingCells, initFrom }: EstimatorDefinition<Options, M, Params>,
  params: Readonly<Required<Options>>,
  make: (options: Options) => Estimator<M, Options>,
): Estimator<M, Options> {
  const gaps = allowsMissingCells?.(params as Params) ? 'missing-cells' : 'none';
  const start = (x: MatrixInput, options: FitOptions<M>): [fit: Fit<M>, rows: Rows] => {
    const { rows, about } = readInput(name, x, options, gaps);
    return [fit(params as Params, about), rows];
  };
  return Object.freeze<Estimator<M, Options>>({
    name,
    params: params,
    rules,
    with(changes) {
      refuseNonObject(name, changes);
      return make({ ...params, ...definedOnly(changes) });
    },
    fit(x, options = {}) {
      refuseBadFitOptions(name, options);
      return runNow(name, ...start(x, options), options, house);
    },
    async fitAsync(x, options = {}) {
      refuseBadFitAsyncOptions(name, options);
      const [conversation, rows] = start(x, options);
      return withCrew(hire, options.workers ?? 1, rows, (crew) =>
        runAsync(name, conversation, rows, options, { crew, house }),
      );
    },
    steps(x, options = {}) {
      refuseBadFitOptions(name, options);
      return runSteps(name, ...start(x, options), options, house);
    },
    ...(hire && { hire }),
    ...(hireFitPool && { hireFitPool }),
    ...(gaps === 'missing-cells' && { gaps }),
    ...(initFrom && { initFrom: (clusters: ClusterParameters) => initFrom(params as Params, clusters) }),
  });
}

function readInput(owner: string, x: MatrixInput, options: FitOptions, gaps: Gaps): { rows: Rows; about: RowsAbout } {
  const table = toTable(x, owner, gaps);
  const weights = readWeights(owner, options.sampleWeights, table.rows);
  const about: RowsAbout = {
    rows: table.rows,
    cols: table.cols,
    columns: table.columns,
    ...(hasMissingCells(table) && { hasMissingCells: true }),
    totalWeight: weights ? weights.reduce((sum, weight) => sum + weight, 0) : table.rows,
    presentRows: weights ? weights.reduce((count, weight) => count + (weight > 0 ? 1 : 0), 0) : table.rows,
  };
  shareFindings(about, table, options);
  return { rows: { matrix: table, weights, arithmetic: options.arithmetic }, about };
}

function definedOnly<T extends object>(changes: T): T {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as T;
}
