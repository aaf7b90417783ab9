import { type Rules, type Seed, flag, readOptions, realNumber, seedRule, wholeNumber } from '@mixwell/core';
import { sinCos } from '@mixwell/math';
import type { ArcsTruth, Labelled } from './labelled.ts';
import { fraction } from './option-rules.ts';
import { type Place, twoArcs } from './two-arcs.ts';

export interface MakeCirclesOptions {
  /** Rows of both circles together. Default 100. */
  rows?: number;
  /** Standard deviation of every coordinate about its circle. Default 0. */
  noise?: number;
  /** Radius of the inner circle; that of the outer is 1. From 0 up to, but not including, 1. Default 0.5. */
  factor?: number;
  /** False leaves the rows in order along each circle. Default true. */
  shuffle?: boolean;
  /** Default 0. */
  seed?: Seed;
}

export const makeCirclesRules: Rules<MakeCirclesOptions> = {
  rows: wholeNumber({ doc: 'Rows of both circles together.', min: 1, default: 100 }),
  noise: realNumber({ doc: 'Standard deviation of every coordinate about its circle.', min: 0, default: 0 }),
  factor: fraction({ doc: 'Radius of the inner circle; that of the outer is 1.', default: 0.5 }),
  shuffle: flag({ doc: 'False leaves the rows in order along each circle.', default: true }),
  seed: seedRule(),
};

/**
 * A circle within a circle, about the origin.
 *
 * The first floor(rows / 2) rows are the outer circle (cos t, sin t), label 0; the others the inner one, `factor` as large, label 1;
 * on each, t goes from 0 towards 2 pi in equal steps, the end left out. Same rows as scikit-learn's `make_circles`, but for the noise
 * and the default `factor`.
 *
 * @throws MixwellError `invalid-param` for an option that is unknown or not acceptable.
 */
export function makeCircles(options: MakeCirclesOptions = {}): Labelled<ArcsTruth> {
  const params = readOptions('makeCircles', makeCirclesRules, options);
  return twoArcs(
    'makeCircles',
    params,
    [
      { center: [0, 0], radius: 1, from: 0, to: 2 * Math.PI },
      { center: [0, 0], radius: params.factor, from: 0, to: 2 * Math.PI },
    ],
    [placeOnCircle(1), placeOnCircle(params.factor)],
  );
}

function placeOnCircle(radius: number): Place {
  return (i, count) => {
    const { sin, cos } = sinCos(i * ((2 * Math.PI) / count));
    return [radius * cos, radius * sin];
  };
}
