import { bayesianGmm } from '@mixwell/bayesian-gmm';
import { type Estimator, type FitPool, type FittedModel, matrix, randomStream } from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { bisectingKmeans, kmeans, miniBatchKmeans, sphericalKmeans } from '@mixwell/kmeans';
import { afterEach, expect, it } from 'vitest';

const random = randomStream(4);
const x = matrix({ data: Float64Array.from({ length: 3000 }, (_, i) => random() + (i % 3)), rows: 1500, cols: 2 });
const rows = { matrix: x, weights: Float64Array.from({ length: x.rows }, (_, i) => (i % 5) / 2) };

const pools: (FitPool | undefined)[] = [];
afterEach(() => pools.splice(0).forEach((pool) => pool?.end()));

/** Of the recipe's estimator, with a thread that has started. */
async function started(recipe: Estimator<FittedModel>): Promise<FitPool> {
  return new Promise((resolve) => {
    const pool = recipe.hireFitPool?.(1, () => resolve(pool as FitPool));
    pools.push(pool);
  });
}

const means = [
  [0, 1],
  [2, 2],
];
const recipes = [
  kmeans({ clusters: 4, seed: 3 }),
  kmeans({ clusters: 4, refine: 'hartigan-wong', init: 'k-means||' }),
  bisectingKmeans({ clusters: 4 }),
  miniBatchKmeans({ clusters: 4, maxIterations: 20 }),
  sphericalKmeans({ clusters: 3 }),
  gmm({ components: 3, init: 'random-rows' }),
  gmm({ components: 3, covariance: 'VEV', prior: 'auto', noise: true }),
  gmm({ components: 2, init: { weights: [0.3, 0.7], means }, missing: 'marginalize' }),
  gmm({ components: 4, init: kmeans({ clusters: 4 }).fit(x) }),
  bayesianGmm({ components: 4, init: 'random-rows' }),
  bayesianGmm({ components: 4, covariance: 'diag' }),
] as unknown as readonly Estimator<FittedModel>[];

it.each(recipes.map((recipe) => [recipe.name, recipe] as const))(
  '%s in another thread is the same, bit for bit',
  async (_, recipe) => {
    const pool = await started(recipe);
    const model = await pool.fit({ recipe, rows }, undefined);
    expect(JSON.stringify(model)).toBe(JSON.stringify(recipe.fit(x, { sampleWeights: rows.weights })));
  },
);

it('an abort reaches the thread', async () => {
  const pool = await started(recipes[0]);
  const control = new AbortController();
  const model = pool.fit({ recipe: recipes[0], rows }, control.signal);
  control.abort('enough');
  await expect(model).rejects.toMatchObject({ code: 'aborted', cause: 'enough' });
});
