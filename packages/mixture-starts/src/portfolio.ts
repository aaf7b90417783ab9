import {
  type Fit,
  type RandomStream,
  type Seed,
  answerNow,
  forkSeed,
  pickRows,
  randomStream,
  takeRows,
} from '@mixwell/core';
import { separateFamilies } from '@mixwell/covariance-families';
import { exp, log } from '@mixwell/math';
import type { Mixture } from '@mixwell/mixtures';
import { type Candidate, climb, isBetter } from './climb.ts';
import { startOfKind } from './of-kind.ts';
import type { StartContext } from './partition.ts';
import { sampledRows } from './sampled-rows.ts';

/** Most rows that starts are compared on; of more rows a sample of this size is taken. */
const MOST_ROWS = 1000;

/** Random starts, and the iterations that each gets before the best is chosen. */
const STARTS = 6;
const SHORT = 5;

/** Iterations of the best start before its components are moved. */
const SETTLING = 10;

/** The search ends when this many moves a component failed one after another, or at the latest after so many in all. */
const PATIENCE = 2;
const MOST_MOVES = 8;

/** Iterations that a move may take, and those that it gets in any case. */
const MOST = 30;
const FEWEST = 3;

/** A move is given up when this many steps such as the last one would not bring it to the goal. */
const STEPS_LEFT = 8;

/** The narrowest covariance that a moved component is given is e^-4 of the widest. */
const NARROWEST = 4;

/**
 * The best of several short runs of EM from random rows [1], improved by moves of one component to a random row, each of which is
 * kept where a few iterations of EM make it the better [2]. A spurious mixture gives way to any that is not.
 *
 * Of more than 1000 rows a sample that `seed` draws is searched.
 *
 * Cost: 30 to 40 iterations of EM, and 3 to 30 a move, on at most 1000 rows.
 *
 * [1] C. Biernacki, G. Celeux, G. Govaert, Choosing starting values for the EM algorithm for getting the highest likelihood in
 *     multivariate Gaussian mixture models, Comput. Stat. Data Anal. 41 (2003).
 * [2] Q. Zhao, V. Hautamäki, I. Kärkkäinen, P. Fränti, Random swap EM algorithm for Gaussian mixture models,
 *     Pattern Recognit. Lett. 33 (2012).
 */
export function* portfolioStart(components: number, seed: Seed, context: StartContext): Fit<Mixture> {
  const { about, pooled } = context;
  if (components === 1) return pooled;
  if (about.rows <= MOST_ROWS) return yield* search(components, seed, context);
  const sample = yield* sampledRows(MOST_ROWS, randomStream(seed, 'portfolio/sample'), about);
  const sampled = { ...about, rows: MOST_ROWS, presentRows: MOST_ROWS, totalWeight: MOST_ROWS };
  return answerNow(search(components, seed, { ...context, about: sampled }), sample);
}

function* search(components: number, seed: Seed, context: StartContext): Fit<Mixture> {
  let best = yield* shortRun(components, forkSeed(seed, 'portfolio/0'), context);
  for (let i = 1; i < STARTS; i++) {
    const tried = yield* shortRun(components, forkSeed(seed, `portfolio/${i}`), context);
    if (isBetter(tried, best)) best = tried;
  }
  best = yield* climb(best.mixture, context, SETTLING);
  const random = randomStream(seed, 'portfolio/moves');
  let failed = 0;
  for (let moves = 0; failed < PATIENCE * components && moves < MOST_MOVES * components; moves++) {
    const tried = yield* climb(yield* withOneMoved(best.mixture, random, context), context, MOST, towards(best));
    failed = isBetter(tried, best) ? 0 : failed + 1;
    if (failed === 0) best = tried;
  }
  return best.mixture;
}

function* shortRun(components: number, seed: Seed, context: StartContext): Fit<Candidate> {
  return yield* climb(yield* startOfKind('random-rows', components, seed, context), context, SHORT);
}

/** Whether a climb may still come as far as `goal`. */
function towards({ isSpurious, logLikelihood: goal }: Candidate): Parameters<typeof climb>[3] {
  if (isSpurious) return undefined;
  return ({ iteration, objective, change }) => iteration < FEWEST || goal - objective < STEPS_LEFT * change;
}

/**
 * The mixture with a random component moved to a random row, of equal weight there. Where components have a covariance each, its
 * covariance becomes that of the data in a random size; in other families it keeps the one that goes with the others.
 */
function* withOneMoved(mixture: Mixture, random: RandomStream, { family, pooled }: StartContext): Fit<Mixture> {
  const { components, cols } = mixture;
  const moved = Math.floor(random() * components);
  const { data } = yield* takeRows(yield* pickRows(null, [random()]));
  const means = mixture.means.slice();
  means.set(data, moved * cols);
  const covariances = mixture.covariances.slice();
  const narrowing = random();
  if (separateFamilies.includes(family.name)) {
    const scale = exp((-2 / cols) * log(components) - NARROWEST * narrowing * narrowing);
    const covariance = pooled.covariances.map((value) => value * scale);
    covariances.set(covariance, moved * cols * cols);
  }
  const others = 1 - mixture.weights[moved];
  const weights = mixture.weights.map((weight, k) => {
    if (k === moved) return 1 / components;
    return (1 - 1 / components) * (others > 0 ? weight / others : 1 / (components - 1));
  });
  return { ...mixture, weights, means, covariances };
}
