import { type FittedModel, type ModelKind, type Table, matrix } from '@mixwell/core';
import { kmeans } from '@mixwell/kmeans';
import { dataset } from '@mixwell/oracle';
import {
  type BayesianGmmModel,
  type GmmModel,
  bayesianGmm,
  bayesianGmmKind,
  gmm,
  gmmKind,
  gmmPartialFit,
  mclustFamilies,
} from '../src/index.ts';

const x = matrix(dataset('faithful'));
const gappy: Table = { ...x, data: x.data.map((value, c) => (c % 7 === 3 ? NaN : value)) };
const sampleWeights = Float64Array.from({ length: x.rows }, (_, i) => (i % 5) / 2);
const given = {
  means: [
    [-0, 60],
    [4, -0],
  ],
  covariances: [
    [
      [1, -0],
      [-0, 90],
    ],
    [
      [1, 0],
      [0, 90],
    ],
  ],
  weights: [0.5, 0.5],
};
const responsibilities = {
  data: Float64Array.from({ length: 2 * x.rows }, (_, c) => (c % 3) + 0.1),
  rows: x.rows,
  cols: 2,
};
const labels = Array.from({ length: x.rows }, (_, i) => (x.data[2 * i] > 3 ? 0 : 1));
const half = { weights: true, means: [true, false], covariances: [true, false] };
const mixture = gmm({ components: 2 }).fit(x);

/** The kinds of all the models below. */
export const kinds: readonly ModelKind<FittedModel>[] = [gmmKind, bayesianGmmKind];

/** A model of each estimator, and of options that leave something in its JSON, beside rows to ask it about. */
export const models: readonly (readonly [name: string, model: GmmModel | BayesianGmmModel, x: Table])[] = [
  ...mclustFamilies.map(
    (covariance) => [`gmm of family ${covariance}`, gmm({ components: 2, covariance }).fit(x), x] as const,
  ),
  ['gmm stopped early', gmm({ components: 3, maxIterations: 1, seed: 'a', regularization: 0 }).fit(x), x],
  ['gmm with an Aitken estimate', gmm({ components: 3, tolerance: 1e-3 }).fit(x), x],
  ['gmm with weights', gmm({ components: 2 }).fit(x, { sampleWeights }), x],
  ['gmm with missing cells', gmm({ components: 2, missing: 'marginalize' }).fit(gappy), gappy],
  ['gmm with noise', gmm({ components: 2, noise: true }).fit(x), x],
  ['gmm with hard assignment', gmm({ components: 2, assignment: 'hard' }).fit(x), x],
  ['gmm with an eigenvalue ratio', gmm({ components: 2, eigenvalueRatio: 4 }).fit(x), x],
  ['gmm from given parameters', gmm({ components: 2, init: given, update: half, tolerance: -0 }).fit(x), x],
  ['gmm with held means of -0', gmm({ components: 2, init: given, update: { means: false } }).fit(x), x],
  ['gmm from labels', gmm({ components: 2, init: { labels } }).fit(x), x],
  ['gmm from responsibilities', gmm({ components: 2, init: { responsibilities } }).fit(x), x],
  ['gmm from a mixture', gmm({ components: 2, init: mixture }).fit(x), x],
  ['gmm from clusters', gmm({ components: 3, init: kmeans({ clusters: 3 }).fit(x) }).fit(x), x],
  [
    'gmm with a prior',
    gmm({
      components: 2,
      prior: {
        mean: [3, 70],
        scale: [
          [1, -0],
          [-0, 90],
        ],
        dof: 4,
      },
    }).fit(x),
    x,
  ],
  ['gmm of a stream', gmmPartialFit(mixture, x), x],
  ['gmm of a stream beside noise', gmmPartialFit(gmm({ components: 2, noise: true }).fit(x), x), x],
  ['gmm derived from another', mixture.marginal(['waiting', 'eruptions']), x],
  ['bayesianGmm', bayesianGmm({ components: 4 }).fit(x), x],
  [
    'bayesianGmm with a Dirichlet prior and given priors',
    bayesianGmm({
      components: 3,
      covariance: 'tied',
      weightPrior: 'dirichlet',
      weightConcentration: 0.1,
      meanPrior: [3, -0],
      covariancePrior: [
        [1, -0],
        [-0, 90],
      ],
    }).fit(x),
    x,
  ],
  [
    'bayesianGmm from given parameters',
    bayesianGmm({ components: 2, init: given, covariance: 'diag', covariancePrior: 2 }).fit(x),
    x,
  ],
];
