import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases, expectClose, rowsOf, sumsOf, wholeAndMerged } from '../../test/cases.ts';
import { labelledMoments, weighedMoments } from '../labelled-moments/reference.ts';
import { randomMoments } from './reference.ts';

/** The responsibilities of `rows` rows from `first` on: each row alone, so that its weights are what was drawn. */
function drawn(seed: number, components: number, first: number, rows: number): Float64Array {
  const about = { data: new Float64Array(components), rows: components, cols: 1 };
  const responsibilities = new Float64Array(rows * components);
  for (let i = 0; i < rows; i++) {
    const sums = randomMoments.empty({ about, seed }, 1);
    randomMoments.accumulate(
      { about, seed },
      { data: Float64Array.of(0), rows: 1, cols: 1, weights: null, first: first + i },
      sums,
      {},
    );
    responsibilities.set(sums.weight, i * components);
  }
  return responsibilities;
}

describe('randomMoments, properties', () => {
  it('are the moments under what was drawn for each row', () => {
    fc.assert(
      fc.property(cases, fc.nat(0xffffffff), (example, seed) => {
        const { matrix, points } = example;
        const responsibilities = drawn(seed, points.rows, 0, matrix.rows);
        expectClose(
          sumsOf(randomMoments, { about: points, seed }, example),
          sumsOf(weighedMoments, { about: points }, example, { responsibilities }),
          1e-12,
        );
      }),
    );
  });

  it('of one component are the moments of all rows', () => {
    fc.assert(
      fc.property(cases, ({ matrix, weights, points }) => {
        const about = { data: points.data.slice(0, points.cols), rows: 1, cols: points.cols };
        const labels = new Int32Array(matrix.rows);
        expectClose(
          sumsOf(randomMoments, { about, seed: 1 }, { matrix, weights }),
          sumsOf(labelledMoments, { about }, { matrix, weights }, { labels }),
          1e-12,
        );
      }),
    );
  });

  it('two blocks merged are one block: a draw belongs to its row', () => {
    fc.assert(
      fc.property(cases, fc.nat(0xffffffff), (example, seed) => {
        const { whole, merged } = wholeAndMerged(randomMoments, { about: example.points, seed }, example);
        expectClose(merged, whole, 1e-12);
      }),
    );
  });

  it('the responsibilities of a row add to 1', () => {
    const r = rowsOf({ data: drawn(3, 5, 0, 200), rows: 200, cols: 5 });
    for (const row of r) expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 14);
  });

  it('another seed draws others', () => {
    expect(drawn(1, 3, 0, 20)).not.toEqual(drawn(2, 3, 0, 20));
    expect(drawn(1, 3, 0, 20)).toEqual(drawn(1, 3, 0, 20));
  });

  it('rows 2^32 draws apart draw others', () => {
    expect(drawn(1, 4, 2 ** 30, 20)).not.toEqual(drawn(1, 4, 0, 20));
  });
});

describe('randomMoments, distribution', () => {
  const n = 50_000;
  const firsts = (seed: number, first = 0) => drawn(seed, 2, first, n).filter((_, at) => at % 2 === 0);
  /** Of u / (u + v), with u and v uniform: at most r. */
  const below = (r: number) => (r < 0.5 ? r / (2 * (1 - r)) : 1 - (1 - r) / (2 * r));
  const mean = 0.5;
  const variance = 0.75 - Math.LN2;

  it.each([
    ['the first rows', 0, 0],
    ['the first rows of another seed', 4294967295, 0],
    ['rows past 2^32 draws', 7, 2 ** 33],
  ])('u / (u + v) of two uniform draws: %s', (_, seed, first) => {
    const sorted = firsts(seed, first).sort();
    let gap = 0;
    sorted.forEach((r, i) => (gap = Math.max(gap, Math.abs((i + 0.5) / n - below(r)))));
    // Kolmogorov: beyond 2.7 / sqrt(n) once in a million.
    expect(gap).toBeLessThan(2.7 / Math.sqrt(n));
  });

  it('rows are not correlated, nor are seeds that follow each other', () => {
    const r = firsts(1);
    const other = firsts(2);
    const correlation = (pair: (i: number) => number) => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += (r[i] - mean) * (pair(i) - mean);
      return sum / n / variance;
    };
    expect(Math.abs(correlation((i) => r[(i + 1) % n]))).toBeLessThan(5 / Math.sqrt(n));
    expect(Math.abs(correlation((i) => other[i]))).toBeLessThan(5 / Math.sqrt(n));
  });

  it('hardly a number comes twice in 50,000 rows', () => {
    expect(new Set(firsts(1)).size).toBeGreaterThan(0.999 * n);
  });
});
