import { type ClusterModel, type Table, isMixwellError, matrix } from '@mixwell/core';
import { bisectingKmeans, kmeans, sphericalKmeans } from '@mixwell/kmeans';
import { dataset } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { type GmmOptions, bayesianGmm, gmm, mclustFamilies } from './index.ts';

const x = matrix(dataset('faithful'));
const swapped = (table: Table): Table => ({
  ...table,
  data: table.data.map((_, c) => table.data[c ^ 1]),
  columns: [...table.columns].reverse(),
});
const half: Table = { ...x, data: x.data.slice(0, 2 * 136), rows: 136 };
const json = (model: object): never => JSON.parse(JSON.stringify(model)) as never;
const mixture = gmm({ components: 2, tolerance: 1e-12 }).fit(x);
const clusters = kmeans({ clusters: 3 }).fit(x);

describe('init: a mixture', () => {
  it.each(mclustFamilies)('a settled one of family %s, or its JSON, is where the fit ends', (covariance) => {
    const model = gmm({ components: 2, covariance, tolerance: 1e-12 }).fit(x);
    for (const init of [model, model.toJSON(), json(model)]) {
      const again = gmm({ components: 2, covariance, init }).fit(x);
      expect(again.report.iterations).toBeLessThanOrEqual(2);
      expect(again.logLikelihood).toBeCloseTo(model.logLikelihood, 7);
      expect(again.labels).toEqual(model.labels);
    }
  });

  it('is the start by its parameters: the same bits', () => {
    const { weights, means, covariances } = mixture;
    const given = gmm({ components: 2, init: { weights, means, covariances } }).fit(half);
    expect(gmm({ components: 2, init: mixture }).fit(half).toJSON().state).toEqual(given.toJSON().state);
  });

  it('columns are matched by name, in the covariances too', () => {
    const again = gmm({ components: 2, init: mixture }).fit(swapped(x));
    expect(again.report.iterations).toBeLessThanOrEqual(2);
    expect(again.logLikelihood).toBeCloseTo(mixture.logLikelihood, 7);
  });

  it('columns that the rows do not have are not looked at: the start is the marginal mixture', () => {
    const waiting = { data: x.data.filter((_, c) => c % 2 === 1), rows: x.rows, cols: 1, columns: ['waiting'] };
    const { weights, means, covariances } = mixture.marginal(['waiting']);
    const given = gmm({ components: 2, init: { weights, means, covariances }, maxIterations: 3 }).fit(waiting);
    const again = gmm({ components: 2, init: mixture, maxIterations: 3 }).fit(waiting);
    expect(again.toJSON().state).toEqual(given.toJSON().state);
  });

  it('columns without names are matched by position', () => {
    const { data, rows, cols } = x;
    const model = gmm({ components: 2 }).fit({ data, rows, cols });
    expect(gmm({ components: 2, init: model }).fit(x).labels).toEqual(mixture.labels);
  });

  it('its noise is left out, or starts anew', () => {
    const model = gmm({ components: 2, noise: true }).fit(x);
    expect(gmm({ components: 2, init: model }).fit(x).logLikelihood).toBeCloseTo(mixture.logLikelihood, 2);
    expect(gmm({ components: 2, noise: true, init: json(model) }).fit(x).clusters).toBe(2);
  });

  it('may be Bayesian', () => {
    const model = bayesianGmm({ components: 2 }).fit(x);
    for (const init of [model, json(model)]) {
      expect(gmm({ components: 2, init }).fit(x).logLikelihood).toBeCloseTo(mixture.logLikelihood, 2);
    }
  });

  it('the recipe keeps its parameters and no more, and with() reads them again', () => {
    const recipe = gmm({ components: 2, init: mixture });
    expect(Object.keys(recipe.params.init as object)).toEqual(['weights', 'means', 'covariances']);
    expect(recipe.with({ seed: 5 }).fit(x).labels).toEqual(recipe.fit(x).labels);
  });
});

describe('init: a model of clusters', () => {
  it('is its labels where there is one a row', () => {
    for (const model of [clusters, bisectingKmeans({ clusters: 3 }).fit(x), sphericalKmeans({ clusters: 3 }).fit(x)]) {
      const given = gmm({ components: 3, init: { labels: model.labels } }).fit(x);
      for (const init of [model, json(model)]) {
        expect(gmm({ components: 3, init }).fit(x).toJSON().state).toEqual(given.toJSON().state);
      }
    }
  });

  it('is its centers as means, by name, for other rows, or where some have no cluster', () => {
    const given = gmm({ components: 3, init: { means: clusters.centers } }).fit(half);
    expect(gmm({ components: 3, init: clusters }).fit(half).toJSON().state).toEqual(given.toJSON().state);
    expect(gmm({ components: 3, init: clusters }).fit(swapped(half)).labels).toEqual(given.labels);
    const outliers: ClusterModel = { ...clusters, labels: clusters.labels.map((label, i) => (i === 5 ? -1 : label)) };
    const means = gmm({ components: 3, init: { means: clusters.centers } }).fit(x);
    expect(gmm({ components: 3, init: outliers }).fit(x).toJSON().state).toEqual(means.toJSON().state);
  });

  it('the recipe keeps centers and labels, and with() reads them again', () => {
    const recipe = gmm({ components: 3, init: clusters });
    expect(Object.keys(recipe.params.init as object)).toEqual(['columns', 'centers', 'labels']);
    expect(recipe.with({ seed: 5 }).fit(x).labels).toEqual(recipe.fit(x).labels);
  });
});

describe('refused', () => {
  it.each<[string, () => unknown, string, string]>([
    [
      'a mixture of 2 components where 3 are asked for',
      () => gmm({ components: 3, init: mixture }),
      'invalid-param',
      'gmm: "init.weights" must have one entry a component, 3 in all; got 2.',
    ],
    [
      'a model of 3 clusters where 2 are asked for',
      () => gmm({ components: 2, init: json(clusters) }),
      'invalid-param',
      'gmm: "init" must have one cluster a component, 2 in all; got 3.',
    ],
    [
      'a mixture of other columns',
      () => gmm({ components: 2, init: mixture }).fit({ ...x, columns: ['a', 'waiting'] }),
      'shape-mismatch',
      'gmm: "init.means": column "a" is missing; the input has "eruptions", "waiting".',
    ],
    [
      'clusters in more columns',
      () => gmm({ components: 3, init: clusters }).fit([1, 2, 3, 4, 5]),
      'shape-mismatch',
      'gmm: "init.means": expected 1 column (x0); got 2.',
    ],
    [
      'covariances of another family',
      () => gmm({ components: 2, covariance: 'diag', init: mixture }).fit(x),
      'invalid-param',
      'gmm: "init.covariances[0]" does not have the shape \'diag\'.',
    ],
    [
      'JSON of something else',
      () => gmm({ components: 2, init: { ...mixture.toJSON(), name: 'other' } }),
      'invalid-model',
      'is of kind "other"; expected "gmm" or "bayesianGmm" or "kmeans"',
    ],
    [
      'JSON that was cut',
      () => gmm({ components: 2, init: { ...mixture.toJSON(), state: {} } }),
      'invalid-model',
      '"state.components" is missing',
    ],
    [
      'an object that is no model',
      () => gmm({ components: 2, init: { centers: 3 } } as unknown as GmmOptions),
      'invalid-param',
      'there is no option "centers"',
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
