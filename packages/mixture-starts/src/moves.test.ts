import { type Seed, answerNow, matrix, randomStream } from '@mixwell/core';
import { describe, expect, it } from 'vitest';
import { families } from '@mixwell/covariance-families';
import type { Mixture } from '@mixwell/mixtures';
import { regularizationOf } from '@mixwell/covariance-families';
import { mergeLosses } from './merge-losses.ts';
import { moveArrays, movesFrom } from './moves.ts';
import { addPoint, logShare, noPoints, partOf, without } from './part.ts';
import type { StartContext } from './partition.ts';
import { splitInTwo } from './split-in-two.ts';
import { splitShape } from './split-shape.ts';

const ones = (count: number) => new Float64Array(count).fill(1);

function sumsOf(points: number[]) {
  const sums = noPoints(1);
  points.forEach((_, i) => addPoint(sums, Float64Array.from(points), i, 1, true));
  return sums;
}

describe('parts, by hand', () => {
  it('four of eight points, 0 0 2 2, have mean 1, and with 0.2 beside variance 4.2 / 4.2', () => {
    const part = partOf(sumsOf([0, 0, 2, 2]), 8, 'full')!;
    expect([part.mean[0], part.whitening[0]]).toEqual([1, 1]);
    expect(logShare(part, Float64Array.of(3), 0)).toBeCloseTo(Math.log(0.5) - 2, 14);
  });

  it('what 0 2 5 have without 2 are the sums of 0 5; two points in one column are too few', () => {
    const left = without(sumsOf([0, 2, 5]), sumsOf([2]));
    expect(left).toEqual(sumsOf([0, 5]));
    expect(partOf(left, 3, 'full')).toBe(null);
  });

  it('a round part has the mean variance of its columns, a held one 1', () => {
    const sums = noPoints(2);
    const points = Float64Array.of(3, 1, -3, 1, 3, -1, -3, -1);
    for (let i = 0; i < 8; i += 2) addPoint(sums, points, i, 1, false);
    const widths = (shape: 'round' | 'held' | 'diagonal') => {
      const { whitening } = partOf(sums, 4, shape)!;
      return [1 / whitening[0] ** 2, 1 / whitening[3] ** 2].map((value) => Number(value.toFixed(10)));
    };
    const [wide, narrow] = [36.2 / 4.2, 4.2 / 4.2].map((value) => Number(value.toFixed(10)));
    expect(widths('diagonal')).toEqual([wide, narrow]);
    expect(widths('round')).toEqual(Array(2).fill(Number(((wide + narrow) / 2).toFixed(10))));
    expect(widths('held')).toEqual([1, 1]);
  });
});

it('ten rows at -3 and ten at 3 of a component split at 0: 20 (ln((1 + e^-18) / 2) + 9 / 2) nats', () => {
  const points = Float64Array.from({ length: 20 }, (_, i) => (i % 2 ? 3 : -3));
  const rows = { places: Array.from(points.keys()), points, weight: ones(20), sums: sumsOf(Array.from(points)) };
  const splits = [0, 1, 2, 3, 4, 5, 6, 7].map((seed) => splitInTwo(rows, 'held', randomStream(seed)));
  const made = splits.filter((split) => split !== null);
  expect(made.length).toBeGreaterThan(0);
  for (const { gain, shares } of made) {
    expect(gain).toBeCloseTo(20 * (Math.log((1 + Math.exp(-18)) / 2) + 4.5), 9);
    shares.forEach((share, i) => expect(share).toBeCloseTo(shares[i % 2], 12));
    expect(Math.abs(shares[0] - shares[1])).toBeGreaterThan(0.99);
  }
});

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
    const { all, make } = yield* movesFrom(mixture, rows, randomStream(seed), context, arrays);
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
