import { type Crew, randomStream } from '@mixwell/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GmmModel, gmm } from './index.ts';

const rows = 20_000;
const random = randomStream(4);
const clouds = (cols: number) => ({
  data: Float64Array.from({ length: rows * cols }, (_, at) => random() + random() + 2 * (Math.floor(at / cols) % 3)),
  rows,
  cols,
});
const tables = [clouds(1), clouds(4)];
const sampleWeights = Float64Array.from({ length: rows }, (_, i) => (i % 7) / 3);
const answers = (model: GmmModel): unknown => [JSON.stringify(model), model.labels];

describe.each([1, 2, 3, 4, 8])('%d workers give the bits of fit', (workers) => {
  let crew: Crew;
  beforeAll(async () => {
    crew = gmm({ components: 1 }).hire?.(workers) as Crew;
    await crew.ready;
  });
  afterAll(() => crew.end());

  it.each(['full', 'tied', 'diag', 'spherical'] as const)('for covariance %s', async (covariance) => {
    for (const x of tables) {
      const recipe = gmm({ components: 3, covariance, maxIterations: 6 });
      const expected = answers(recipe.fit(x, { sampleWeights }));
      expect(answers(await recipe.fitAsync(x, { sampleWeights, workers: crew }))).toEqual(expected);
      expect(answers(await recipe.fitAsync(x, { sampleWeights, workers }))).toEqual(expected);
    }
  });

  it.each([
    'k-means++',
    'random',
    'random-rows',
    { labels: Int32Array.from({ length: rows }, (_, i) => i % 3) },
  ] as const)('from start %o', async (init) => {
    const recipe = gmm({ components: 3, init, maxIterations: 4 });
    const expected = answers(recipe.fit(tables[1]));
    expect(answers(await recipe.fitAsync(tables[1], { workers: crew }))).toEqual(expected);
  });
});
