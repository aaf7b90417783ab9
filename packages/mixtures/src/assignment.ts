import { type Fit, type Kernel, rowArray, sweep } from '@mixwell/core';
import {
  type ComponentMoments,
  type DiagonalMoments,
  type MixtureMoments,
  type Scoring,
  diagonalMixtureMoments,
  labelledLikelihood,
  labelledMoments,
  mixtureLabels,
  mixtureMoments,
  unpack,
  packedLength,
} from '@mixwell/kernels';
import { type Mixture, canonical, scoringOf } from './mixture.ts';
import { whitenedTrace } from './whitened-trace.ts';

/** How rows go to components: in shares, or each to one. */
export type Assignment = 'soft' | 'hard';

/** The rows given to the components of a mixture: what an M-step learns from. */
export interface Assigned {
  /** About the means of the mixture. */
  readonly moments: ComponentMoments | DiagonalMoments;
  /** What EM climbs, natural log, total over the rows. */
  readonly objective: number;
  /** Whether no row changed its component, so that EM has nothing left to do. */
  readonly isSettled: boolean;
}

/** An E-step. What it gave before may be overwritten: its caller has learnt from it. */
export type Assign = (mixture: Mixture) => Fit<Assigned>;

/** What is known at the end of a fit: all of an E-step but what only an M-step asks for. */
export interface Concluded {
  /** What EM climbs, as in `Assigned`, with the same bits. */
  readonly objective: number;
  /** The most probable component of each row, by its place in the canonical order. */
  readonly labels: Int32Array;
}

/** An E-step that no M-step follows. */
export type Conclude = (mixture: Mixture) => Fit<Concluded>;

/** The E-step of a fit; it may remember the one before, so every fit needs its own. */
export function assigner(assignment: Assignment, shape: Scoring['shape'], owner = 'gmm'): Assign {
  return assignment === 'hard' ? hardAssigner(shape, owner) : softAssigner(shape, owner);
}

/** Every row in shares: its responsibilities. The objective is the log-likelihood. */
function softAssigner(shape: Scoring['shape'], owner: string): Assign {
  let scoring: Scoring | undefined;
  let moments: MixtureMoments | DiagonalMoments | undefined;
  return function* (mixture) {
    scoring = scoringOf(mixture, shape, owner, scoring);
    moments = yield* shares(scoring, moments);
    return { moments, objective: moments.logLikelihood[0], isSettled: false };
  };
}

/** The moments of the rows in shares. */
export function shares(
  scoring: Scoring,
  spent?: MixtureMoments | DiagonalMoments,
): Fit<MixtureMoments | DiagonalMoments> {
  if (scoring.shape === 'full') return sweep(mixtureMoments, scoring, {}, spent as MixtureMoments | undefined);
  return sweep(diagonalMixtureMoments, scoring, {}, spent as DiagonalMoments | undefined);
}

/** The last E-step of a fit that gives rows in shares: labels and log-likelihood in one pass, which costs half as much as one with moments. */
export function concluder(shape: Scoring['shape'], owner = 'gmm'): Conclude {
  return function* (mixture) {
    const scoring = scoringOf(mixture, shape, owner);
    // What is beyond the components is the noise, which stays the last.
    const order = Int32Array.from({ length: scoring.components }, (_, n) => n);
    order.set(canonical(mixture).order);
    const labels = yield* rowArray('int32');
    const { logLikelihood } = yield* sweep(labelledLikelihood, { ...scoring, order }, { labels });
    return { objective: logLikelihood[0], labels };
  };
}

/**
 * Every row to its most probable component, ties to the first: the E- and C-step of classification EM [1].
 *
 * The objective is the classification log-likelihood, sum_i ln (weight_k density_k(x_i)) with k the component of row i.
 *
 * Cost: two passes over the rows; two labels a row are kept.
 *
 * [1] G. Celeux, G. Govaert, A classification EM algorithm for clustering and two stochastic versions, Comput. Stat. Data Anal. 14
 *     (1992).
 */
function hardAssigner(shape: Scoring['shape'], owner: string): Assign {
  let labels: Int32Array | undefined;
  let spare: Int32Array | undefined;
  return function* (mixture) {
    const scoring = scoringOf(mixture, shape, owner);
    const before = labels;
    labels = spare ?? (yield* rowArray('int32'));
    spare = before;
    yield* sweep(mixtureLabels, scoring, { labels });
    const about = { data: scoring.means, rows: scoring.components, cols: scoring.cols };
    const moments = yield* sweep(labelledMoments, { about }, { labels });
    const isSettled = before !== undefined && (yield* sweep(labelChanges, null, { labels, before })).weight[0] === 0;
    return { moments, objective: classificationLogLikelihood(scoring, moments), isSettled };
  };
}

/** The weight of the rows whose two labels differ. */
const labelChanges: Kernel<null, { readonly weight: Float64Array }, { labels: Int32Array; before: Int32Array }> = {
  name: 'label-changes',
  empty: () => ({ weight: new Float64Array(1) }),
  accumulate(_, { rows, weights }, { weight }, { labels, before }) {
    for (let i = 0; i < rows; i++) if (labels[i] !== before[i]) weight[0] += weights ? weights[i] : 1;
  },
};

/** From moments alone: a component adds weight x its constant - trace(W scatter W') / 2, with W its whitening. */
function classificationLogLikelihood(
  { shape, components, cols, logConstants, whitening }: Scoring,
  { weight, scatter }: ComponentMoments,
): number {
  let total = 0;
  for (let k = 0; k < components; k++) {
    if (weight[k] === 0) continue;
    const own = unpack(scatter, k * packedLength(cols), cols);
    let square = 0;
    if (shape === 'full') square = whitenedTrace(whitening, k * cols * cols, own, cols);
    else for (let j = 0; j < cols; j++) square += whitening[k * cols + j] * whitening[k * cols + j] * own[j * cols + j];
    total += weight[k] * logConstants[k] - 0.5 * square;
  }
  return total;
}
