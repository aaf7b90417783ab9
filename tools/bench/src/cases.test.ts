import { expect, it } from 'vitest';
import { type Case, fullSuite, shortSuite, workOf } from './cases.ts';
import { rowsOf, taskOf } from './data.ts';

it('names are unique, and the full suite has every case of the short one', () => {
  const full = fullSuite().map(({ name }) => name);
  expect(new Set(full).size).toBe(full.length);
  expect(full).toEqual(expect.arrayContaining(shortSuite().map(({ name }) => name)));
});

it('no mixture has more components than its rows can determine', () => {
  for (const { job, data, rows, cols, clusters } of fullSuite()) {
    if (job === 'em-full' && data === 'blobs') expect(rows).toBeGreaterThanOrEqual(10 * clusters * cols);
  }
});

it('k-means of 100 x 2 in 3 clusters, 20 iterations, is 12,000 multiply-adds', () => {
  expect(workOf({ job: 'kmeans', rows: 100, cols: 2, clusters: 3, iterations: 20 } as Case)).toBe(12_000);
});

it.each(['blobs', 'clustered', 'uniform', 'faithful', 'digits'] as const)(
  '%s are as large as they say, start and all',
  (data) => {
    const real = { faithful: [272, 2], digits: [1797, 64] } as const;
    const [rows, cols] = data === 'faithful' || data === 'digits' ? real[data] : [500, 3];
    const one = { name: '', job: 'kmeans', data, rows, cols, clusters: 4, iterations: 1, regularization: 0 } as const;
    const x = rowsOf(one);
    expect([x.rows, x.cols, x.data.length]).toEqual([rows, cols, rows * cols]);
    const { start, variances } = taskOf(one, x);
    expect(start).toHaveLength(4 * cols);
    expect(variances.every((variance) => variance > 0)).toBe(true);
  },
);
