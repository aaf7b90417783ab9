import { matrix, randomStream } from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { makeNormal } from '@mixwell/random';
import { expect, it } from 'vitest';
import { grid, select } from './index.ts';

/** `PLANTED_SEEDS=200 nx test model-selection planted` is the whole experiment; tests make do with one seed. */
const SEEDS = Number(process.env.PLANTED_SEEDS ?? 1);

/** 60 rows a component, each a normal distribution with axes of length 0.5 to 1.5, no two centers closer than 8. */
function planted(components: number, cols: number, seed: number) {
  const random = randomStream(seed, `${components}/${cols}`);
  const normal = makeNormal(random);
  const centers: number[][] = [];
  while (centers.length < components) {
    const center = Array.from({ length: cols }, () => 16 * components * random() ** (1 / cols));
    if (centers.every((other) => Math.hypot(...other.map((value, j) => value - center[j])) >= 8)) centers.push(center);
  }
  const scales = centers.map(() => Array.from({ length: cols }, () => 0.5 + random()));
  return matrix(
    Array.from({ length: 60 * components }, (_, i) => {
      const k = i % components;
      return centers[k].map((value, j) => value + scales[k][j] * normal());
    }),
  );
}

it('BIC finds the number of well separated components in at least 95 % of mixtures of 1 to 6, in 1 to 6 columns', () => {
  const wrong: string[] = [];
  let made = 0;
  for (let seed = 0; seed < SEEDS; seed++) {
    for (let components = 1; components <= 6; components++) {
      for (let cols = 1; cols <= 6; cols++) {
        const recipes = grid(gmm({ components: 1, covariance: 'diag' }), { components: [1, 2, 3, 4, 5, 6, 7] });
        const { best } = select(recipes, planted(components, cols, seed), {
          criterion: 'bic',
          starts: 2,
          silhouette: false,
        });
        made++;
        if (best.clusters !== components)
          wrong.push(`${components} in ${cols} columns, seed ${seed}: ${best.clusters}`);
      }
    }
  }
  expect(wrong.length, wrong.join('; ')).toBeLessThanOrEqual(0.05 * made);
}, 3_600_000);
