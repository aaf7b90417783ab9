import { expect, it } from 'vitest';
import * as mixwell from './index.ts';

it('one import takes a user from data to a chosen model', () => {
  const { x, labels } = mixwell.makeBlobs({
    rows: 150,
    centers: [
      [0, 0],
      [8, 8],
    ],
    seed: 2,
  });
  const recipes = mixwell.grid(mixwell.gmm({ components: 1 }), { components: [1, 2, 3] });
  const { best } = mixwell.select(recipes, x, { criterion: 'bic', starts: 3 });
  expect(best.clusters).toBe(2);
  expect(mixwell.adjustedRandIndex(labels, best.labels)).toBe(1);
  expect(mixwell.gmmFromJSON(JSON.parse(JSON.stringify(best))).predict(x)).toEqual(best.labels);
});
