import { type Seed, answerNow, matrix, randomStream } from '@mixwell/core';
import { describe, expect, it } from 'vitest';
import { families } from '@mixwell/covariance-families';
import type { Mixture } from '@mixwell/mixtures';
import { regularizationOf } from '@mixwell/covariance-families';
import { mergeLosses } from './merge-losses.ts';
import { moveArrays, movesFrom, survey } from './moves.ts';
import type { StartContext } from './partition.ts';
import { splitShape } from './split-shape.ts';

const ones = (count: number) => new Float64Array(count).fill(1);

it('the shape of a split follows the family', () => {
  expect((['EEE', 'VII', 'VVI', 'EVE', 'VVV'] as const).map(splitShape)).toEqual(['held', 'round', 'diagonal', 'full', 'full']); // prettier-ignore
});

/** In one column, of variance 1. */
function unit(means: number[], weights: number[]): Mixture {
  const components = means.length;
  return { components, cols: 1, weights: Float64Array.from(weights), means: Float64Array.from(means), covariances: ones(components) }; // prettier-ignore
}

describe('what merging two components loses, by hand', () => {
  it('two halves of one lose nothing', () => {
    const losses = mergeLosses(unit([0, 0], [0.5, 0.5]), new Float64Array(16).fill(0.5), 2, ones(8), 'full');
    expect(losses[1]).toBeCloseTo(0, 12);
  });

  it('at -3 and 3, four rows each, their joint variance is 10: 8 (ln(10) / 2 - ln 2)', () => {
    const responsibilities = Float64Array.from({ length: 16 }, (_, c) => ((c >> 1) % 2 === c % 2 ? 1 : 0));
    const losses = mergeLosses(unit([-3, 3], [0.5, 0.5]), responsibilities, 2, ones(8), 'full');
    expect(losses[1]).toBeCloseTo(8 * (Math.log(10) / 2 - Math.log(2)), 12);
    expect(losses[2]).toBe(losses[1]);
  });
});

describe('moves', () => {
  const groups = [-20, 0, 20].flatMap((center) => Array.from({ length: 30 }, (_, i) => center + Math.sin(i * i)));
  const x = matrix(groups);
  const rows = { matrix: x, weights: ones(90) };
  const spread = { weight: 90, mean: Float64Array.of(0), variance: Float64Array.of(267) };
  const context = { family: families.VVV, regularization: regularizationOf('auto', spread) } as unknown as StartContext;

  function* bestMove(mixture: Mixture, seed: Seed) {
    const arrays = yield* moveArrays(mixture.components, context);
    const surveyed = yield* survey(mixture, rows, context, arrays);
    const { all, make } = movesFrom(surveyed, randomStream(seed), context, arrays);
    const best = all.reduce((a, b) => (b.gain > a.gain ? b : a));
    return { best, after: yield* make(best) };
  }

  it('two components in one group and one in two: the two become one, and the one two', () => {
    const start = { ...unit([-20.2, -19.8, 10], [1 / 6, 1 / 6, 2 / 3]), covariances: Float64Array.of(1, 1, 101) };
    const { best, after } = answerNow(bestMove(start, 0), rows);
    expect(best).toMatchObject({ split: 2, into: 0, from: 1 });
    expect(best.gain).toBeGreaterThan(50);
    const wanted = [-20, 0, 20];
    Array.from(after.means)
      .sort((a, b) => a - b)
      .forEach((mean, k) => expect(Math.abs(mean - wanted[k])).toBeLessThan(0.5));
    expect(after.weights.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });

  it('of two components both are split anew', () => {
    const start = { ...unit([0, 0.1], [0.5, 0.5]), covariances: Float64Array.of(267, 267) };
    const { best, after } = answerNow(bestMove(start, 1), rows);
    expect(best.into).toBe(best.split);
    expect(best.from).toBe(1 - best.split);
    expect(Math.abs(after.means[0] - after.means[1])).toBeGreaterThan(10);
  });
});
