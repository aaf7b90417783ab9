import { type Fit, type Matrix, type RowsAbout, forkSeed, quietly, randomStream, rowArray, sweep } from '@mixwell/core';
import {
  type ColumnSpread,
  type ComponentMoments,
  type Scoring,
  labelledMoments,
  nearestCenter,
  randomMoments,
  unpack,
  weighedMoments,
} from '@mixwell/kernels';
import { kmeansLloyd, plusPlusCenters, randomRowCenters } from '@mixwell/kmeans';
import { choleskyFactor, exp, log } from '@mixwell/math';
import type { CovarianceFamily } from './families/covariance-family.ts';
import { rowsToExceed } from './families/letters.ts';
import { diagonalMatrices, repeat, sum } from './families/matrices.ts';
import { type GivenStart, checkRows, givenCovariances, givenMeans } from './given-start.ts';
import { labelsUnder } from './labels-under.ts';
import { addToDiagonals, maximize } from './maximize.ts';
import { type Mixture, covarianceOf } from './mixture.ts';
import type { GmmParams } from './options.ts';
import type { Regularization } from './regularization.ts';

/** What every start is made with. */
export interface StartContext {
  readonly about: RowsAbout;
  readonly family: CovarianceFamily;
  readonly regularization: Regularization;
  /** One component over all rows, of the family's shape. */
  readonly pooled: Mixture;
  readonly spread: ColumnSpread;
}

const ALL = { weights: true, means: true, covariances: true };

/** The mixture of `components` that EM starts from. */
export function* startMixture(params: GmmParams, context: StartContext): Fit<Mixture> {
  const { components, init, seed } = params;
  const random = randomStream(seed, 'init');
  switch (init) {
    case 'kmeans': {
      const lloyd = {
        clusters: components,
        init: 'k-means++',
        maxIterations: 300,
        tolerance: 1e-4,
        seed: forkSeed(seed, 'init'),
      } as const;
      const { centers, labels } = yield* quietly(kmeansLloyd('gmm', lloyd, context.about));
      return yield* fromLabels(centers, labels, context);
    }
    case 'k-means++': {
      const centers = yield* plusPlusCenters(components, random);
      const labels = yield* rowArray('int32');
      yield* sweep(nearestCenter, { centers }, { labels });
      return yield* fromLabels(centers, labels, context);
    }
    case 'random-rows': {
      // Means, or seeds of a partition: neither kind of start finds every optimum, so a draw decides.
      const centers = yield* randomRowCenters(components, random);
      if (random() < 0.5) return fromMeans(centers.data, shrinkage(components, centers.cols), context);
      return yield* fromLabels(centers, yield* labelsUnder(nearestInUnits(centers, context)), context);
    }
    case 'random': {
      const about = repeated(context.pooled.means, components);
      const moments = yield* sweep(randomMoments, { about, seed: Math.floor(random() * 4294967296) });
      return fromMoments(about, moments, context);
    }
    default:
      return yield* fromGiven(params, init, context);
  }
}

/** The covariance of all rows, divided by their weight: cols x cols. */
export function* dataCovariance(mean: Float64Array): Fit<Float64Array> {
  const about = repeated(mean, 1);
  const { weight, shift, scatter } = yield* sweep(labelledMoments, { about }, { labels: yield* rowArray('int32') });
  const { cols } = about;
  return unpack(scatter, 0, cols).map(
    (value, at) => (value - (shift[Math.floor(at / cols)] * shift[at % cols]) / weight[0]) / weight[0],
  );
}

/** One component over all rows, of the family's shape. */
export function pooledMixture(
  mean: Float64Array,
  covariance: Float64Array,
  family: CovarianceFamily,
  { added, least }: Regularization,
): Mixture {
  const cols = mean.length;
  const weight = Float64Array.of(1);
  const scatter = covariance.slice();
  addToDiagonals(scatter, weight, added, cols);
  const before = diagonalMatrices(new Float64Array(cols).fill(1), cols);
  const { covariances } = family.maximize({ components: 1, cols, weight, scatter, before }, least);
  return { components: 1, cols, weights: weight, means: mean, covariances };
}

/** Scores that are highest for the nearest center, in units of the columns' standard deviations. */
function nearestInUnits({ data, rows, cols }: Matrix, { spread }: StartContext): Scoring {
  const units = spread.variance.map((variance) => 1 / Math.sqrt(variance || 1));
  const whitening = Float64Array.from({ length: rows * cols }, (_, c) => units[c % cols]);
  return { shape: 'diagonal', components: rows, cols, means: data, logConstants: new Float64Array(rows), whitening };
}

function* fromLabels(about: Matrix, labels: Int32Array, context: StartContext): Fit<Mixture> {
  return fromMoments(about, yield* sweep(labelledMoments, { about }, { labels }), context);
}

/**
 * The M-step from a partition. A part too small for a covariance of its own borrows that of the data, as far as the family lets
 * it; one without rows also gets an equal weight, so that it can still find some.
 */
function fromMoments(
  about: Matrix,
  moments: ComponentMoments,
  { family, regularization, pooled }: StartContext,
): Mixture {
  const { rows: components, cols, data: means } = about;
  const total = sum(moments.weight);
  const covariances = repeat(pooled.covariances, components);
  const before = { components, cols, weights: new Float64Array(components), means, covariances };
  const fewest = rowsToExceed(family.name, cols);
  const parts = Array.from({ length: components }, (_, k) => k);
  const small = parts.filter((k) => moments.weight[k] <= fewest);
  let { mixture } = maximize(before, moments, family, regularization, ALL, small);
  const singular = parts.filter((k) => !choleskyFactor(covarianceOf(mixture, k), cols));
  if (singular.length > 0) {
    ({ mixture } = maximize(before, moments, family, regularization, ALL, [...small, ...singular]));
  }
  const filledShare = moments.weight.filter((weight) => weight > 0).length / components;
  const weights = moments.weight.map((weight) => (weight > 0 ? (filledShare * weight) / total : 1 / components));
  return { ...mixture, weights };
}

/** Equal weights, and the data's covariance times `scale`, around given means. */
function fromMeans(means: Float64Array, scale: number, { pooled }: StartContext): Mixture {
  const { cols } = pooled;
  const components = means.length / cols;
  const covariance = pooled.covariances.map((value) => value * scale);
  const covariances = repeat(covariance, components);
  return { components, cols, weights: new Float64Array(components).fill(1 / components), means, covariances };
}

function* fromGiven({ components, covariance }: GmmParams, given: GivenStart, context: StartContext): Fit<Mixture> {
  const { about, pooled } = context;
  checkRows(given, about.rows);
  const means = givenMeans(given, about);
  const rough = repeated(pooled.means, components);
  let mixture: Mixture;
  if (given.labels) {
    const labels = yield* rowArray('int32');
    labels.set(given.labels);
    mixture = yield* fromLabels(yield* meansOf(rough, labels), labels, context);
  } else if (given.responsibilities) {
    const responsibilities = yield* rowArray('float64', components);
    responsibilities.set(given.responsibilities.data);
    mixture = fromMoments(rough, yield* sweep(weighedMoments, { about: rough }, { responsibilities }), context);
  } else {
    mixture = fromMeans(means as Float64Array, 1, context);
  }
  return {
    ...mixture,
    weights: given.weights ?? mixture.weights,
    means: means ?? mixture.means,
    covariances: givenCovariances(given, covariance, about.cols) ?? mixture.covariances,
  };
}

/** The mean of each label's rows, so that their scatter can be taken about it. */
function* meansOf(about: Matrix, labels: Int32Array): Fit<Matrix> {
  const { weight, shift } = yield* sweep(labelledMoments, { about }, { labels });
  const data = about.data.map((value, c) => value + shift[c] / (weight[Math.floor(c / about.cols)] || 1));
  return { ...about, data };
}

/** What makes `components` covariances fill the volume of one: components^(-2 / cols). */
function shrinkage(components: number, cols: number): number {
  return exp((-2 / cols) * log(components));
}

function repeated(mean: Float64Array, components: number): Matrix {
  return { data: repeat(mean, components), rows: components, cols: mean.length };
}
