import { type Crew, type Matrix, randomStream } from '@mixwell/core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BayesianGmmModel, bayesianGmm } from './index.ts';

const rows = 12_000;
const shapes = ['full', 'tied', 'diag', 'spherical'] as const;
const random = randomStream(4);
const x = {
  data: Float64Array.from({ length: rows * 3 }, (_, at) => random() + random() + 2 * (Math.floor(at / 3) % 3)),
  rows,
  cols: 3,
};
const sampleWeights = Float64Array.from({ length: rows }, (_, i) => (i % 7) / 3);
const labels = Int32Array.from({ length: rows }, (_, i) => i % 3);

let onWasm: typeof bayesianGmm;
let inTypeScript: typeof bayesianGmm;

beforeAll(async () => {
  onWasm = await load('wasm-simd');
  vi.stubGlobal('WebAssembly', undefined);
  inTypeScript = await load('typescript');
  vi.unstubAllGlobals();
});

/** A package of its own, which looks for WebAssembly anew. */
async function load(arithmetic: string): Promise<typeof bayesianGmm> {
  vi.resetModules();
  const { runtime } = await import('@mixwell/kernels');
  expect(runtime().arithmetic).toBe(arithmetic);
  return (await import('./index.ts')).bayesianGmm;
}

const answers = (model: BayesianGmmModel): unknown => [
  JSON.stringify(model),
  model.predictProba(x),
  model.logDensity(x),
];

it.each(shapes)('with and without WebAssembly: %s', (covariance) => {
  const fit = (recipe: typeof bayesianGmm, of: Matrix): unknown =>
    answers(recipe({ components: 4, covariance, maxIterations: 6, seed: 3 }).fit(of, { sampleWeights }));
  expect(fit(inTypeScript, x)).toEqual(fit(onWasm, x));
});

describe.each([1, 2, 4])('%d workers', (workers) => {
  let crew: Crew;
  beforeAll(async () => {
    crew = onWasm({ components: 1 }).hire?.(workers) as Crew;
    await crew.ready;
  });
  afterAll(() => crew.end());

  it.each([...shapes, 'k-means++', 'random', 'random-rows', { labels }] as const)('%o', async (option) => {
    const options = shapes.includes(option as never) ? { covariance: option as 'full' } : { init: option as 'kmeans' };
    const recipe = onWasm({ components: 4, maxIterations: 4, ...options });
    const expected = answers(recipe.fit(x, { sampleWeights }));
    expect(answers(await recipe.fitAsync(x, { sampleWeights, workers: crew }))).toEqual(expected);
  });
});
