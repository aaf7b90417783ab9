import {
  type Estimator,
  type Fit,
  type FittedModel,
  type Hire,
  type Kernel,
  type ModelKind,
  type RowsAbout,
  type StopReason,
  defineEstimator,
  fitReport,
  iteration,
  modelJson,
  realNumber,
  sweep,
  takeRows,
  wholeNumber,
} from '../src/index.ts';

/** The mean of each column, found the long way so that there are iterations to watch: steps down the slope of the inertia. */
export interface GradientMean extends FittedModel {
  readonly mean: Float64Array;
}

export interface GradientMeanOptions {
  /** Part of the way to the mean that one iteration goes. */
  rate?: number;
  maxIterations?: number;
  /** Settled when the inertia falls by less than this; 0 goes on to the last iteration. */
  tolerance?: number;
}

/** What a test wants to hear of. */
interface Hooks {
  /** The fit has ended, one way or another. */
  closed?(): void;
  hire?: Hire;
}

export const deviations: Kernel<
  { readonly about: Float64Array },
  Record<'weight' | 'shift' | 'square', Float64Array>
> = {
  name: 'deviations',
  empty: ({ about }) => ({
    weight: new Float64Array(1),
    shift: new Float64Array(about.length),
    square: new Float64Array(1),
  }),
  accumulate({ about }, { data, rows, cols, weights }, { weight, shift, square }) {
    for (let i = 0, at = 0; i < rows; i++) {
      const w = weights ? weights[i] : 1;
      weight[0] += w;
      for (let j = 0; j < cols; j++, at++) {
        const z = data[at] - about[j];
        shift[j] += w * z;
        square[0] += w * z * z;
      }
    }
  },
};

export function gradientMean(
  options: GradientMeanOptions = {},
  hooks: Hooks = {},
): Estimator<GradientMean, GradientMeanOptions> {
  return define(hooks)(options);
}

export const gradientMeanKind: ModelKind<GradientMean> = {
  name: 'gradientMean',
  restore: ({ name, params, columns, report }, state) =>
    model({ name, params, columns, report }, state.numbers('mean', columns.length)),
};

function define({ closed, hire }: Hooks) {
  return defineEstimator<GradientMeanOptions, GradientMean>({
    name: 'gradientMean',
    rules: {
      rate: realNumber({ min: 0, default: 0.5, doc: 'Part of the way that one iteration goes.' }),
      maxIterations: wholeNumber({ min: 1, default: 50, doc: 'Most iterations.' }),
      tolerance: realNumber({ min: 0, default: 1e-9, doc: 'Settled when the inertia falls by less than this.' }),
    },
    *fit(params, about) {
      try {
        return yield* descend(params, about);
      } finally {
        closed?.();
      }
    },
    ...(hire && { hire }),
  });
}

function* descend(params: Readonly<Required<GradientMeanOptions>>, about: RowsAbout): Fit<GradientMean> {
  const history: number[] = [];
  const finish = (mean: Float64Array, length: number, stop: StopReason): GradientMean => {
    const facts = { objectiveName: 'inertia', better: 'smaller', stop, warnings: [] } as const;
    const report = fitReport(about, { ...facts, history: history.slice(0, length) });
    return model({ name: 'gradientMean', params: { ...params }, columns: about.columns, report }, mean);
  };
  let mean = (yield* takeRows([0])).data;
  let sums = yield* sweep(deviations, { about: mean });
  let stop: StopReason = 'max-iterations';
  while (stop === 'max-iterations' && history.length < params.maxIterations) {
    const { shift, weight, square: before } = sums;
    mean = mean.map((value, j) => value + (params.rate * shift[j]) / weight[0]);
    sums = yield* sweep(deviations, { about: mean });
    const change = sums.square[0] - before[0];
    const moment = { mean, length: history.push(sums.square[0]) };
    const verdict = yield* iteration({
      iteration: history.length,
      objective: sums.square[0],
      change,
      // eslint-disable-next-line require-yield
      *finish(reason) {
        return finish(moment.mean, moment.length, reason);
      },
    });
    if (verdict === 'stopped-by-caller') stop = verdict;
    else if (-change < params.tolerance) stop = 'tolerance';
  }
  return finish(mean, history.length, stop);
}

function model(
  identity: Pick<GradientMean, 'name' | 'params' | 'columns' | 'report'>,
  mean: Float64Array,
): GradientMean {
  const self: GradientMean = { ...identity, mean, toJSON: () => modelJson(self, { mean }) };
  return Object.freeze(self);
}
