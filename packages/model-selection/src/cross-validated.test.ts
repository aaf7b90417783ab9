import { matrix } from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { dataset } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { crossValidate, grid, select, selectionRows } from './index.ts';

const faithful = matrix(dataset('faithful'));
const recipe = gmm({ components: 2 });

describe('crossValidatedLogLikelihood, as a criterion of select', () => {
  it('the largest is the best, ten folds are the default, and the column is there', () => {
    const selection = select(grid(recipe, { components: [1, 2, 6] }), faithful, {
      criterion: 'crossValidatedLogLikelihood',
      starts: 1,
    });
    const values = selection.table.map((row) => row.crossValidatedLogLikelihood as number);
    expect(selection.best.clusters).toBe(2);
    expect(values[1]).toBe(Math.max(...values));
    expect(values[1]).toBe(crossValidate(recipe, faithful, { folds: 10, starts: 1 }).logLikelihood);
    expect(selectionRows(selection)[1].crossValidatedLogLikelihood).toBe(values[1]);
  });

  it('k-means has none, nor has a recipe with a fold that cannot be fitted', () => {
    const recipes = [kmeans({ clusters: 2 }), gmm({ components: 3 }), gmm({ components: 1 })];
    const { table } = select<(typeof recipes)[number]>(recipes, [1, 2, 4, 8], {
      criterion: 'crossValidatedLogLikelihood',
      starts: 1,
      folds: 2,
      allowSpurious: true,
    });
    expect(table.map(({ reason }) => reason)).toEqual([
      'a kmeans model has no density, so no likelihood',
      expect.stringMatching(/^fold 0: .*3 components need at least as many rows/) as string,
      null,
    ]);
    expect(table[2].rank).toBe(1);
  });
});
