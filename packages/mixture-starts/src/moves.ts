import { type Fit, type RandomStream, rowArray, sweep } from '@mixwell/core';
import { mixtureResponsibilities, weighedMoments } from '@mixwell/kernels';
import { scoringShape } from '@mixwell/covariance-families';
import { type Mixture, maximize, scoringOf, updateAll } from '@mixwell/mixtures';
import { type ComponentRows, componentRows } from './component-rows.ts';
import { mergeLosses } from './merge-losses.ts';
import type { StartContext } from './partition.ts';
import type { Weighed } from './sampled-rows.ts';
import { type Split, sharesOf, splitInTwo } from './split-in-two.ts';
import { splitShape } from './split-shape.ts';

/** Two components that become one, so that another can become two; of two components both are split anew. */
export interface Move {
  readonly split: number;
  readonly into: number;
  /** The component that the merged pair leaves free. */
  readonly from: number;
  /** What the log-likelihood gains, about, in nats. */
  readonly gain: number;
}

/** The moves from one mixture. */
export interface Moves {
  /** For the caller to take from. */
  readonly all: Move[];
  /** The mixture after one of them, by an M-step. */
  make(move: Move): Fit<Mixture>;
}

/** What the moves from a mixture start from, whatever is drawn. */
export interface Survey {
  readonly mixture: Mixture;
  /** The rows of each component. */
  readonly own: readonly ComponentRows[];
  /** About how much log-likelihood is lost where two components become one: components x components. */
  readonly losses: Float64Array;
}

/** Room that all moves of a search share: rows x components, and noise where there is some. */
export interface MoveArrays {
  /** Of the mixture that was surveyed last. */
  readonly responsibilities: Float64Array;
  readonly moved: Float64Array;
}

/** Random splits of a component, of which the best counts. */
const SPLITS = 3;

/** Room for the moves from mixtures of `components`. */
export function* moveArrays(components: number, { box }: StartContext): Fit<MoveArrays> {
  const width = components + (box ? 1 : 0);
  return { responsibilities: yield* rowArray('float64', width), moved: yield* rowArray('float64', width) };
}

/**
 * Looks at `mixture` before moves from it.
 *
 * Cost: that of a few E-steps.
 */
export function* survey(
  mixture: Mixture,
  rows: Weighed,
  { family }: StartContext,
  { responsibilities }: MoveArrays,
): Fit<Survey> {
  const { components, noise } = mixture;
  const width = components + (noise ? 1 : 0);
  yield* sweep(mixtureResponsibilities, scoringOf(mixture, scoringShape(family.name)), { responsibilities });
  const own = Array.from({ length: components }, (_, k) => componentRows(k, mixture, rows, responsibilities, width));
  return { mixture, own, losses: mergeLosses(mixture, responsibilities, width, rows.weights, splitShape(family.name)) };
}

/**
 * The moves from the mixture that was surveyed last: two components are merged, and a third is split at random [1].
 *
 * They can be made until another one is surveyed with the same `arrays`.
 *
 * Cost: that of a few E-steps; the same to make one.
 *
 * [1] N. Ueda, R. Nakano, Z. Ghahramani, G. E. Hinton, SMEM algorithm for mixture models, Neural Computation 12 (2000).
 */
export function movesFrom(
  { mixture, own, losses }: Survey,
  random: RandomStream,
  { family, regularization, prior }: StartContext,
  { responsibilities, moved }: MoveArrays,
): Moves {
  const { components, cols, noise } = mixture;
  const width = components + (noise ? 1 : 0);
  const shape = splitShape(family.name);
  const splits = own.map((one) => bestOf(SPLITS, () => splitInTwo(one, shape, random)));
  return {
    all: splits.flatMap((split, k) => (split ? movesOf(k, split.gain, losses, components) : [])),
    *make({ split: s, into, from }) {
      moved.set(responsibilities);
      if (into !== s) {
        for (let i = 0; i < moved.length; i += width) {
          moved[i + into] += moved[i + from];
          moved[i + from] = 0;
        }
      }
      const { one, other } = splits[s] as Split;
      const shares = sharesOf(own[s], one, other);
      const { places } = own[s];
      for (let at = 0; at < places.length; at++) {
        const row = places[at] * width;
        const both = moved[row + s] + moved[row + from];
        moved[row + s] = both * shares[at];
        moved[row + from] = both - moved[row + s];
      }
      const data = new Float64Array(width * cols);
      data.set(mixture.means);
      data.copyWithin(from * cols, s * cols, (s + 1) * cols);
      if (noise) data.set(noise.box.origin, components * cols);
      const about = { data, rows: width, cols };
      const moments = yield* sweep(weighedMoments, { about }, { responsibilities: moved });
      const before = { ...mixture, means: data.slice(0, components * cols) };
      return maximize(before, moments, family, regularization, updateAll, [], prior).mixture;
    },
  };
}

function bestOf(times: number, make: () => Split | null): Split | null {
  let best: Split | null = null;
  for (let i = 0; i < times; i++) {
    const split = make();
    if (split && (!best || split.gain > best.gain)) best = split;
  }
  return best;
}

/** The moves that split component `k`. */
function movesOf(k: number, gain: number, losses: Float64Array, components: number): Move[] {
  if (components === 2) return [{ split: k, into: k, from: 1 - k, gain: gain - losses[1] }];
  const found: Move[] = [];
  for (let from = 1; from < components; from++) {
    for (let into = 0; into < from; into++) {
      if (from === k || into === k) continue;
      found.push({ split: k, into, from, gain: gain - losses[from * components + into] });
    }
  }
  return found;
}
