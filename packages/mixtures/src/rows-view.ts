import { type Fit, type RowsAbout, foundOnce, rowArray, sweep } from '@mixwell/core';
import { type ColumnSpread, type Scoring, columnSpread } from '@mixwell/kernels';
import {
  type CovarianceName,
  diagonalMatrices,
  families,
  regularizationOf,
  scoringShape,
} from '@mixwell/covariance-families';
import {
  type GappyScoring,
  gappyHardMoments,
  gappyMoments,
  observedSpread,
  overFilledRows,
} from '@mixwell/kernels/missing-cells';
import { type Assign, type Assignment, type Conclude, assigner, concluder, shares } from './assignment.ts';
import { labelsUnder } from './labels-under.ts';
import { maximize } from './maximize.ts';
import { labelsOfGappy } from './missing-cells.ts';
import { type Mixture, gappyScoringOf, scoringOf } from './mixture.ts';
import { dataCovariance } from './pooled-mixture.ts';
import { updateAll } from './update.ts';

/** The options that say how a fit sees its rows. */
export interface ViewParams {
  readonly covariance: CovarianceName;
  readonly assignment: Assignment;
  readonly noise: boolean;
}

/** What a mixture makes of its rows, whole or with missing cells. */
export interface BlockView {
  /** The E-step of a fit. */
  readonly assign: Assign;
  /** The last E-step of a fit, where it costs less than another. */
  readonly conclude?: Conclude;
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
export function viewBlock(
  { covariance, assignment }: ViewParams,
  { hasMissingCells }: RowsAbout,
  owner = 'gmm',
): BlockView {
  const shape = scoringShape(families[covariance].name);
  return hasMissingCells ? gappyBlock(assignment, shape, owner) : wholeBlock(assignment, shape, owner);
}

/** The view that the rows of `about` need. */
export function* viewRows(params: ViewParams, about: RowsAbout, owner = 'gmm'): Fit<RowsView> {
  return about.hasMissingCells ? yield* gappyRows(params, about, owner) : yield* wholeRows(params, about, owner);
}

function* wholeRows({ covariance, assignment, noise }: ViewParams, about: RowsAbout, owner: string): Fit<RowsView> {
  const shape = scoringShape(families[covariance].name);
  const spread = yield* foundOnce(about, 'spread', () => columnSpread(owner, about));
  return {
    spread,
    covariance:
      shape === 'full' || noise
        ? yield* foundOnce(about, 'covariance', () => dataCovariance(spread.mean))
        : diagonalMatrices(spread.variance, about.cols),
    ...wholeBlock(assignment, shape, owner),
    whole: (fit) => fit,
  };
}

function wholeBlock(assignment: Assignment, shape: Scoring['shape'], owner: string): BlockView {
  return {
    assign: assigner(assignment, shape, owner),
    conclude: assignment === 'soft' ? concluder(shape, owner) : undefined,
    *logLikelihood(mixture) {
      return (yield* shares(scoringOf(mixture, shape, owner))).logLikelihood[0];
    },
    labels: (mixture) => labelsUnder(scoringOf(mixture, shape, owner)),
  };
}

function* gappyRows({ covariance, assignment }: ViewParams, about: RowsAbout, owner: string): Fit<RowsView> {
  const shape = scoringShape(families[covariance].name);
  const spread = yield* observedSpread(owner, about);
  const gaussian = yield* oneGaussian(spread, shape === 'full', about);
  return {
    spread,
    covariance: gaussian.covariances,
    ...gappyBlock(assignment, shape, owner),
    whole: (fit) => overFilledRows(fit, gappyScoringOf(gaussian)),
  };
}

function gappyBlock(assignment: Assignment, shape: Scoring['shape'], owner: string): BlockView {
  const regular = (mixture: Mixture): GappyScoring => {
    scoringOf(mixture, shape, owner); // refuses a singular covariance by its component
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

/** Rows that keep their component do not settle it: what is expected in their gaps goes on to move. */
function hardAssigner(regular: (mixture: Mixture) => GappyScoring): Assign {
  return function* (mixture) {
    const labels = yield* rowArray('int32');
    const moments = yield* sweep(gappyHardMoments, regular(mixture), { labels });
    return { moments, objective: moments.logLikelihood[0], isSettled: false };
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
    ({ mixture } = maximize(mixture, moments, families.VVV, regularization, updateAll));
  }
  return mixture;
}
