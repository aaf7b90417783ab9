import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Case,
  cases,
  expectClose,
  makeCase,
  repeated,
  rowsOf,
  shifted,
  sumsOf,
  wholeAndMerged,
} from '../../test/cases.ts';
import { type NearestCenterSums, nearestCenter, squaredDistance } from './reference.ts';

const matrix = (...rows: number[][]) => ({
  data: Float64Array.from(rows.flat()),
  rows: rows.length,
  cols: rows[0].length,
});

function run(
  { matrix: x, weights, points }: Pick<Case, 'matrix' | 'points'> & { weights: Float64Array | null },
  labels = new Int32Array(x.rows),
) {
  return { sums: sumsOf(nearestCenter, { centers: points }, { matrix: x, weights }, { labels }), labels };
}

/** The sums in which a row of weight 2 is two rows. */
function addable({ weight, shift, inertia }: NearestCenterSums): Omit<NearestCenterSums, 'changed'> {
  return { weight, shift, inertia };
}

function naive({ matrix: x, weights, points }: Case) {
  const centers = rowsOf(points);
  const weight = centers.map(() => 0);
  const shift = centers.map(() => new Array<number>(x.cols).fill(0));
  const inertia = [0];
  const labels = rowsOf(x).map((row, i) => {
    const distances = centers.map((center) => row.reduce((sum, value, j) => sum + (value - center[j]) ** 2, 0));
    const k = distances.indexOf(Math.min(...distances));
    weight[k] += weights[i];
    inertia[0] += weights[i] * distances[k];
    row.forEach((value, j) => (shift[k][j] += weights[i] * (value - centers[k][j])));
    return k;
  });
  return { sums: { weight, shift: shift.flat(), inertia }, labels };
}

describe('nearestCenter, by hand', () => {
  it('changes about -1 and 20: row 2 leaves the first cluster, with 3 and 9, for the second, with -36 and 324', () => {
    const labels = Int32Array.of(0, 0, 1);
    const ask = { centers: matrix([0], [3]), changesAbout: matrix([-1], [20]) };
    const rows = { matrix: matrix([0], [2], [10]), weights: Float64Array.of(1, 2, 1) };
    expect(sumsOf(nearestCenter, ask, rows, { labels })).toEqual({
      weight: Float64Array.of(-2, 2),
      shift: Float64Array.of(-6, -36),
      inertia: Float64Array.of(-18 + 648),
      changed: Float64Array.of(1),
    });
    expect([...labels]).toEqual([0, 1, 1]);
  });

  it('rows 0, 1, 10 and centers 0, 9: labels 0, 0, 1, inertia 2, one label changed', () => {
    const { sums, labels } = run({ matrix: matrix([0], [1], [10]), weights: null, points: matrix([0], [9]) });
    expect([...labels]).toEqual([0, 0, 1]);
    expect(sums).toEqual({
      weight: Float64Array.of(2, 1),
      shift: Float64Array.of(1, 1),
      inertia: Float64Array.of(2),
      changed: Float64Array.of(1),
    });
  });

  it('weights 2, 0, 0.5: the row of weight 0 is labelled, and nothing else', () => {
    const labels = Int32Array.of(0, 1, 1);
    const { sums } = run(
      { matrix: matrix([1], [2], [10]), weights: Float64Array.of(2, 0, 0.5), points: matrix([0], [9]) },
      labels,
    );
    expect([...labels]).toEqual([0, 0, 1]);
    expect(sums).toEqual({
      weight: Float64Array.of(2, 0.5),
      shift: Float64Array.of(2, 0.5),
      inertia: Float64Array.of(2.5),
      changed: Float64Array.of(0),
    });
  });

  it('only labels: 0, 0, 1, and all sums 0', () => {
    const labels = new Int32Array(3);
    const ask = { centers: matrix([0], [9]), onlyLabels: true };
    const sums = sumsOf(nearestCenter, ask, { matrix: matrix([0], [1], [10]), weights: null }, { labels });
    expect([...labels]).toEqual([0, 0, 1]);
    expect(sums).toEqual({
      weight: new Float64Array(2),
      shift: new Float64Array(2),
      inertia: new Float64Array(1),
      changed: new Float64Array(1),
    });
  });

  it('ties go to the lowest index: half way, and at centers that coincide', () => {
    expect([...run({ matrix: matrix([5], [9]), weights: null, points: matrix([10], [0], [10]) }).labels]).toEqual([
      0, 0,
    ]);
  });
});

describe('nearestCenter, properties', () => {
  it('is what a plain search finds', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const { sums, labels } = run(example);
        const expected = naive(example);
        expect([...labels]).toEqual(expected.labels);
        expectClose(addable(sums), expected.sums, 1e-14);
        expect(sums.changed[0]).toBe(expected.labels.filter((k, i) => k !== 0 && example.weights[i] > 0).length);
      }),
    );
  });

  it('and over several blocks', () => {
    const example = makeCase(5000, 3, 4, 'blocks');
    const { sums, labels } = run(example);
    const expected = naive(example);
    expect([...labels]).toEqual(expected.labels);
    expectClose(addable(sums), expected.sums, 1e-13);
  });

  it('a second sweep with the same centers changes no label', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const { labels } = run(example);
        expect(run(example, labels).sums.changed[0]).toBe(0);
      }),
    );
  });

  it('weight 2 is the row twice, weight 0 no row', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const { rows } = repeated(example);
        const plain = run({ ...rows, points: example.points }).sums;
        expectClose(addable(run(example).sums), addable(plain), 1e-14);
      }),
    );
  });

  it('two blocks merged are one block', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const labels = Int32Array.from(example.labels);
        const { whole, merged } = wholeAndMerged(nearestCenter, { centers: example.points }, example, { labels });
        expectClose(merged, whole, 1e-14);
      }),
    );
  });

  it('data and centers 1e8 from zero give the same bits', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const far = { ...example, matrix: shifted(example.matrix, 1e8), points: shifted(example.points, 1e8) };
        expect(run(far)).toEqual(run(example));
      }),
    );
  });
});

describe('squaredDistance', () => {
  it('of (1, 2) from (4, 6), each inside a longer array, is 25', () => {
    expect(squaredDistance(Float64Array.of(9, 1, 2), 1, Float64Array.of(4, 6, 9), 0, 2)).toBe(25);
  });
});
