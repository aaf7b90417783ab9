import { matrix } from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { dataset, fixedDatasets, mixtureStart, oracle } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { aic, bic, grid, icl, select } from './index.ts';

/** Relative to the criterion; the largest difference seen is 6e-11. */
const TOLERANCE = 1e-9;

const shapes = ['full', 'tied', 'diag', 'spherical'] as const;

describe.each([...fixedDatasets])('%s', (name) => {
  const x = matrix(dataset(name));

  it('converged from the fixed start, bic and aic are those of the reference', () => {
    for (const run of oracle(`gmm_fixed_${name}`).runs) {
      const { covariance_type: covariance, k, reg_covar: regularization, converged } = run;
      if (!converged.converged || regularization !== 0) continue;
      const init = mixtureStart({
        covariance,
        weights: run.init_weights,
        means: run.init_means,
        covariances: run.init_covariances,
      });
      const recipe = gmm({ components: k, covariance, regularization, init, tolerance: 1e-10, maxIterations: 20000 });
      const model = recipe.fit(x);
      expectClose(bic(model, x), converged.bic);
      expectClose(aic(model, x), converged.aic);
    }
  });

  it('at the best known optimum, bic, aic and icl are those of the reference', () => {
    for (const { covariance_type: covariance, k, by_reg: byRegularization } of oracle(`gmm_best_${name}`).runs) {
      for (const [regularization, { best_regular: best }] of Object.entries<{ best_regular: Best | null }>(
        byRegularization,
      )) {
        if (!best) continue;
        const init = mixtureStart({ ...best, covariance });
        const recipe = gmm({
          components: k,
          covariance,
          regularization: Number(regularization),
          init,
          maxIterations: 1,
        });
        const model = recipe.fit(x);
        expectClose(bic(model, x), best.bic);
        expectClose(aic(model, x), best.aic);
        // Entropy is not at a maximum there, so one round more would move it: all parameters are held, and count as none.
        const held = recipe.with({ update: { weights: false, means: false, covariances: false } }).fit(x);
        expectClose(icl(held, x) + best.n_parameters * Math.log(x.rows), best.icl_soft);
      }
    }
  });
});

describe('selection', () => {
  // mclust 6.0.0 states the bic with the other sign, and stops up to 0.02 above the optimum.
  it.each([
    ['faithful', 'EEE, 3', { covariance: 'tied', components: 3 }, 2314.31629566578],
    ['iris', 'VVV, 2', { covariance: 'full', components: 2 }, 574.017832269817],
  ])('of four shapes and 1 to 6 components for %s, bic picks what mclust picks: %s', (name, _, picked, reference) => {
    const recipe = gmm({ components: 1, regularization: 0 });
    const recipes = grid(recipe, { components: [1, 2, 3, 4, 5, 6], covariance: shapes });
    const { best } = select(recipes, dataset(name), { criterion: 'bic' });
    expect(best.params).toMatchObject(picked);
    expect(bic(best, dataset(name))).toBeCloseTo(reference, 1);
  });
});

interface Best {
  bic: number;
  aic: number;
  icl_soft: number;
  n_parameters: number;
  weights: number[];
  means: number[][];
  covariances: number[] | number[][] | number[][][];
}

function expectClose(got: number, wanted: number, tolerance = TOLERANCE): void {
  expect(Math.abs(got - wanted) / Math.max(1, Math.abs(wanted))).toBeLessThan(tolerance);
}
