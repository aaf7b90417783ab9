import { type RandomStream, randomStream } from '@mixwell/core';
import { exp, log } from '@mixwell/math';
import { describe, expect, it } from 'vitest';
import type { ComponentRows } from './component-rows.ts';
import { logOnePlusExp, logistic } from './logistic.ts';
import { type Part, partOf, sumsOf, without } from './part.ts';
import { sharesOf, splitInTwo } from './split-in-two.ts';
import type { SplitShape } from './split-shape.ts';

function rowsOf(points: Float64Array, weight: Float64Array, cols: number): ComponentRows {
  const places = Array.from(weight.keys());
  const squares = Float64Array.from(places, (i) => dot(points.subarray(i * cols, (i + 1) * cols)));
  return { cols, places, points, squares, weight, sums: sumsOf(points, weight, cols, true) };
}

const dot = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0);

it('ten rows at -3 and ten at 3 of a component split at 0: 20 (ln((1 + e^-18) / 2) + 9 / 2) nats', () => {
  const points = Float64Array.from({ length: 20 }, (_, i) => (i % 2 ? 3 : -3));
  const rows = rowsOf(points, new Float64Array(20).fill(1), 1);
  const splits = [0, 1, 2, 3, 4, 5, 6, 7].map((seed) => splitInTwo(rows, 'held', randomStream(seed)));
  const made = splits.filter((split) => split !== null);
  expect(made.length).toBeGreaterThan(0);
  for (const { gain, one, other } of made) {
    const shares = sharesOf(rows, one, other);
    expect(gain).toBeCloseTo(20 * (Math.log((1 + Math.exp(-18)) / 2) + 4.5), 9);
    shares.forEach((share, i) => expect(share).toBeCloseTo(shares[i % 2], 12));
    expect(Math.abs(shares[0] - shares[1])).toBeGreaterThan(0.99);
  }
});

/** The same row by row and as it is told, whatever the number of columns: null, or the gain and then the shares. */
function plainSplit(rows: ComponentRows, shape: SplitShape, random: RandomStream): number[] | null {
  const { cols, weight, sums } = rows;
  const all = Array.from(weight.keys());
  const point = (i: number) => rows.points.subarray(i * cols, (i + 1) * cols);
  const distance = (i: number, a: number) => dot(point(i).map((value, j) => value - point(a)[j]));
  const draw = () => {
    let left = random() * sums[0];
    const i = all.slice(0, -1).findIndex((at) => (left -= weight[at]) < 0);
    return i < 0 ? all.length - 1 : i;
  };
  let isIn: (i: number) => boolean;
  if (random() < 0.5) {
    const [a, b] = [draw(), draw()];
    isIn = (i) => distance(i, a) < distance(i, b);
  } else {
    const a = draw();
    const ends = Math.ceil(exp(random() * log(16)));
    const radius = Math.min(...Array.from({ length: ends }, () => distance(draw(), a) || Infinity));
    isIn = (i) => distance(i, a) <= radius;
  }
  let taken = weight.map((value, i) => (isIn(i) ? value : 0));
  for (let round = 1; ; round++) {
    const first = plainSums(rows, taken);
    const [one, other] = [partOf(first, sums[0], cols, shape), partOf(without(sums, first), sums[0], cols, shape)];
    if (!one || !other) return null;
    const logs = all.map((i) => [plainLogShare(one, point(i)), plainLogShare(other, point(i))]);
    const shares = logs.map(([a, b]) => (a > b ? logistic(a - b) : 1 - logistic(b - a)));
    const logsOfBoth = logs.map(([a, b]) => Math.max(a, b) + logOnePlusExp(Math.abs(a - b)));
    const gains = logsOfBoth.map((value, i) => weight[i] * (value + 0.5 * dot(point(i))));
    if (round === 2) return [gains.reduce((sum, value) => sum + value, 0), ...shares];
    taken = weight.map((value, i) => value * shares[i]);
  }
}

function plainSums({ points, cols }: ComponentRows, taken: Float64Array): Float64Array {
  const sums = new Float64Array(1 + cols + cols * cols);
  taken.forEach((weight, i) => {
    const point = points.subarray(i * cols, (i + 1) * cols);
    sums[0] += weight;
    point.forEach((value, a) => {
      sums[1 + a] += weight * value;
      for (let b = 0; b <= a; b++) sums[1 + cols + a * cols + b] += weight * value * point[b];
    });
  });
  return sums;
}

function plainLogShare({ constant, mean, whitening }: Part, point: Float64Array): number {
  const away = point.map((value, a) => value - mean[a]);
  const whitened = away.map((_, a) =>
    away.subarray(0, a + 1).reduce((sum, value, b) => sum + whitening[a * mean.length + b] * value, 0),
  );
  return constant - 0.5 * dot(whitened);
}

describe('a split has the bits of the plain form', () => {
  const random = randomStream('points');
  const normal = () => random() + random() + random() + random() - 2;
  it.each([1, 2, 3])('in %i columns', (cols) => {
    const rows = rowsOf(
      Float64Array.from({ length: 60 * cols }, normal),
      Float64Array.from({ length: 60 }, random),
      cols,
    );
    let made = 0;
    for (const shape of ['held', 'round', 'diagonal', 'full'] as const) {
      for (let seed = 0; seed < 20; seed++) {
        const split = splitInTwo(rows, shape, randomStream(seed));
        const found = split && [split.gain, ...sharesOf(rows, split.one, split.other)];
        expect(found).toEqual(plainSplit(rows, shape, randomStream(seed)));
        if (split) made++;
      }
    }
    expect(made).toBeGreaterThan(30);
  });
});
