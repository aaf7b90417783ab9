import { randomStream } from '@mixwell/core';
import fc from 'fast-check';
import type { Scoring } from '../src/index.ts';
import { type Case, cases } from './cases.ts';

/** A case, and a mixture with a component at each of its points. */
export const scoringCases: fc.Arbitrary<{ example: Case; scoring: Scoring }> = fc
  .tuple(cases, fc.constantFrom<Scoring['shape']>('full', 'diagonal'), fc.nat())
  .map(([example, shape, seed]) => ({ example, scoring: makeScoring(shape, example, seed) }));

/** Weights and whitening at random, the latter small enough that no density underflows in the naive formulas. */
export function makeScoring(shape: Scoring['shape'], { points }: Pick<Case, 'points'>, seed: number): Scoring {
  const { rows: components, cols, data } = points;
  const random = randomStream(seed, 'scoring');
  const raw = Array.from({ length: components }, () => 0.1 + random());
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  const cells = shape === 'full' ? cols * cols : cols;
  const whitening = new Float64Array(components * cells);
  const logConstants = new Float64Array(components);
  for (let k = 0; k < components; k++) {
    logConstants[k] = Math.log(raw[k] / total) - (cols / 2) * Math.log(2 * Math.PI);
    for (let i = 0; i < cols; i++) {
      const factor = 0.2 + 0.4 * random();
      logConstants[k] += Math.log(factor);
      if (shape === 'diagonal') whitening[k * cells + i] = factor;
      else for (let j = 0; j <= i; j++) whitening[k * cells + i * cols + j] = i === j ? factor : 0.2 * (random() - 0.5);
    }
  }
  return { shape, components, cols, means: data.slice(), logConstants, whitening };
}

/** ln of weight times density of each component at `x`, from its precision matrix W'W. */
export function naiveLogJoint(
  { shape, components, cols, means, logConstants, whitening }: Scoring,
  x: readonly number[],
): number[] {
  return Array.from({ length: components }, (_, k) => {
    const w = (i: number, j: number) =>
      shape === 'full' ? whitening[(k * cols + i) * cols + j] : i === j ? whitening[k * cols + i] : 0;
    let square = 0;
    for (let a = 0; a < cols; a++) {
      for (let b = 0; b < cols; b++) {
        let precision = 0;
        for (let i = 0; i < cols; i++) precision += w(i, a) * w(i, b);
        square += (x[a] - means[k * cols + a]) * precision * (x[b] - means[k * cols + b]);
      }
    }
    return logConstants[k] - square / 2;
  });
}

/** Responsibilities and log-density, as the formulas of the books say, without care for overflow. */
export function naiveResponsibilities(scoring: Scoring, x: readonly number[]): { r: number[]; logDensity: number } {
  const joint = naiveLogJoint(scoring, x).map(Math.exp);
  const density = joint.reduce((sum, value) => sum + value, 0);
  return { r: joint.map((value) => value / density), logDensity: Math.log(density) };
}
