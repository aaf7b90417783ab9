import { type Estimator, type FitPool, type FittedModel, matrix, randomStream } from '@mixwell/core';
import { afterEach, expect, it } from 'vitest';
import { bayesianGmm } from './index.ts';

const random = randomStream(4);
const x = matrix({ data: Float64Array.from({ length: 1200 * 2 }, (_, i) => random() + (i % 3)), rows: 1200, cols: 2 });
const rows = { matrix: x, weights: Float64Array.from({ length: 1200 }, (_, i) => (i % 5) / 2) };

const pools: (FitPool | undefined)[] = [];
afterEach(() => pools.splice(0).forEach((pool) => pool?.end()));

/** A thread that has started. */
async function started(recipe: Estimator<FittedModel>): Promise<FitPool> {
  return new Promise((resolve) => {
    const pool = recipe.hireFitPool?.(1, () => resolve(pool as FitPool));
    pools.push(pool);
  });
}

const recipes = [
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
  const [recipe] = recipes;
  const pool = await started(recipe);
  const control = new AbortController();
  const model = pool.fit({ recipe, rows }, control.signal);
  control.abort('enough');
  await expect(model).rejects.toMatchObject({ code: 'aborted', cause: 'enough' });
});
