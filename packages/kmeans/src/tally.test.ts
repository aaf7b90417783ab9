import { type Matrix, answerNow, randomStream, sweep } from '@mixwell/core';
import { type NearestCenterSums, nearestCenter } from '@mixwell/kernels';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kmeans } from './index.ts';
import { type ClusterSums, areOff, newTally } from './tally.ts';

const matrix = (...rows: number[][]): Matrix => ({
  data: Float64Array.from(rows.flat()),
  rows: rows.length,
  cols: rows[0].length,
});

/** A tally of these rows, and whether its last sums were of all rows. */
function tallyOf(x: Matrix, weights: Float64Array | null = null) {
  const labels = new Int32Array(x.rows);
  let isWhole = false;
  const tally = newTally((centers, changesAbout) => {
    isWhole = !changesAbout;
    return sweep(nearestCenter, { centers, changesAbout }, { labels });
  }, 0.4 * x.rows);
  const ask = (centers: Matrix, mustBeWhole = false): ClusterSums & { isWhole: boolean } => ({
    ...answerNow(tally(centers, mustBeWhole), { matrix: x, weights }),
    isWhole,
  });
  return { ask, labels };
}

function wholeSums(x: Matrix, weights: Float64Array | null, centers: Matrix): NearestCenterSums {
  const labels = new Int32Array(x.rows);
  return answerNow(sweep(nearestCenter, { centers }, { labels }), { matrix: x, weights });
}

describe('sums that are carried', () => {
  it('are, by hand, those of all rows about the centers of the last sweep that added all up', () => {
    const { ask } = tallyOf(matrix([0], [2], [3], [4], [11], [13]));
    expect(ask(matrix([1], [12]))).toMatchObject({ isWhole: true, changed: 2, squares: 1 + 1 + 4 + 9 + 1 + 1 });
    // Row 4 is now as near to 8, and stays; about 1 nothing has changed, and about 0 the inertia is 0 + 4 + 9 + 16, and 9 + 25 about 8.
    const carried = ask(matrix([0], [8]));
    expect(carried).toMatchObject({ isWhole: false, changed: 0, squares: 17, inertia: 29 + 34 });
    expect(carried.about).toEqual(matrix([1], [12]));
    expect(carried.shift).toEqual(Float64Array.of(5, 0));
  });

  it.each(['none', 'some of them 0'])('follow all rows to 12 digits as centers move; weights: %s', (kind) => {
    const random = randomStream(kind);
    const x = { data: Float64Array.from({ length: 4000 * 3 }, () => 1e3 + random()), rows: 4000, cols: 3 };
    const weights = kind === 'none' ? null : Float64Array.from({ length: x.rows }, (_, i) => (i % 4) / 7);
    const { ask } = tallyOf(x, weights);
    let centers = { data: x.data.slice(0, 21), rows: 7, cols: 3 };
    let carried = 0;
    for (let i = 0; i < 40; i++) {
      const sums = ask(centers);
      const all = wholeSums(x, weights, centers);
      if (!sums.isWhole) carried++;
      expect(Math.abs(sums.inertia / all.inertia[0] - 1)).toBeLessThan(1e-12);
      const data = sums.shift.map((shift, c) => sums.about.data[c] + shift / sums.weight[Math.floor(c / 3)]);
      all.shift.forEach((shift, c) => {
        const mean = centers.data[c] + shift / all.weight[Math.floor(c / 3)];
        expect(Math.abs(data[c] - mean)).toBeLessThan(1e-12);
      });
      centers = { ...centers, data: data.map((mean) => mean + 1e-3 * (random() - 0.5)) };
    }
    expect(carried).toBeGreaterThan(30);
  });
});

describe('all rows are added up', () => {
  const rows = Array.from({ length: 20 }, (_, i) => [i % 10]);

  it('when asked for, and after many rows changed their label', () => {
    const { ask } = tallyOf(matrix(...rows));
    expect(ask(matrix([4], [5]))).toMatchObject({ isWhole: true, changed: 10 });
    expect(ask(matrix([4], [5])).isWhole).toBe(true);
    expect(ask(matrix([4], [5])).isWhole).toBe(false);
    expect(ask(matrix([4], [5]), true).isWhole).toBe(true);
    expect(ask(matrix([5], [4]))).toMatchObject({ isWhole: false, changed: 20, inertia: 120 });
    expect(ask(matrix([5], [4])).isWhole).toBe(true);
  });

  it('when squares lose digits: a row leaves a center 1e9 away for one that came to it', () => {
    const { ask } = tallyOf(matrix(...rows, [1e9]));
    expect(ask(matrix([4.5], [-1e10])).isWhole).toBe(true);
    expect(ask(matrix([4.5], [1e9]))).toMatchObject({ isWhole: true, changed: 1, inertia: 165 });
  });

  it('when a weighed cluster loses its rows, whose weights do not add to 0', () => {
    const weights = Float64Array.from({ length: 21 }, (_, i) => 0.1 + i / 7);
    const { ask } = tallyOf(matrix(...rows, [10]), weights);
    ask(matrix([4], [10]));
    const sums = ask(matrix([4], [100]));
    expect([sums.isWhole, sums.weight[1]]).toEqual([true, 0]);
  });

  it('when a cluster that was empty at first loses what it gained, in another order', () => {
    const { ask } = tallyOf(matrix(...rows, [20], [31], [32]), Float64Array.of(...rows.map(() => 1), 0.3, 0.2, 0.1));
    ask(matrix([4.5], [60]));
    expect(ask(matrix([4.5], [40])).weight[1]).toBe(0.2 + 0.1);
    expect(ask(matrix([4.5], [30])).weight[1]).toBe(0.2 + 0.1 + 0.3);
    expect(ask(matrix([4.5], [60]))).toMatchObject({ isWhole: true, weight: { 1: 0 } });
  });
});

describe('centers are off', () => {
  const sums = { weight: Float64Array.of(100), inertia: 100, squares: 100, changed: 0 };

  it('from a millionth of a standard deviation on, not from what rounding leaves', () => {
    const about = matrix([0]);
    expect(areOff({ ...sums, about, shift: Float64Array.of(1e-4) })).toBe(true);
    expect(areOff({ ...sums, about, shift: Float64Array.of(1e-8) })).toBe(false);
    expect(areOff({ ...sums, about: matrix([1e8]), shift: Float64Array.of(100 * 1e-8) })).toBe(false);
  });
});

describe('a fit of 9000 rows ends at the means of its rows, and its inertia is theirs and never rose', () => {
  const cells: Record<string, (u: number) => number> = {
    uniform: (u) => u,
    'with heavy tails': (u) => Math.tan(Math.PI * (u - 0.5)),
    'in lumps': (u) => Math.floor(7 * u) + (u % 1e-3),
    'with a few far away': (u) => (u < 1e-3 ? 1e12 * u : u),
    'far from zero': (u) => 1e6 + u,
  };

  it.each(Object.keys(cells))('%s', (kind) => {
    const anySeed = fc.integer({ min: 0, max: 2 ** 31 });
    const property = fc.property(
      anySeed,
      fc.integer({ min: 2, max: 40 }),
      fc.boolean(),
      (seed, clusters, isWeighed) => {
        const random = randomStream(seed);
        const x = { data: Float64Array.from({ length: 9000 * 2 }, () => cells[kind](random())), rows: 9000, cols: 2 };
        const weights = Float64Array.from({ length: x.rows }, () => (isWeighed ? Math.max(0, random() - 0.2) : 1));
        const { centers, inertia, report } = kmeans({ clusters, seed, tolerance: 0 }).fit(x, {
          sampleWeights: weights,
        });
        const all = wholeSums(x, weights, centers);
        expect(Math.abs(inertia / all.inertia[0] - 1)).toBeLessThan(1e-12);
        report.history.slice(1).forEach((now, i) => expect(now).toBeLessThan(report.history[i] * (1 + 1e-12)));
        expect(report.stop).toBe('tolerance');
        expect(areOff({ ...all, about: centers, inertia: all.inertia[0] })).toBe(false);
      },
    );
    fc.assert(property, { numRuns: 12 });
  });
});
