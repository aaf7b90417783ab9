import {
  type Fit,
  type Matrix,
  MixwellError,
  type RowsAbout,
  forkSeed,
  quietly,
  randomStream,
  rowArray,
  sweep,
} from '@mixwell/core';
import { repeat } from '@mixwell/covariance-families';
import {
  type ColumnSpread,
  type Scoring,
  labelledMoments,
  nearestCenter,
  randomMoments,
  weighedMoments,
} from '@mixwell/kernels';
import { kmeansLloyd, plusPlusCenters, randomRowCenters } from '@mixwell/kmeans';
import { type GivenStart, checkRows, givenCovariances, givenMeans } from '@mixwell/mixture-starts';
import { labelsUnder, scoringOf } from '@mixwell/mixtures';
import type { BayesianGmmParams } from './options.ts';
import type { Division } from './posterior.ts';
import { mixtureSums } from './variational.ts';

export interface StartContext {
  readonly about: RowsAbout;
  readonly spread: ColumnSpread;
  /** Of the rows, of the family's shape, wide enough: cols x cols. */
  readonly covariance: Float64Array;
  readonly scoring: Scoring['shape'];
}

/** How the rows are divided at the start; components that there are not enough rows for get none. */
export function* startDivision(params: BayesianGmmParams, context: StartContext): Fit<Division> {
  const { components, init, seed } = params;
  const { about, spread } = context;
  const random = randomStream(seed, 'init');
  const filled = Math.min(components, about.presentRows);
  switch (init) {
    case 'kmeans': {
      const lloyd = {
        clusters: filled,
        init: 'k-means++',
        maxIterations: 300,
        tolerance: 1e-4,
        seed: forkSeed(seed, 'init'),
      } as const;
      const { centers, labels } = yield* quietly(kmeansLloyd('bayesianGmm', lloyd, about));
      return yield* byLabels(padded(centers, components, spread.mean), labels);
    }
    case 'k-means++': {
      const centers = yield* plusPlusCenters(filled, random);
      const labels = yield* rowArray('int32');
      yield* sweep(nearestCenter, { centers }, { labels });
      return yield* byLabels(padded(centers, components, spread.mean), labels);
    }
    case 'random-rows': {
      const centers = yield* randomRowCenters(filled, random);
      const labels = yield* labelsUnder(nearestInUnits(centers, spread));
      return yield* byLabels(padded(centers, components, spread.mean), labels);
    }
    case 'random': {
      const rough = repeated(spread.mean, components);
      const hash = Math.floor(random() * 4294967296);
      return { about: rough.data, moments: yield* sweep(randomMoments, { about: rough, seed: hash }) };
    }
    default:
      return yield* byGiven(params, init, context);
  }
}

/** @throws MixwellError `invalid-param` where `start` says in two ways how the rows are divided. */
export function checkOneWay({ labels, responsibilities, means, weights, covariances }: GivenStart): void {
  if ((labels ?? responsibilities) === undefined || (means ?? weights ?? covariances) === undefined) return;
  throw new MixwellError(
    'invalid-param',
    'bayesianGmm: "init" must have labels, or responsibilities, or parameters (means, and as far as known weights and covariances); got parameters beside a division of the rows.',
    { option: 'init' },
  );
}

function* byGiven(
  { components, covariance }: BayesianGmmParams,
  given: GivenStart,
  context: StartContext,
): Fit<Division> {
  const { about, spread } = context;
  checkRows(given, about.rows, 'bayesianGmm');
  const rough = repeated(spread.mean, components);
  if (given.labels) {
    const labels = yield* rowArray('int32');
    labels.set(given.labels);
    const { weight, shift } = yield* sweep(labelledMoments, { about: rough }, { labels });
    const data = rough.data.map((value, c) => value + shift[c] / (weight[Math.floor(c / about.cols)] || 1));
    return yield* byLabels({ ...rough, data }, labels);
  }
  if (given.responsibilities) {
    const responsibilities = yield* rowArray('float64', components);
    responsibilities.set(given.responsibilities.data);
    return { about: rough.data, moments: yield* sweep(weighedMoments, { about: rough }, { responsibilities }) };
  }
  const means = givenMeans(given, about, 'bayesianGmm') as Float64Array;
  const covariances =
    givenCovariances(given, covariance, about.cols, 'bayesianGmm') ?? repeat(context.covariance, components);
  const weights = given.weights ?? new Float64Array(components).fill(1 / components);
  const mixture = { components, cols: about.cols, weights, means, covariances };
  return { about: means, moments: yield* mixtureSums(scoringOf(mixture, context.scoring, 'bayesianGmm')) };
}

function* byLabels(about: Matrix, labels: Int32Array): Fit<Division> {
  return { about: about.data, moments: yield* sweep(labelledMoments, { about }, { labels }) };
}

/** Scores that are highest for the nearest center, in units of the columns' standard deviations. */
function nearestInUnits({ data, rows, cols }: Matrix, { variance }: ColumnSpread): Scoring {
  const units = variance.map((value) => 1 / Math.sqrt(value || 1));
  return {
    shape: 'diagonal',
    components: rows,
    cols,
    means: data,
    logConstants: new Float64Array(rows),
    whitening: repeat(units, rows),
  };
}

/** `centers` and, up to `components`, as many points at `mean` as are missing. */
function padded({ data, rows, cols }: Matrix, components: number, mean: Float64Array): Matrix {
  const all = repeat(mean, components);
  all.set(data.subarray(0, rows * cols));
  return { data: all, rows: components, cols };
}

function repeated(mean: Float64Array, components: number): Matrix {
  return { data: repeat(mean, components), rows: components, cols: mean.length };
}
