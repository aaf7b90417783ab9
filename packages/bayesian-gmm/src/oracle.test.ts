import { type Fit, type Matrix, answerNow, rowArray, sweep } from '@mixwell/core';
import { diagonalMatrices } from '@mixwell/covariance-families';
import { type Scoring, mixtureLogDensity, mixtureResponsibilities, weighedMoments } from '@mixwell/kernels';
import { choleskyFactor, logGamma } from '@mixwell/math';
import { dataset, oracle } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { type BayesianGmmModel, bayesianGmm } from './index.ts';
import { lowerBound } from './bound.ts';
import { expectationUnder } from './expectation.ts';
import { type Posterior, posteriorOf } from './posterior.ts';
import { type PrecisionName, precisionShape } from './precision-shape.ts';
import type { Prior } from './prior.ts';

/** Relative to the larger of 1 and what is wanted; the largest difference seen is 6e-13. */
const SAME = 1e-10;

const runs: ReturnType<typeof oracle>[] = oracle('bgmm_fixed').map((run: Record<string, unknown>) => ({
  ...run,
  weightPrior: run.weight_concentration_prior_type === 'dirichlet_process' ? 'dirichlet-process' : 'dirichlet',
}));

describe.each(runs)('$dataset, $covariance_type, $weightPrior', (run) => {
  const x = dataset(run.dataset);
  const covariance: PrecisionName = run.covariance_type;
  const shape = precisionShape(covariance, 'posterior');
  const prior = priorOf(run, x.cols);

  it('ends with the parameters and the score of the reference, after as many rounds from the same labels', () => {
    const model = bayesianGmm({
      components: run.k,
      covariance,
      restrict: 'posterior',
      weightPrior: run.weightPrior,
      weightConcentration: run.weight_concentration_prior,
      stickOrder: 'start',
      covariancePrior: run.priors.covariance_prior,
      regularization: run.reg_covar,
      init: { labels: run.init_labels },
      tolerance: 0,
      maxIterations: run.rounds,
    }).fit(x);
    const { place, concentration, beyond, meanPrecisions, degreesOfFreedom } = model.posterior;
    const each = (of: number | number[]): number[] => Array.from(place, (k) => (typeof of === 'number' ? of : of[k]));
    expectClose(model.weights, each(run.weights));
    expectClose(model.means.data, Array.from(place, (k) => run.means[k] as number[]).flat());
    expectClose(meanPrecisions, each(run.mean_precision));
    expectClose(degreesOfFreedom, each(run.degrees_of_freedom));
    expectClose(concentration, each(beyond ? run.weight_concentration[0] : run.weight_concentration));
    if (beyond) expectClose(beyond, each(run.weight_concentration[1]));
    model.covariances.forEach(({ data }, at) => {
      expectClose(data, matrixOf(covariance === 'tied' ? run.covariances : run.covariances[place[at]], x.cols));
    });
    const { scoring } = expectationUnder(restored(model), shape);
    const scores = ask(x, logDensityUnder(scoring));
    expectClose([scores.reduce((sum, score) => sum + score, 0) / x.rows], [run.mean_loglik]);
  });

  it('has the lower bound of the reference in each of twenty rounds, once the constants that it drops are added', () => {
    const about = Float64Array.from({ length: run.k * x.cols }, (_, c) => prior.mean[c % x.cols]);
    const mStep = (responsibilities: Float64Array): Posterior => {
      const question = { about: { data: about, rows: run.k, cols: x.cols } };
      const moments = ask(x, sweep(weighedMoments, question, { responsibilities }));
      return posteriorOf({ about, moments }, prior, { covariance, shape, added: run.reg_covar });
    };
    let posterior = mStep(oneHot(run.init_labels, run.k));
    for (const wanted of run.lower_bound_first20) {
      const responsibilities = ask(x, responsibilitiesUnder(expectationUnder(posterior, shape).scoring));
      posterior = mStep(responsibilities);
      const expectation = expectationUnder(posterior, shape);
      const scores = scoreSum(x, responsibilities, expectation.scoring);
      const bound = lowerBound(scores, posterior, expectation, prior, shape);
      expectClose([bound], [wanted + droppedConstants(run, prior, x) + creditForSpread(run, posterior)]);
    }
  });
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the fixture's shape
type Run = any;

function priorOf(run: Run, cols: number): Prior {
  const { mean_precision_prior, mean_prior, degrees_of_freedom_prior, covariance_prior } = run.priors;
  const scale = matrixOf(covariance_prior, cols);
  const root = scale.slice();
  choleskyFactor(root, cols);
  let logDeterminant = 0;
  for (let j = 0; j < cols; j++) logDeterminant += 2 * Math.log(root[j * cols + j]);
  return {
    weights: run.weightPrior,
    concentration: run.weight_concentration_prior,
    mean: Float64Array.from(mean_prior),
    meanPrecision: mean_precision_prior,
    degreesOfFreedom: degrees_of_freedom_prior,
    scale,
    root,
    logDeterminant,
  };
}

/** A whole matrix, whatever the fixture keeps of it: a number, its diagonal, or all. */
function matrixOf(of: number | number[] | number[][], cols: number): Float64Array {
  if (typeof of === 'number') return diagonalMatrices(new Float64Array(cols).fill(of), cols);
  return typeof of[0] === 'number'
    ? diagonalMatrices(Float64Array.from(of as number[]), cols)
    : Float64Array.from((of as number[][]).flat());
}

/**
 * What the reference leaves out of its bound: from the normalizers of the priors, and (2 pi)^(-d/2) of each row.
 *
 * Its precisions are full ones, of which `restrict: 'posterior'` shapes only the posterior, so the normalizer is Wishart's.
 */
function droppedConstants(run: Run, prior: Prior, { rows, cols }: Matrix): number {
  const { concentration: a, degreesOfFreedom: v } = prior;
  const k = run.k as number;
  const weights = prior.weights === 'dirichlet' ? logGamma(k * a) - k * logGamma(a) : k * Math.log(a);
  let wishart = 0.5 * v * (prior.logDeterminant - cols * Math.LN2);
  for (let j = 0; j < cols; j++) wishart -= logGamma(0.5 * (v - j));
  const means = 0.5 * cols * k * Math.log(prior.meanPrecision);
  return weights + means + k * wishart - 0.5 * rows * cols * Math.log(2 * Math.PI);
}

/** What the reference takes from its bound for what it adds to diagonals: half of it times the trace of each row's precision. */
function creditForSpread(run: Run, { cols, components, meanPrecisions, covariances }: Posterior): number {
  let spread = 0;
  for (let k = 0; k < components; k++) {
    const unit = covariances.slice(k * cols * cols, (k + 1) * cols * cols);
    choleskyFactor(unit, cols);
    for (let j = 0; j < cols; j++) {
      // Column j of the inverse of the factor, by forward substitution.
      const column = new Float64Array(cols);
      for (let i = j; i < cols; i++) {
        let sum = i === j ? 1 : 0;
        for (let l = j; l < i; l++) sum -= unit[i * cols + l] * column[l];
        column[i] = sum / unit[i * cols + i];
        spread += (meanPrecisions[k] - run.priors.mean_precision_prior) * column[i] * column[i];
      }
    }
  }
  return 0.5 * run.reg_covar * spread;
}

/** The sum of r (e - ln r) over rows and components, with the scores e of `scoring`. */
function scoreSum(x: Matrix, responsibilities: Float64Array, scoring: Scoring): number {
  const logs = ask(x, logDensityUnder(scoring));
  const best = ask(x, responsibilitiesUnder(scoring));
  return responsibilities.reduce((sum, r, at) => {
    if (r === 0) return sum;
    return sum + r * (Math.log(best[at]) + logs[Math.floor(at / scoring.components)] - Math.log(r));
  }, 0);
}

function oneHot(labels: readonly number[], components: number): Float64Array {
  const responsibilities = new Float64Array(labels.length * components);
  labels.forEach((label, i) => (responsibilities[i * components + label] = 1));
  return responsibilities;
}

/** The posterior that `model` keeps. */
function restored(model: BayesianGmmModel): Posterior {
  const { logWeights, covariances } = model.toJSON().state as Record<string, number[]>;
  return {
    components: model.clusters,
    cols: model.means.cols,
    weights: model.weights,
    ...model.posterior,
    means: model.means.data,
    logWeights: Float64Array.from(logWeights),
    covariances: Float64Array.from(covariances),
  };
}

function ask<T>(matrix: Matrix, question: Fit<T>): T {
  return answerNow(question, { matrix, weights: null });
}

function* responsibilitiesUnder(scoring: Scoring): Fit<Float64Array> {
  const responsibilities = yield* rowArray('float64', scoring.components);
  yield* sweep(mixtureResponsibilities, scoring, { responsibilities });
  return responsibilities;
}

function* logDensityUnder(scoring: Scoring): Fit<Float64Array> {
  const logDensity = yield* rowArray('float64');
  yield* sweep(mixtureLogDensity, scoring, { logDensity });
  return logDensity;
}

function expectClose(got: ArrayLike<number>, wanted: ArrayLike<number>): void {
  expect(got).toHaveLength(wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    expect(Math.abs(got[i] - wanted[i]) / Math.max(1, Math.abs(wanted[i]))).toBeLessThan(SAME);
  }
}
