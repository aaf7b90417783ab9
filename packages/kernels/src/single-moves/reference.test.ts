import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Case, cases, column, makeCase, pointDistance, rowsOf, sumsOf } from '../../test/cases.ts';
import { bestMove, isWorthwhile, leavingGain, singleMoves } from './reference.ts';

function fresh(rows: number) {
  return { targets: new Int32Array(rows), reach: new Float64Array(rows) };
}

/** The means of the labels of `example`, and their weight. */
function partition({ matrix, weights, labels, points }: Case) {
  const rows = rowsOf(matrix);
  const members = rowsOf(points).map((_, k) => rows.map((row, i) => ({ row, w: labels[i] === k ? weights[i] : 0 })));
  const weight = Float64Array.from(members, (list) => list.reduce((sum, { w }) => sum + w, 0));
  const data = members.flatMap((list, k) =>
    rows[0].map((_, j) => list.reduce((sum, { row, w }) => sum + w * row[j], 0) / (weight[k] || 1)),
  );
  return { centers: { data: Float64Array.from(data), rows: points.rows, cols: matrix.cols }, weight };
}

/** Inertia about weighted means. */
function inertia({ matrix, weights, labels, points }: Case): number {
  const { centers } = partition({ matrix, weights, labels, points });
  const about = rowsOf(centers);
  return rowsOf(matrix).reduce((sum, row, i) => sum + weights[i] * pointDistance(row, about[labels[i]]), 0);
}

describe('singleMoves, by hand', () => {
  it('of 0, 2 | 3 the row 2 had better join 3: it leaves at 2 and joins at 1/2', () => {
    const rows = { matrix: column(0, 2, 3), weights: null };
    const labels = Int32Array.of(0, 0, 1);
    const arrays = fresh(3);
    const ask = { centers: column(1, 3), weight: Float64Array.of(2, 1), drift: Infinity };
    expect(sumsOf(singleMoves, ask, rows, { labels, ...arrays }).improving[0]).toBe(1);
    expect([...arrays.targets]).toEqual([0, 1, 1]);
    expect(leavingGain(1, 2, 1)).toBe(2);
    expect(bestMove(rows.matrix.data, 1, 1, 0, ask)).toEqual({ target: 1, cost: 0.5, nearest: 1 });
    expect(isWorthwhile(2, 0.5)).toBe(true);
  });

  it('a row that is all its label has gains nothing by leaving', () => {
    expect(leavingGain(1, 3, 3)).toBe(0);
    expect(isWorthwhile(0, 0)).toBe(false);
  });

  it('a label without rows is none to join', () => {
    const ask = { centers: column(1, 0), weight: Float64Array.of(2, 0), drift: Infinity };
    const arrays = { labels: new Int32Array(2), ...fresh(2) };
    expect(sumsOf(singleMoves, ask, { matrix: column(0, 2), weights: null }, arrays).improving[0]).toBe(0);
  });
});

describe('singleMoves, properties', () => {
  const check = (example: Case) => {
    const { rows } = example.matrix;
    const arrays = { labels: example.labels, ...fresh(rows) };
    const ask = { ...partition(example), drift: Infinity };
    const { improving } = sumsOf(singleMoves, ask, example, arrays);
    const before = inertia(example);
    const best = Array.from({ length: rows }, (_, i) => {
      const costs = Array.from(ask.weight, (weight, k) => {
        if (!(weight > 0) && k !== example.labels[i]) return Infinity;
        const labels = example.labels.slice();
        labels[i] = k;
        return inertia({ ...example, labels });
      });
      return Math.min(...costs);
    });
    arrays.targets.forEach((target, i) => {
      if (example.weights[i] === 0) return;
      const labels = example.labels.slice();
      labels[i] = target;
      const after = inertia({ ...example, labels });
      expect(after).toBeLessThanOrEqual(before * (1 + 1e-12));
      expect(after).toBeLessThanOrEqual(best[i] + 1e-9 * (1 + before));
    });
    expect(improving[0]).toBe(arrays.targets.filter((target, i) => target !== example.labels[i]).length);
  };

  it('each target is the best that trying every label finds', () => {
    fc.assert(fc.property(cases, check));
  });

  it('a second sweep with small drift finds what a first one would', () => {
    fc.assert(
      fc.property(cases, fc.nat(), (example, seed) => {
        const arrays = { labels: example.labels, ...fresh(example.matrix.rows) };
        const { centers, weight } = partition(example);
        sumsOf(singleMoves, { centers, weight, drift: Infinity }, example, arrays);
        const by = makeCase(centers.rows, centers.cols, 1, seed).matrix.data.map((value) => value / 16);
        const moved = { ...centers, data: centers.data.map((value, c) => value + by[c]) };
        const drift = Math.max(
          ...rowsOf({ ...centers, data: by }).map((row) =>
            Math.sqrt(row.reduce((sum, value) => sum + value * value, 0)),
          ),
        );
        const again = { labels: example.labels, ...fresh(example.matrix.rows) };
        sumsOf(singleMoves, { centers: moved, weight, drift }, example, arrays);
        sumsOf(singleMoves, { centers: moved, weight, drift: Infinity }, example, again);
        expect(arrays.targets).toEqual(again.targets);
      }),
    );
  });
});
