import { type Fit, type Seed, forkSeed, randomStream } from '@mixwell/core';
import type { Mixture } from '@mixwell/mixtures';
import { besideNoise } from './beside-noise.ts';
import { type Candidate, climb, isBetter } from './climb.ts';
import { type Move, type Survey, moveArrays, movesFrom, survey } from './moves.ts';
import { nextMove } from './next-move.ts';
import { startOfKind } from './of-kind.ts';
import { overSample } from './over-sample.ts';
import type { StartContext } from './partition.ts';
import { type Weighed, sampledRows } from './sampled-rows.ts';

/** Most rows that are searched; of more rows a sample of this size is. */
const MOST_ROWS = 1000;

/** Iterations before the first move. */
const SETTLING = 15;

/** Most moves that are tried from one mixture: two promising ones, then random ones. */
const TRIALS = 3;

/** The search ends when so often in a row none of the moves from a mixture, whose splits are random, made a better one. */
const PATIENCE = 2;

/** Iterations that a move may take, and those that it gets in any case. */
const MOST = 30;
const FEWEST = 2;

/** A move is given up when this many steps such as the last one would not bring it to the goal. */
const STEPS_LEFT = 5;

/**
 * A few iterations of EM from random rows, improved by moves: two components are merged, and another is split, where some iterations
 * of EM make that the better mixture [1]. The moves that look most promising are tried first, then random ones [2]. A spurious
 * mixture gives way to any that is not, in the end to one from k-means. What is compared is the objective of the fit, beside noise and
 * under a prior too.
 *
 * Of more than 1000 rows a sample that `seed` draws is searched.
 *
 * Cost: about 50 iterations of EM on at most 1000 rows, and 5 to 30 more for each move that is made.
 *
 * [1] N. Ueda, R. Nakano, Z. Ghahramani, G. E. Hinton, SMEM algorithm for mixture models, Neural Computation 12 (2000).
 * [2] Q. Zhao, V. Hautamäki, I. Kärkkäinen, P. Fränti, Random swap EM algorithm for Gaussian mixture models,
 *     Pattern Recognit. Lett. 33 (2012).
 */
export function* portfolioStart(components: number, seed: Seed, context: StartContext): Fit<Mixture> {
  const { about, pooled } = context;
  if (components === 1) return pooled;
  const sample = yield* sampledRows(MOST_ROWS, randomStream(seed, 'portfolio/sample'), about);
  if (about.rows <= MOST_ROWS) return yield* search(components, seed, context, sample);
  const sampled = { ...about, rows: MOST_ROWS, presentRows: MOST_ROWS, totalWeight: MOST_ROWS };
  return yield* overSample(search(components, seed, { ...context, about: sampled }, sample), sample);
}

function* search(components: number, seed: Seed, context: StartContext, rows: Weighed): Fit<Mixture> {
  let best = yield* settled('random-rows', components, seed, context);
  const random = randomStream(seed, 'portfolio/moves');
  const arrays = yield* moveArrays(components, context);
  let surveyed: Survey | undefined;
  let tried: Move[] = [];
  for (let failed = 0; failed < PATIENCE;) {
    failed++;
    if (surveyed?.mixture !== best.mixture) surveyed = yield* survey(best.mixture, rows, context, arrays);
    const { all: left, make } = movesFrom(surveyed, random, context, arrays);
    for (let trial = 0; trial < TRIALS && left.length > 0; trial++) {
      const move = nextMove(left, trial, tried, random);
      left.splice(left.indexOf(move), 1);
      tried.push(move);
      const made = yield* climb(yield* make(move), context, MOST, towards(best));
      if (!isBetter(made, best)) continue;
      [best, failed, tried] = [made, 0, []];
      break;
    }
  }
  if (!best.isSpurious) return best.mixture;
  const other = yield* settled('kmeans', components, seed, context);
  return isBetter(other, best) ? other.mixture : best.mixture;
}

/** What some iterations make of a start of another kind. */
function* settled(
  kind: 'random-rows' | 'kmeans',
  components: number,
  seed: Seed,
  context: StartContext,
): Fit<Candidate> {
  const start = yield* startOfKind(kind, components, forkSeed(seed, 'portfolio/start'), context);
  return yield* climb(context.box ? besideNoise(start, context.box) : start, context, SETTLING);
}

/** Whether a climb may still come as far as `goal`. */
function towards({ isSpurious, objective: goal }: Candidate): Parameters<typeof climb>[3] {
  if (isSpurious) return undefined;
  return ({ iteration, objective, change }) => iteration < FEWEST || goal - objective < STEPS_LEFT * change;
}
