import { isMixwellError, matrix } from '@mixwell/core';
import { dataset, oracle } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { type ScikitLearnGmm, gmm, gmmFromJSON, gmmFromScikitLearn } from './index.ts';

interface Fitted {
  readonly dataset: string;
  readonly model: ScikitLearnGmm;
  readonly rows: number[][];
  readonly predict: number[];
  readonly predict_proba: number[][];
  readonly score_samples: number[];
}
const fits: readonly Fitted[] = oracle('sklearn_models');

describe.each(fits)('a mixture of scikit-learn: $dataset, $model.covariance_type', (fit) => {
  const model = gmmFromScikitLearn(fit.model);

  it('predicts as scikit-learn does, to 1e-10', () => {
    expect([...model.predict(fit.rows)]).toEqual(fit.predict);
    const proba = fit.predict_proba.flat();
    model.predictProba(fit.rows).data.forEach((value, c) => expect(Math.abs(value - proba[c])).toBeLessThan(1e-10));
    model.logDensity(fit.rows).forEach((value, i) => {
      const expected = fit.score_samples[i];
      expect(Math.abs(value - expected)).toBeLessThan(1e-10 * Math.max(1, Math.abs(expected)));
    });
  });

  it('has the names, no training rows, and comes back from its own JSON', () => {
    expect(model.columns).toEqual(fit.model.feature_names_in_ ?? ['x0']);
    expect([model.labels.length, model.report.rows, model.report.warnings[0].code]).toEqual([0, 0, 'derived']);
    expect(gmmFromJSON(JSON.parse(JSON.stringify(model))).toJSON()).toEqual(model.toJSON());
  });

  it('is a start for a fit of the same rows, which has little left to climb', () => {
    const { components, covariance } = model.params as { components: number; covariance: 'full' };
    const x = matrix(dataset(fit.dataset));
    const start = model.logDensity(x).reduce((total, value) => total + value, 0);
    const again = gmm({ components, covariance, init: model, regularization: 1e-6 }).fit(x);
    expect(again.logLikelihood - start).toBeGreaterThan(-1e-2);
    expect(again.logLikelihood - start).toBeLessThan(0.5);
  });
});

describe('what scikit-learn keeps', () => {
  const base = { weights_: [0.25, 0.75], means_: [[0, 0], [1, 2]] }; // prettier-ignore
  const covariancesOf = (json: object): number[][] =>
    gmmFromScikitLearn({ ...base, ...json }).covariances.map(({ data }) => [...data]);

  it('full: as they are, by the lower triangle', () => {
    const rounded = [[[2, 1 + 1e-9], [1, 3]], [[4, 0], [0, 5]]]; // prettier-ignore
    expect(covariancesOf({ covariance_type: 'full', covariances_: rounded })).toEqual([
      [2, 1, 1, 3],
      [4, 0, 0, 5],
    ]);
  });

  it('tied, diag and spherical: a matrix for all, diagonals, variances', () => {
    const tied = [[2, 1], [1, 3]]; // prettier-ignore
    expect(covariancesOf({ covariance_type: 'tied', covariances_: tied })).toEqual([
      [2, 1, 1, 3],
      [2, 1, 1, 3],
    ]);
    const diag = [[2, 3], [4, 5]]; // prettier-ignore
    expect(covariancesOf({ covariance_type: 'diag', covariances_: diag })).toEqual([
      [2, 0, 0, 3],
      [4, 0, 0, 5],
    ]);
    expect(covariancesOf({ covariance_type: 'spherical', covariances_: [2, 4] })).toEqual([
      [2, 0, 0, 2],
      [4, 0, 0, 4],
    ]);
  });
});

describe('refused', () => {
  const good = fits[0].model;
  const one = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]; // prettier-ignore
  const askew = one.map((row, i) => row.map((value, j) => (i === 0 && j === 1 ? 0.5 : value)));
  const flat = one.map((row, i) => row.map((value) => (i === 0 ? 0 : value)));
  it.each<[string, unknown, string, string]>([
    ['no object', [good], 'invalid-model', 'gmmFromScikitLearn: expected an object of attributes; got an array of 1.'],
    [
      'no covariance type',
      { ...good, covariance_type: 'VVV' },
      'invalid-model',
      "\"covariance_type\" must be one of 'full', 'tied', 'diag', 'spherical'; got",
    ],
    [
      'no means',
      { ...good, means_: undefined },
      'invalid-model',
      '"means_" must be an array of numbers; got undefined',
    ],
    ['a mean that is null', { ...good, means_: [[null, 1, 2, 3]] }, 'invalid-input', '"means_": row 0, column "x0"'],
    ['weights that add to 2', { ...good, weights_: [1, 0.5, 0.5] }, 'invalid-model', '"weights_" must be at least 0'],
    ['a weight below 0', { ...good, weights_: [1.5, -0.25, -0.25] }, 'invalid-model', '"weights_" must be at least 0'],
    [
      'a weight less',
      { ...good, weights_: [0.5, 0.5] },
      'shape-mismatch',
      '"weights_" must have 3 x 1 numbers; got 2 x 1',
    ],
    [
      'covariances of another type',
      { ...good, covariance_type: 'diag' },
      'invalid-input',
      '"covariances_": row 0, column "x0"',
    ],
    [
      'a covariance less',
      { ...good, covariances_: [one, one] },
      'shape-mismatch',
      '"covariances_" must have 3 matrices; got an array of 2',
    ],
    [
      'a covariance of other columns',
      { ...good, covariances_: [one, one, [[1]]] },
      'shape-mismatch',
      '"covariances_[2]" must have 4 x 4 numbers; got 1 x 1',
    ],
    [
      'a covariance askew',
      { ...good, covariances_: [one, askew, one] },
      'not-positive-definite',
      '"covariances_[1]" is not',
    ],
    [
      'a flat covariance',
      { ...good, covariances_: [one, one, flat] },
      'not-positive-definite',
      '"covariances_" are not all',
    ],
    [
      'a name less',
      { ...good, feature_names_in_: ['a'] },
      'shape-mismatch',
      '"feature_names_in_" must have 4 names; got 1',
    ],
    [
      'a name twice',
      { ...good, feature_names_in_: ['a', 'a', 'b', 'c'] },
      'invalid-model',
      'an array of names, each once',
    ],
  ])('%s', (_, json, code, message) => {
    const run = (): unknown => gmmFromScikitLearn(json);
    expect(run).toThrow(message);
    try {
      run();
    } catch (error) {
      expect(isMixwellError(error, code as 'invalid-model')).toBe(true);
    }
  });
});
