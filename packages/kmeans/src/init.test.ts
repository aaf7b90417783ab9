import { isMixwellError, matrix } from '@mixwell/core';
import { dataset } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { type KmeansOptions, kmeans, kmeans1d } from './index.ts';

const x = matrix(dataset('faithful'));
const model = kmeans({ clusters: 3, tolerance: 0 }).fit(x);

describe('init: a model', () => {
  it('a settled model, or its JSON, or its centers, is where the fit ends after one iteration', () => {
    for (const init of [model, model.toJSON(), JSON.parse(JSON.stringify(model)), model.centers]) {
      const again = kmeans({ clusters: 3, init, tolerance: 0 }).fit(x);
      expect(again.report.iterations).toBe(1);
      expect([again.labels, again.centers.data]).toEqual([model.labels, model.centers.data]);
    }
  });

  it('columns are matched by name', () => {
    const swapped = { ...x, data: x.data.map((_, c) => x.data[c ^ 1]), columns: [...x.columns].reverse() };
    const again = kmeans({ clusters: 3, init: model, tolerance: 0 }).fit(swapped);
    expect(again.labels).toEqual(model.labels);
    expect(again.report.iterations).toBe(1);
  });

  it('a model of kmeans1d is one too', () => {
    const line = [1, 2, 10, 11, 20];
    const best = kmeans1d({ clusters: 2 }).fit(line);
    for (const init of [best, best.toJSON()]) {
      expect(kmeans({ clusters: 2, init }).fit(line).labels).toEqual(best.labels);
    }
  });

  it('the recipe keeps the centers and no more, and with() reads them again', () => {
    const recipe = kmeans({ clusters: 3, init: model });
    expect(Object.keys(recipe.params.init as object)).toEqual(['data', 'rows', 'cols', 'columns']);
    expect(recipe.with({ seed: 5 }).fit(x).labels).toEqual(recipe.fit(x).labels);
    expect(JSON.parse(JSON.stringify(recipe.fit(x))).params.init.rows).toBe(3);
  });
});

describe('refused', () => {
  it.each<[string, () => unknown, string, string]>([
    [
      'a model of 3 clusters where 4 are asked for',
      () => kmeans({ clusters: 4, init: model }),
      'invalid-param',
      'kmeans: "init" must have 4 rows, one a cluster; got 3.',
    ],
    [
      'a model of other columns',
      () => kmeans({ clusters: 3, init: model }).fit({ ...x, columns: ['a', 'waiting'] }),
      'shape-mismatch',
      'kmeans: "init": column "a" is missing; the input has "eruptions", "waiting".',
    ],
    [
      'a model of more columns',
      () => kmeans({ clusters: 3, init: model }).fit([1, 2, 3]),
      'shape-mismatch',
      'kmeans: "init": expected 1 column (x0); got 2.',
    ],
    [
      'JSON of another estimator',
      () => kmeans({ clusters: 3, init: { ...model.toJSON(), name: 'gmm' } }),
      'invalid-model',
      'is of kind "gmm"',
    ],
    [
      'JSON that was cut',
      () => kmeans({ clusters: 3, init: { ...model.toJSON(), state: {} } }),
      'invalid-model',
      '"state.clusters" is missing',
    ],
    [
      'an object that is no model',
      () => kmeans({ clusters: 3, init: { centers: 3 } } as unknown as KmeansOptions),
      'invalid-param',
      'a fitted model or its JSON, or a clusters x features matrix of centers; got',
    ],
  ])('%s', (_, run, code, message) => {
    expect(run).toThrow(message);
    try {
      run();
    } catch (error) {
      expect(isMixwellError(error, code as 'invalid-param')).toBe(true);
    }
  });
});
