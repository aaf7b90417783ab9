import { type Rows, type Table, answerNow, matrix, randomStream } from '@mixwell/core';
import { dataset, fixedDatasets, oracle } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { kmeans, miniBatchKmeans, sphericalKmeans } from './index.ts';
import { oversampledCenters } from './oversampled-centers.ts';

const centersOf = (rows: Rows, clusters: number, seed: number) =>
  answerNow(oversampledCenters(clusters, randomStream(seed)), rows);
const line = (...values: number[]): Rows => ({
  matrix: { data: Float64Array.from(values), rows: values.length, cols: 1 },
  weights: null,
});

describe('oversampledCenters', () => {
  it('rows at 0 and at 10 alone give the centers 0 and 10', () => {
    for (let seed = 0; seed < 20; seed++) {
      const { data } = centersOf(line(0, 0, 0, 10, 0, 0), 2, seed);
      expect(Array.from(data).sort()).toEqual([0, 10]);
    }
  });

  it('fewer distinct rows than clusters: rows repeated', () => {
    expect(new Set(centersOf(line(1, 1, 2, 2), 3, 0).data)).toEqual(new Set([1, 2]));
  });

  it('centers are rows of weight above 0', () => {
    const matrix = line(...Array.from({ length: 200 }, (_, i) => i)).matrix;
    const weights = matrix.data.map((value) => (value % 3 === 0 ? 0 : 1));
    for (let seed = 0; seed < 10; seed++) {
      const { data } = centersOf({ matrix, weights }, 5, seed);
      for (const center of data) expect(center % 3).not.toBe(0);
    }
  });

  it('of four groups far apart none is ever missed', () => {
    const x = blobs(600, [
      [0, 0],
      [40, 0],
      [0, 40],
      [40, 40],
    ]);
    for (let seed = 0; seed < 50; seed++) {
      const { data } = centersOf({ matrix: x, weights: null }, 4, seed);
      const corners = [0, 1, 2, 3].map((k) => `${Math.round(data[2 * k] / 40)} ${Math.round(data[2 * k + 1] / 40)}`);
      expect(new Set(corners).size).toBe(4);
    }
  });
});

describe("init: 'k-means||'", () => {
  const at = randomStream('centers');
  const x = blobs(
    6000,
    Array.from({ length: 12 }, () => [20 * at(), 20 * at(), 20 * at()]),
  );

  it('the same bits for any number of workers, of kmeans, miniBatchKmeans and sphericalKmeans', async () => {
    const options = { clusters: 8, init: 'k-means||' } as const;
    for (const recipe of [
      kmeans(options),
      miniBatchKmeans({ ...options, maxIterations: 5 }),
      sphericalKmeans(options),
    ]) {
      const expected = JSON.stringify(recipe.fit(x));
      for (const workers of [1, 2, 3]) expect(JSON.stringify(await recipe.fitAsync(x, { workers }))).toBe(expected);
    }
  });

  it('the seed decides', () => {
    const fit = (seed: number) => kmeans({ clusters: 8, init: 'k-means||', seed, maxIterations: 1 }).fit(x).inertia;
    expect(fit(1)).toBe(fit(1));
    expect(new Set([1, 2, 3, 4].map(fit)).size).toBeGreaterThan(1);
  });

  it('shifting by 1e8 and scaling by 1e6 change no label; the data are exact there', () => {
    const coarse = { ...x, data: x.data.map((value) => Math.round(value * 1024) / 1024) };
    const recipe = kmeans({ clusters: 8, init: 'k-means||' });
    const { labels } = recipe.fit(coarse);
    expect(recipe.fit({ ...x, data: coarse.data.map((value) => value + 1e8) }).labels).toEqual(labels);
    expect(recipe.fit({ ...x, data: coarse.data.map((value) => value * 2 ** 20) }).labels).toEqual(labels);
  });

  it('before any iteration it is as good as greedy k-means++: the medians of 40 starts differ by less than 25%', () => {
    const median = (init: 'k-means||' | 'k-means++') => {
      const all = Array.from(
        { length: 40 },
        (_, seed) => kmeans({ clusters: 12, init, seed, maxIterations: 1 }).fit(x).inertia,
      );
      return all.sort((a, b) => a - b)[20];
    };
    expect(median('k-means||') / median('k-means++')).toBeLessThan(1.25);
  });
});

describe.each([...fixedDatasets])('%s', (name) => {
  it('100 refined starts find the best known partition of 2 to 6 clusters, to 1e-9', () => {
    const x = matrix(dataset(name));
    for (const { k, best_known_inertia: best } of oracle('kmeans_best_known')[name].runs) {
      let found = Infinity;
      for (let seed = 0; seed < 100 && found > best * (1 + 1e-9); seed++) {
        found = Math.min(
          found,
          kmeans({ clusters: k, init: 'k-means||', refine: 'hartigan-wong', seed }).fit(x).inertia,
        );
      }
      expect(found, `${k} clusters`).toBeLessThanOrEqual(best * (1 + 1e-9));
    }
  });
});

/** Rows about each of `centers` in turn, no farther than 1 in any column. */
function blobs(rows: number, centers: readonly number[][]): Table {
  const random = randomStream('blobs');
  return matrix(
    Array.from({ length: rows }, (_, i) => centers[i % centers.length].map((value) => value + random() - random())),
  );
}
