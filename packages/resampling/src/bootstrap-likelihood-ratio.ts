import {
  type DensityModel,
  type Estimator,
  type Matrix,
  type MatrixInput,
  MixwellError,
  type Rows,
  type Seed,
  forkSeed,
  isMixwellError,
  plural,
} from '@mixwell/core';
import {
  type BestStart,
  type Work,
  abortedError,
  bestStart,
  grownStarts,
  readStudy,
  recipesOfSizes,
  workAsync,
  workNow,
} from '@mixwell/restarts';
import {
  type BootstrapLikelihoodRatioAsyncOptions,
  type BootstrapLikelihoodRatioOptions,
  bootstrapLikelihoodRatioAsyncRules,
  bootstrapLikelihoodRatioRules,
} from './bootstrap-likelihood-ratio-options.ts';
import { hasDensity, noDensity } from './likelihood.ts';
import { asTable } from './take-rows.ts';

/** One size against one more. */
export interface LikelihoodRatioTest {
  readonly size: number;
  /** 2 (log L of one more - log L), at least 0. */
  readonly statistic: number;
  /** The share of statistics at least as large, the observed one among them: (1 + larger) / (1 + replicates). */
  readonly pValue: number;
  /** The statistics of the rows drawn from the model of this size. */
  readonly replicates: readonly number[];
}

export interface BootstrapLikelihoodRatio {
  /** The first size that is not rejected; one more than the last tested where all are. */
  readonly size: number;
  readonly tests: readonly LikelihoodRatioTest[];
}

type Optional = 'size' | 'seed' | 'onReplicate' | 'signal';
type Asked = BootstrapLikelihoodRatioAsyncOptions & Required<Omit<BootstrapLikelihoodRatioOptions, Optional>>;

/**
 * How many components a mixture needs, by likelihood-ratio tests of k against k + 1 whose null distribution is simulated [1].
 *
 * Rows are drawn from the model of k components, and both models are fitted to them as they were to the data. The larger model
 * always starts from the smaller one too, so no statistic is negative. Replicates that cannot be fitted are left out.
 *
 * @param recipe  of mixtures, or other models with `logDensity` and `sample` and an option `components`; its size does not matter.
 * @param x       rows x features.
 * @throws MixwellError `invalid-param` for a recipe without a size, models without density, or an unacceptable option; `aborted`;
 *   `degenerate` where no replicate can be fitted; as `bestOf` otherwise.
 *
 * Cost: 2 (`replicates` + 1) times `starts` fits a size that is tested.
 * [1] G. J. McLachlan, On bootstrapping the likelihood ratio test statistic for the number of components in a normal mixture,
 *     J. R. Stat. Soc. C 36 (1987).
 */
export function bootstrapLikelihoodRatio<M extends DensityModel>(
  recipe: Estimator<M>,
  x: MatrixInput,
  options: BootstrapLikelihoodRatioOptions = {},
): BootstrapLikelihoodRatio {
  const owner = 'bootstrapLikelihoodRatio';
  const rules = bootstrapLikelihoodRatioRules;
  const { rows, asked } = readStudy<BootstrapLikelihoodRatioOptions, Asked>(owner, rules, recipe, x, options);
  return workNow(testsOf(owner, recipe, rows, asked), asked.signal);
}

/** `bootstrapLikelihoodRatio` without holding up this thread: the same answer, bit for bit, for any number of `workers`. */
export async function bootstrapLikelihoodRatioAsync<M extends DensityModel>(
  recipe: Estimator<M>,
  x: MatrixInput,
  options: BootstrapLikelihoodRatioAsyncOptions = {},
): Promise<BootstrapLikelihoodRatio> {
  const owner = 'bootstrapLikelihoodRatioAsync';
  const rules = bootstrapLikelihoodRatioAsyncRules;
  const { rows, asked } = readStudy<BootstrapLikelihoodRatioAsyncOptions, Asked>(owner, rules, recipe, x, options);
  return workAsync(testsOf(owner, recipe, rows, asked), asked);
}

function* testsOf<M extends DensityModel>(
  owner: string,
  recipe: Estimator<M>,
  rows: Rows,
  asked: Asked,
): Work<BootstrapLikelihoodRatio, M> {
  const tests: LikelihoodRatioTest[] = [];
  const first = asked.size ?? 1;
  const last = asked.size ?? asked.most;
  try {
    for (let size = first; size <= last; size++) {
      const test = yield* testOf(owner, recipesOfSizes(owner, recipe, [size, size + 1]), rows, size, asked);
      tests.push(test);
      if (test.pValue > asked.level) break;
    }
  } catch (error) {
    if (!isMixwellError(error, 'aborted')) throw error;
    throw abortedError(owner, plural(tests.length, 'test'), error, { model: error.details.model, tests });
  }
  const { size, pValue } = tests[tests.length - 1];
  return Object.freeze({ size: pValue > asked.level ? size : size + 1, tests: Object.freeze(tests) });
}

function* testOf<M extends DensityModel>(
  owner: string,
  recipes: readonly Estimator<M>[],
  rows: Rows,
  size: number,
  asked: Asked,
): Work<LikelihoodRatioTest, M> {
  const { replicates: total, starts, seed = recipes[0].params.seed as Seed, signal, onReplicate } = asked;
  const fork = (name: string): string => forkSeed(seed ?? 0, name);
  const observed = yield* statisticOf(owner, recipes, rows, { starts, signal, seed: fork('observed') });
  const replicates: number[] = [];
  let reason: MixwellError | undefined;
  for (let done = 1; done <= total; done++) {
    const name = `replicate/${size}/${done}`;
    const drawn = {
      matrix: drawnLike(rows.matrix, observed.model, fork(name)),
      weights: null,
    };
    try {
      replicates.push((yield* statisticOf(owner, recipes, drawn, { starts, signal, seed: fork(name) })).statistic);
    } catch (error) {
      if (!isMixwellError(error, 'degenerate') && !isMixwellError(error, 'not-positive-definite')) throw error;
      reason = error;
    }
    if (onReplicate?.(size, done, total) === false) break;
  }
  if (replicates.length === 0) {
    throw new MixwellError('degenerate', `${owner}: no replicate could be fitted; the last: ${reason?.message}`, {
      size,
    });
  }
  const larger = replicates.filter((statistic) => statistic >= observed.statistic).length;
  const pValue = (1 + larger) / (1 + replicates.length);
  return Object.freeze({ size, statistic: observed.statistic, pValue, replicates: Object.freeze(replicates) });
}

/** As many rows drawn from the model, with the same cells missing. */
function drawnLike(like: Matrix, model: DensityModel, seed: Seed): Matrix {
  const { x } = model.sample(like.rows, { seed });
  const data = x.data.map((value, at) => (Number.isNaN(like.data[at]) ? NaN : value));
  return asTable({ ...x, data }, like);
}

function* statisticOf<M extends DensityModel>(
  owner: string,
  [smaller, larger]: readonly Estimator<M>[],
  rows: Rows,
  control: { starts: number; seed: Seed; signal?: AbortSignal },
): Work<{ statistic: number; model: M }, M> {
  const { model }: BestStart<M> = yield* bestStart(owner, smaller, rows, control);
  if (!hasDensity(model)) throw new MixwellError('invalid-param', `${owner}: ${noDensity(model)}.`);
  const grown = (yield* grownStarts(larger, model, rows, control.signal)) ?? undefined;
  const { model: other }: BestStart<M> = yield* bestStart(owner, larger, rows, { ...control, grown });
  return { statistic: Math.max(0, 2 * (other.report.objective - model.report.objective)), model };
}
