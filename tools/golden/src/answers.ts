import { answerNow, matrix, randomStream } from '@mixwell/core';
import { plusPlusCenters, randomRowCenters } from '@mixwell/kmeans';
import { exp, log, sinCos } from '@mixwell/math';
import { makeMultivariateNormal, permutation } from '@mixwell/random';
import * as mixwell from 'mixwell';
import { heaps, weights } from './data.ts';

const { gmm, kmeans, loadFaithful, loadIris } = mixwell;

/** Answers that no worker has a part in, and whose numbers must be the same bits on whichever platform. */
export const answers: Readonly<Record<string, () => unknown>> = {
  'exp, log, sine and cosine': () => {
    const points = Float64Array.from({ length: 4000 }, (_, i) => (i - 2000) * 0.3517);
    return [points.map(exp), points.map((x) => log(Math.abs(x) + 1e-300)), Array.from(points, sinCos)];
  },
  'densities, factors and axes': () => {
    const covariance = matrix([
      [4, 1, 0.3],
      [1, 3, 0.7],
      [0.3, 0.7, 2],
    ]);
    return [
      mixwell.multivariateGaussianLogPdf([[0.1, 0.2, 0.3]], [0.3, 0.1, 0.7], covariance),
      mixwell.cholesky(covariance),
      mixwell.symmetricEigen(covariance),
      mixwell.logSumExp([0.1, 0.7, -1.3]),
      mixwell.covarianceEllipse(
        [0.1, 0.2],
        [
          [4, 1],
          [1, 3],
        ],
      ),
    ];
  },
  'random draws': () => {
    const random = randomStream('golden');
    const draw = makeMultivariateNormal(random, [1, 2], [1.4, 0, 0.3, 0.9]);
    return [permutation(random, 1000), Array.from({ length: 100 }, () => draw())];
  },
  'generated data': () => [
    mixwell.makeBlobs({ rows: 500, cols: 3, seed: 1 }),
    mixwell.makeMoons({ rows: 500, noise: 0.1, seed: 1 }),
    mixwell.makeCircles({ rows: 500, noise: 0.1, seed: 1 }),
    mixwell.sampleMixture({ rows: 500, weights: [0.3, 0.7], means: [[1], [5]], covariances: [2, 3], seed: 1 }),
  ],
  'real data': () => [
    mixwell.loadDiabetes(),
    mixwell.loadDigits(),
    loadFaithful(),
    mixwell.loadGalaxies(),
    loadIris(),
    mixwell.loadPrecip(),
    mixwell.loadQuakes(),
    mixwell.loadThyroid(),
    mixwell.loadWine(),
  ],
  'k-means++ and random centers': () => {
    const rows = { matrix: heaps(5000, 4, 5), weights: weights(5000) };
    return [
      answerNow(plusPlusCenters(20, randomStream(1)), rows),
      answerNow(randomRowCenters(20, randomStream(1)), rows),
    ];
  },
  'kmeans of new rows': () => {
    const model = kmeans({ clusters: 3 }).fit(loadIris().x);
    const fresh = heaps(500, 4, 3);
    return [model.predict(fresh), model.transform(fresh)];
  },
  'gmm of new rows': () => {
    const model = gmm({ components: 3 }).fit(loadIris().x);
    const fresh = heaps(500, 4, 3);
    const { x, labels } = model.sample(500, { seed: 1 });
    return [model.predict(fresh), model.predictProba(fresh), model.logDensity(fresh), x, labels];
  },
  'criteria of a grid': () => {
    const recipes = mixwell.grid(gmm({ components: 1 }), { components: [1, 2, 3], covariance: ['full', 'tied'] });
    const { table } = mixwell.select(recipes, loadFaithful().x, { criterion: 'bic', starts: 2 });
    return table.map(({ bic, aic, icl, silhouette }) => [bic, aic, icl, silhouette]);
  },
  metrics: () => {
    const { x, labels: truth } = loadIris();
    const { labels } = kmeans({ clusters: 3 }).fit(x);
    return [
      mixwell.silhouetteSamples(x, labels),
      mixwell.calinskiHarabasz(x, labels),
      mixwell.daviesBouldin(x, labels),
      mixwell.adjustedRandIndex(truth, labels),
      mixwell.randIndex(truth, labels),
      mixwell.mutualInformation(truth, labels),
      mixwell.normalizedMutualInformation(truth, labels),
      mixwell.adjustedMutualInformation(truth, labels),
      mixwell.homogeneity(truth, labels),
      mixwell.completeness(truth, labels),
      mixwell.vMeasure(truth, labels),
      mixwell.fowlkesMallows(truth, labels),
      mixwell.contingencyTable(truth, labels),
      mixwell.matchLabels(truth, labels),
    ];
  },
};
