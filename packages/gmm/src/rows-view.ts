import { type Fit, type RowsAbout, rowArray, sweep } from '@mixwell/core';
import { type ColumnSpread, type Scoring, columnSpread } from '@mixwell/kernels';
import {
  type GappyScoring,
  gappyHardMoments,
  gappyMoments,
  observedSpread,
  overFilledRows,
} from '@mixwell/kernels/missing-cells';
import { type Assign, type Assignment, assigner, shares } from './assignment.ts';
import { families } from './families/index.ts';
import { scoringShape } from './families/letters.ts';
import { diagonalMatrices } from './families/matrices.ts';
import { labelsUnder } from './labels-under.ts';
import { maximize } from './maximize.ts';
import { labelsOfGappy } from './missing-cells.ts';
import { type Mixture, gappyScoringOf, scoringOf } from './mixture.ts';
import type { GmmParams } from './options.ts';
import { regularizationOf } from './regularization.ts';
import { dataCovariance } from './start.ts';
import { ALL } from './update.ts';

/** What a mixture makes of its rows, whole or with missing cells. */
export interface BlockView {
  /** The E-step of a fit. */
  readonly assign: Assign;
  /** Total log-likelihood, natural log. */
  logLikelihood(mixture: Mixture): Fit<number>;
  /** The most probable component of each row. */
  labels(mixture: Mixture): Fit<Int32Array>;
}

/** How a fit sees its rows. */
export interface RowsView extends BlockView {
  readonly spread: ColumnSpread;
  /** Of all rows: cols x cols. Of the axis-aligned families only the diagonal is meant. */
  readonly covariance: Float64Array;
  /** `fit` over rows without missing cells: these, or these with their gaps filled by what the other cells tell. */
  whole<T>(fit: Fit<T>): Fit<T>;
}

/** The view that a block needs, of which nothing must be known before. */
export function viewBlock({ covariance, assignment }: GmmParams, { hasMissingCells }: RowsAbout): BlockView {
  const shape = scoringShape(families[covariance].name);
  return hasMissingCells ? gappyBlock(assignment, shape) : wholeBlock(assignment, shape);
}

/** The view that the rows of `about` need. */
export function* viewRows(params: GmmParams, about: RowsAbout): Fit<RowsView> {
  return about.hasMissingCells ? yield* gappyRows(params, about) : yield* wholeRows(params, about);
}

function* wholeRows({ covariance, assignment, noise }: GmmParams, about: RowsAbout): Fit<RowsView> {
  const shape = scoringShape(families[covariance].name);
  const spread = yield* columnSpread('gmm', about);
  return {
    spread,
    covariance:
      shape === 'full' || noise ? yield* dataCovariance(spread.mean) : diagonalMatrices(spread.variance, about.cols),
    ...wholeBlock(assignment, shape),
    whole: (fit) => fit,
  };
}

function wholeBlock(assignment: Assignment, shape: Scoring['shape']): BlockView {
  return {
    assign: assigner(assignment, shape),
    *logLikelihood(mixture) {
      return (yield* shares(scoringOf(mixture, shape))).objective;
    },
    labels: (mixture) => labelsUnder(scoringOf(mixture, shape)),
  };
}

function* gappyRows({ covariance, assignment }: GmmParams, about: RowsAbout): Fit<RowsView> {
  const shape = scoringShape(families[covariance].name);
  const spread = yield* observedSpread('gmm', about);
  const gaussian = yield* oneGaussian(spread, shape === 'full', about);
  return {
    spread,
    covariance: gaussian.covariances,
    ...gappyBlock(assignment, shape),
    whole: (fit) => overFilledRows(fit, gappyScoringOf(gaussian)),
  };
}

function gappyBlock(assignment: Assignment, shape: Scoring['shape']): BlockView {
  const regular = (mixture: Mixture): GappyScoring => {
    scoringOf(mixture, shape); // refuses a singular covariance by its component
    return gappyScoringOf(mixture);
  };
  const soft: Assign = function* (mixture) {
    const moments = yield* sweep(gappyMoments, regular(mixture));
    return { moments, objective: moments.logLikelihood[0], isSettled: false };
  };
  return {
    assign: assignment === 'hard' ? hardAssigner(regular) : soft,
    *logLikelihood(mixture) {
      return (yield* soft(mixture)).objective;
    },
    labels: labelsOfGappy,
  };
}

function hardAssigner(regular: (mixture: Mixture) => GappyScoring): Assign {
  let before: Int32Array | undefined;
  return function* (mixture) {
    const labels = yield* rowArray('int32');
    const moments = yield* sweep(gappyHardMoments, regular(mixture), { labels });
    const isSettled = before?.every((label, i) => label === labels[i]) ?? false;
    before = labels;
    return { moments, objective: moments.logLikelihood[0], isSettled };
  };
}

/** Enough for a start; EM of one Gaussian is done when little is missing after a few. */
const ROUNDS = 50;
/** Change of the log-likelihood a row, in nats, at which it is done. */
const SETTLED = 1e-6;

/** One Gaussian over all rows, by EM where columns may depend on each other: what the cells of a row tell of its gaps. */
function* oneGaussian(spread: ColumnSpread, isFull: boolean, { cols, totalWeight }: RowsAbout): Fit<Mixture> {
  const regularization = regularizationOf('auto', spread);
  const variances = spread.variance.map((variance, j) => Math.max(variance, regularization.least.columns[j]));
  const start: Mixture = {
    components: 1,
    cols,
    weights: Float64Array.of(1),
    means: spread.mean,
    covariances: diagonalMatrices(variances, cols),
  };
  if (!isFull) return start;
  let mixture = start;
  let before = -Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const moments = yield* sweep(gappyMoments, gappyScoringOf(mixture));
    if (moments.logLikelihood[0] - before <= SETTLED * totalWeight) break;
    before = moments.logLikelihood[0];
    ({ mixture } = maximize(mixture, moments, families.VVV, regularization, ALL));
  }
  return mixture;
}
