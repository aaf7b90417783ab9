import { type Table, matrix, randomStream } from '@mixwell/core';

/** A mixture that was drawn, and rows drawn from it: data that nothing was tuned for. */
export interface HeldOut {
  readonly index: number;
  readonly x: Table;
  readonly components: number;
  readonly covariance: 'full' | 'tied' | 'diag' | 'spherical';
  readonly truth: { weights: number[]; means: number[][]; covariances: number[][][] };
}

export const HELD_OUT = 96;

const SHAPES = ['full', 'tied', 'diag', 'spherical'] as const;

/** Case `index`, from 0: 1 to 6 columns, 2 to 8 overlapping components of unequal size, 150 to 600 rows, in each of four shapes. */
export function heldOut(index: number): HeldOut {
  const random = randomStream('held-out', String(index));
  const between = (low: number, high: number): number => low + (high - low) * random();
  const cols = 1 + (index % 6);
  const covariance = SHAPES[Math.floor(index / 6) % 4];
  const components = Math.floor(between(2, 9));
  const rows = Math.floor(between(150, 600));
  const separation = between(1, 3);
  const spreads = Array.from({ length: components }, () => spreadOf(covariance, cols, between));
  const factors = covariance === 'tied' ? spreads.map(() => spreads[0]) : spreads;
  const means = factors.map(() => Array.from({ length: cols }, () => separation * normal(random)));
  const shares = factors.map(() => between(0.3, 1.3));
  const total = shares.reduce((a, b) => a + b);
  const weights = shares.map((share) => share / total);
  const values = Array.from({ length: rows }, () => {
    const draw = random();
    let k = 0;
    for (let passed = weights[0]; passed < draw && k < components - 1;) passed += weights[++k];
    const z = Array.from({ length: cols }, () => normal(random));
    return means[k].map((mean, i) => mean + factors[k][i].reduce((sum, factor, j) => sum + factor * z[j], 0));
  });
  const covariances = factors.map((factor) =>
    factor.map((a) => factor.map((b) => a.reduce((sum, value, j) => sum + value * b[j], 0))),
  );
  return { index, x: matrix(values), components, covariance, truth: { weights, means, covariances } };
}

/** A square root of a covariance of the shape: cols x cols, lower triangular. */
function spreadOf(shape: string, cols: number, between: (low: number, high: number) => number): number[][] {
  const size = between(0.4, 1.6);
  return Array.from({ length: cols }, (_, i) => {
    const own = shape === 'spherical' ? size : size * between(0.4, 1.6);
    return Array.from({ length: cols }, (_, j) => {
      if (j === i) return own;
      return j < i && (shape === 'full' || shape === 'tied') ? between(-0.7, 0.7) * own : 0;
    });
  });
}

/** A standard normal number. */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
