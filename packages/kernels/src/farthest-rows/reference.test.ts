import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Case, cases, makeCase, rowsOf, sumsOf, wholeAndMerged, column } from '../../test/cases.ts';
import { farthestRows } from './reference.ts';

function find(
  example: Pick<Case, 'matrix' | 'points' | 'labels'> & { weights: Float64Array | null },
  count: number,
): [row: number, distance: number][] {
  const found = sumsOf(farthestRows, { centers: example.points, count }, example, { labels: example.labels });
  return Array.from(found.row, (row, at) => [row, found.distance[at]]);
}

function naive({ matrix, weights, points, labels }: Case, count: number): [row: number, distance: number][] {
  const centers = rowsOf(points);
  const distances = rowsOf(matrix)
    .map((row, i): [number, number] => [
      i,
      row.reduce((sum, value, j) => sum + (value - centers[labels[i]][j]) ** 2, 0),
    ])
    .filter(([i, distance]) => weights[i] > 0 && distance > 0)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return Array.from({ length: count }, (_, at) => distances[at] ?? [0, 0]);
}

describe('farthestRows, by hand', () => {
  it('of rows 0, 5, 11, 13 with centers 0 and 10, the two farthest are row 1 at 25 and row 3 at 9', () => {
    const example = {
      matrix: column(0, 5, 11, 13),
      points: column(0, 10),
      labels: Int32Array.of(0, 0, 1, 1),
      weights: null,
    };
    expect(find(example, 2)).toEqual([
      [1, 25],
      [3, 9],
    ]);
  });

  it('equal distances come in row order, and the first of them are kept', () => {
    const example = { matrix: column(-3, 3, 4, 3, -3), points: column(0), labels: new Int32Array(5), weights: null };
    expect(find(example, 3)).toEqual([
      [2, 16],
      [0, 9],
      [1, 9],
    ]);
  });

  it('rows of weight 0 are passed over', () => {
    const example = {
      matrix: column(1, 9, 2),
      points: column(0),
      labels: new Int32Array(3),
      weights: Float64Array.of(1, 0, 1),
    };
    expect(find(example, 1)).toEqual([[2, 4]]);
  });

  it('where fewer rows are away from their center, the rest are at 0', () => {
    expect(find({ matrix: column(0, 2, 0), points: column(0), labels: new Int32Array(3), weights: null }, 3)).toEqual([
      [1, 4],
      [0, 0],
      [0, 0],
    ]);
  });

  it('none is asked for, none is found', () => {
    expect(find({ matrix: column(1), points: column(0), labels: new Int32Array(1), weights: null }, 0)).toEqual([]);
  });
});

describe('farthestRows, properties', () => {
  it('is what sorting all rows finds', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 6 }), (example, count) => {
        expect(find(example, count)).toEqual(naive(example, count));
      }),
    );
  });

  it('two blocks merged are one block, to the bit', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 6 }), (example, count) => {
        const ask = { centers: example.points, count };
        const { whole, merged } = wholeAndMerged(farthestRows, ask, example, { labels: example.labels });
        expect(merged).toEqual(whole);
      }),
    );
  });

  it('and over several blocks, ties between blocks included', () => {
    const example = makeCase(5000, 1, 2, 'blocks');
    const coarse = { ...example, matrix: { ...example.matrix, data: example.matrix.data.map(Math.round) } };
    for (const count of [1, 7, 40]) {
      expect(find(example, count)).toEqual(naive(example, count));
      expect(find(coarse, count)).toEqual(naive(coarse, count));
    }
  });
});
