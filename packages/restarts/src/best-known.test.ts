import { type Table, isMixwellError, matrix } from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { dataset, fixedDatasets, oracle } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { bestOf } from './index.ts';

/** Nats: what is left of the climb where EM stops. */
const NATS = 1e-2;

/** Tried in this order; each kind of start finds some optima that the others do not. */
const inits = ['random-rows', 'k-means++', 'random'] as const;

describe.each([...fixedDatasets])('mixtures of %s', (name) => {
  const x = matrix(dataset(name));

  it(
    'bestOf finds the best known regular optimum, or a better one, of every shape and size',
    { timeout: 600_000 },
    () => {
      const missed: string[] = [];
      for (const { covariance_type: covariance, k, by_reg: byRegularization } of oracle(`gmm_best_${name}`).runs) {
        for (const reg of ['1e-06', '0.0']) {
          const best = byRegularization[reg].best_regular;
          if (!best) continue;
          const recipe = gmm({
            components: k,
            covariance,
            regularization: Number(reg),
            tolerance: 1e-8,
            maxIterations: 5000,
          });
          const found = inits.some((init) =>
            reaches(recipe.with({ init }), x, best.loglik_total, init === 'random' ? 100 : 400),
          );
          if (!found) missed.push(`${covariance} ${k}, regularization ${reg}`);
        }
      }
      expect(missed).toEqual([]);
    },
  );
});

describe('k-means', () => {
  it.each([...fixedDatasets])('of %s: bestOf finds the best known partition into 2 to 6 clusters', (name) => {
    const x = matrix(dataset(name));
    for (const { k, best_known_inertia: best } of oracle('kmeans_best_known')[name].runs) {
      expect(reachesInertia(kmeans({ clusters: k }), x, best * (1 + 1e-9), 2000), `${k} clusters`).toBe(true);
    }
  });

  it('of digits64: 200 refined starts find the best that 1860 starts or an exchange after Lloyd are known to find', () => {
    const x = matrix(dataset('digits64'));
    for (const { k, best_known_inertia: best } of oracle('kmeans_best_known').digits64.runs) {
      const recipe = kmeans({ clusters: k, refine: 'hartigan-wong' });
      expect(reachesInertia(recipe, x, best * (1 + 1e-9), 200), `${k} clusters`).toBe(true);
    }
  });
});

function reaches(recipe: ReturnType<typeof gmm>, x: Table, best: number, starts: number): boolean {
  let found = false;
  try {
    bestOf(recipe, x, {
      starts,
      onStart: ({ objective, spurious }) => !(found ||= !spurious && objective !== null && objective >= best - NATS),
    });
  } catch (error) {
    if (!isMixwellError(error, 'degenerate')) throw error;
  }
  return found;
}

function reachesInertia(recipe: ReturnType<typeof kmeans>, x: Table, best: number, starts: number): boolean {
  let found = false;
  bestOf(recipe, x, { starts, onStart: ({ objective }) => !(found = objective !== null && objective <= best) });
  return found;
}
