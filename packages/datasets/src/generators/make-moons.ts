import { type Rules, type Seed, flag, readOptions, realNumber, seedRule, wholeNumber } from '@mixwell/core';
import { sinCos } from '@mixwell/math';
import type { ArcsTruth, Labelled } from './labelled.ts';
import { twoArcs } from './two-arcs.ts';

export interface MakeMoonsOptions {
  /** Rows of both moons together. Default 100. */
  rows?: number;
  /** Standard deviation of every coordinate about its moon. Default 0. */
  noise?: number;
  /** False leaves the rows in order along each moon. Default true. */
  shuffle?: boolean;
  /** Default 0. */
  seed?: Seed;
}

export const makeMoonsRules: Rules<MakeMoonsOptions> = {
  rows: wholeNumber({ doc: 'Rows of both moons together.', min: 1, default: 100 }),
  noise: realNumber({ doc: 'Standard deviation of every coordinate about its moon.', min: 0, default: 0 }),
  shuffle: flag({ doc: 'False leaves the rows in order along each moon.', default: true }),
  seed: seedRule(),
};

/**
 * Two interleaved half circles of radius 1, which no straight line separates.
 *
 * The first floor(rows / 2) rows are the outer moon (cos t, sin t), label 0; the others the inner one (1 - cos t, 0.5 - sin t), label 1;
 * on each, t goes from 0 to pi in equal steps, both ends included. Same rows as scikit-learn's `make_moons`, but for the noise.
 *
 * @throws MixwellError `invalid-param` for an option that is unknown or not acceptable.
 */
export function makeMoons(options: MakeMoonsOptions = {}): Labelled<ArcsTruth> {
  return twoArcs(
    'makeMoons',
    readOptions('makeMoons', makeMoonsRules, options),
    [
      { center: [0, 0], radius: 1, from: 0, to: Math.PI },
      { center: [1, 0.5], radius: 1, from: Math.PI, to: 2 * Math.PI },
    ],
    [
      (i, count) => {
        const { sin, cos } = sinCos(angle(i, count));
        return [cos, sin];
      },
      (i, count) => {
        const { sin, cos } = sinCos(angle(i, count));
        return [1 - cos, 0.5 - sin];
      },
    ],
  );
}

/** Step i of `count` from 0 to pi. */
function angle(i: number, count: number): number {
  return i === 0 ? 0 : i === count - 1 ? Math.PI : i * (Math.PI / (count - 1));
}
