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
import { unpack } from '../packed.ts';
import { labelledMoments, weighedMoments } from './reference.ts';

const matrix = (...rows: number[][]) => ({
  data: Float64Array.from(rows.flat()),
  rows: rows.length,
  cols: rows[0].length,
});

/** Responsibilities in quarters, at random, some of them 0; rows x points. */
function quarters({ matrix: { rows }, points, labels }: Case): Float64Array {
  return Float64Array.from(
    { length: rows * points.rows },
    (_, at) => ((at * 7 + labels[Math.floor(at / points.rows)]) % 5) / 4,
  );
}

function naive({ matrix: x, weights, points }: Case, responsibility: (i: number, k: number) => number) {
  const { cols } = x;
  const rows = rowsOf(x);
  const moments = rowsOf(points).map((about, k) => {
    const w = rows.map((_, i) => weights[i] * responsibility(i, k));
    const z = rows.map((row) => row.map((value, j) => value - about[j]));
    const sum = (of: (i: number) => number) => rows.reduce((total, _, i) => total + w[i] * of(i), 0);
    return {
      weight: sum(() => 1),
      shift: about.map((_, j) => sum((i) => z[i][j])),
      scatter: about.flatMap((_, p) => about.map((_column, q) => sum((i) => z[i][p] * z[i][q]))),
    };
  });
  return {
    cols,
    expected: {
      weight: moments.map(({ weight }) => weight),
      shift: moments.flatMap(({ shift }) => shift),
      scatter: moments.flatMap(({ scatter }) => scatter),
    },
  };
}

function check(example: Case): void {
  const ask = { about: example.points };
  const components = example.points.rows;
  const responsibilities = quarters(example);
  const compare = (sums: { scatter: Float64Array }, { expected, cols }: ReturnType<typeof naive>) => {
    const triangle = sums.scatter.length / components;
    const scatter = Array.from({ length: components }, (_, k) => [...unpack(sums.scatter, k * triangle, cols)]).flat();
    expectClose({ ...sums, scatter }, expected, 1e-13);
  };
  compare(
    sumsOf(labelledMoments, ask, example, { labels: example.labels }),
    naive(example, (i, k) => (example.labels[i] === k ? 1 : 0)),
  );
  compare(
    sumsOf(weighedMoments, ask, example, { responsibilities }),
    naive(example, (i, k) => responsibilities[i * components + k]),
  );
}

describe('by hand', () => {
  const x = matrix([1, 1], [3, 5], [10, 10]);
  const about = matrix([1, 1], [9, 9]);

  it('rows (1, 1), (3, 5) about (1, 1) and (10, 10) about (9, 9), by their labels', () => {
    expect(
      sumsOf(labelledMoments, { about }, { matrix: x, weights: null }, { labels: Int32Array.of(0, 0, 1) }),
    ).toEqual({
      weight: Float64Array.of(2, 1),
      shift: Float64Array.of(2, 4, 1, 1),
      scatter: Float64Array.of(4, 8, 16, 1, 1, 1),
    });
  });

  it('the same with row 1 shared in quarters and halved by its weight', () => {
    const responsibilities = Float64Array.of(1, 0, 0.75, 0.25, 0, 1);
    const rows = { matrix: x, weights: Float64Array.of(1, 0.5, 1) };
    expect(sumsOf(weighedMoments, { about }, rows, { responsibilities })).toEqual({
      weight: Float64Array.of(1.375, 1.125),
      shift: Float64Array.of(0.75, 1.5, 1 - 6 / 8, 1 - 4 / 8),
      scatter: Float64Array.of(1.5, 3, 6, 1 + 36 / 8, 1 + 24 / 8, 1 + 16 / 8),
    });
  });
});

describe('properties', () => {
  it('are the plain sums', () => {
    fc.assert(fc.property(cases, check));
  });

  it('and over several blocks', () => {
    check(makeCase(3000, 3, 4, 'blocks'));
  });

  it('labels are responsibilities of 0 and 1, to the bit', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const { points, labels } = example;
        const responsibilities = Float64Array.from({ length: labels.length * points.rows }, (_, at) =>
          labels[Math.floor(at / points.rows)] === at % points.rows ? 1 : 0,
        );
        expect(sumsOf(weighedMoments, { about: points }, example, { responsibilities })).toEqual(
          sumsOf(labelledMoments, { about: points }, example, { labels }),
        );
      }),
    );
  });

  it('weight 2 is the row twice, weight 0 no row', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const { rows, labels } = repeated(example);
        const ask = { about: example.points };
        expectClose(
          sumsOf(labelledMoments, ask, example, { labels: example.labels }),
          sumsOf(labelledMoments, ask, rows, { labels }),
          1e-14,
        );
      }),
    );
  });

  it('two blocks merged are one block', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const ask = { about: example.points };
        const labelled = wholeAndMerged(labelledMoments, ask, example, { labels: example.labels });
        expectClose(labelled.merged, labelled.whole, 1e-14);
        const weighed = wholeAndMerged(weighedMoments, ask, example, { responsibilities: quarters(example) });
        expectClose(weighed.merged, weighed.whole, 1e-14);
      }),
    );
  });

  it('data and points 1e8 from zero give the same bits', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const { points, labels } = example;
        const far = { ...example, matrix: shifted(example.matrix, 1e8) };
        expect(sumsOf(labelledMoments, { about: shifted(points, 1e8) }, far, { labels })).toEqual(
          sumsOf(labelledMoments, { about: points }, example, { labels }),
        );
      }),
    );
  });
});
