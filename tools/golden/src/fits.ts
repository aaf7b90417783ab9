import type { Estimator, FitOptions, FittedModel, Matrix } from '@mixwell/core';
import {
  bayesianGmm,
  bestOf,
  bestOfAsync,
  bisectingKmeans,
  gmm,
  kmeans,
  kmeans1d,
  loadDigits,
  loadFaithful,
  loadGalaxies,
  loadIris,
  loadQuakes,
  loadWine,
  mclustFamilies,
  miniBatchKmeans,
  sphericalKmeans,
} from 'mixwell';
import { heaps, weights, withHoles } from './data.ts';
import type { Threads } from './threads.ts';

/** Fits whose numbers must be the same bits by whichever threads, on whichever platform. */
export const fits: Readonly<Record<string, (threads: Threads) => Promise<unknown>>> = {
  'kmeans of heaps 20000x2': (threads) => fit(threads, kmeans({ clusters: 7 }), heaps(20_000, 2, 5)),
  'kmeans of heaps 9000x8': (threads) => fit(threads, kmeans({ clusters: 12, seed: 'golden' }), heaps(9000, 8, 5)),
  'kmeans of heaps 9000x8, by one bound a row': (threads) =>
    fit(threads, kmeans({ clusters: 12, seed: 'golden', algorithm: 'hamerly' }), heaps(9000, 8, 5)),
  'kmeans of heaps 9000x8, by a bound a cluster': (threads) =>
    fit(threads, kmeans({ clusters: 12, seed: 'golden', algorithm: 'elkan' }), heaps(9000, 8, 5)),
  'kmeans of heaps 9000x8, by all distances': (threads) =>
    fit(threads, kmeans({ clusters: 12, seed: 'golden', algorithm: 'lloyd' }), heaps(9000, 8, 5)),
  'kmeans of heaps 3000x33': (threads) => fit(threads, kmeans({ clusters: 9, maxIterations: 12 }), heaps(3000, 33, 5)),
  'kmeans of heaps 9000x3, weighted': (threads) =>
    fit(threads, kmeans({ clusters: 5 }), heaps(9000, 3, 5), { sampleWeights: weights(9000) }),
  'kmeans of faithful': (threads) => fit(threads, kmeans({ clusters: 2 }), loadFaithful().x),
  'kmeans of digits': (threads) => fit(threads, kmeans({ clusters: 10 }), loadDigits().x),
  'kmeans of quakes, random rows': (threads) => fit(threads, kmeans({ clusters: 6, init: 'random' }), loadQuakes().x),
  'kmeans of iris, refined': (threads) => fit(threads, kmeans({ clusters: 4, refine: 'hartigan-wong' }), loadIris().x),
  'kmeans of heaps 5000x8, from k-means||': (threads) =>
    fit(threads, kmeans({ clusters: 8, init: 'k-means||' }), heaps(5000, 8, 5)),
  'miniBatchKmeans of heaps 5000x8': (threads) =>
    fit(threads, miniBatchKmeans({ clusters: 8, maxIterations: 30 }), heaps(5000, 8, 5)),
  'bisectingKmeans of heaps 5000x8': (threads) => fit(threads, bisectingKmeans({ clusters: 6 }), heaps(5000, 8, 5)),
  'sphericalKmeans of heaps 5000x8': (threads) => fit(threads, sphericalKmeans({ clusters: 6 }), heaps(5000, 8, 5)),
  'kmeans1d of galaxies': (threads) => fit(threads, kmeans1d({ clusters: 4 }), loadGalaxies().x),
  'kmeans with clusters that empty': (threads) =>
    fit(threads, kmeans({ clusters: 4, init: [0, 1, 2, 3].map((k) => [1 + 1e6 * k, 1, 1]) }), heaps(5000, 3, 5)),

  ...families(),
  'gmm of heaps 20000x2': (threads) => fit(threads, gmm({ components: 5, maxIterations: 8 }), heaps(20_000, 2, 5)),
  'gmm of heaps 3000x9, diagonal': (threads) =>
    fit(threads, gmm({ components: 4, covariance: 'diag', maxIterations: 8 }), heaps(3000, 9, 5)),
  'gmm of heaps 3000x17': (threads) => fit(threads, gmm({ components: 3, maxIterations: 5 }), heaps(3000, 17, 5)),
  'gmm of heaps 5000x3, weighted': (threads) =>
    fit(threads, gmm({ components: 3, maxIterations: 8 }), heaps(5000, 3, 3), { sampleWeights: weights(5000) }),
  'gmm of wine, from k-means++': (threads) =>
    fit(threads, gmm({ components: 3, init: 'k-means++', covariance: 'tied' }), loadWine().x),
  'gmm of quakes, from random rows': (threads) =>
    fit(threads, gmm({ components: 3, init: 'random-rows' }), loadQuakes().x),
  'gmm of quakes, from random responsibilities': (threads) =>
    fit(threads, gmm({ components: 3, init: 'random' }), loadQuakes().x),
  'gmm of galaxies, from given means': (threads) =>
    fit(threads, gmm({ components: 3, init: { means: [[10], [20], [30]] } }), loadGalaxies().x),

  'gmm of iris, hard': (threads) => fit(threads, gmm({ components: 3, assignment: 'hard' }), loadIris().x),
  'gmm of iris, bounded and with a prior': (threads) =>
    fit(threads, gmm({ components: 3, eigenvalueRatio: 20, prior: 'auto' }), loadIris().x),
  'gmm of quakes, with noise': (threads) =>
    fit(threads, gmm({ components: 2, noise: true, maxIterations: 10 }), loadQuakes().x),
  'gmm of heaps 3000x3 with holes': (threads) =>
    fit(threads, gmm({ components: 3, missing: 'marginalize', maxIterations: 5 }), withHoles(heaps(3000, 3, 3))),
  'bayesianGmm of heaps 3000x3': (threads) =>
    fit(threads, bayesianGmm({ components: 5, maxIterations: 8 }), heaps(3000, 3, 3)),

  'best of 5 kmeans of iris': (threads) => best(threads, kmeans({ clusters: 3 }), loadIris().x),
  'best of 5 gmm of heaps 3000x2': (threads) =>
    best(threads, gmm({ components: 3, init: 'random-rows', maxIterations: 10 }), heaps(3000, 2, 3)),
  'best of 5 gmm of quakes, crossed': (threads) =>
    best(threads, gmm({ components: 5, covariance: 'EVE', init: 'random-rows', maxIterations: 30 }), loadQuakes().x),
};

function families(): Record<string, (threads: Threads) => Promise<unknown>> {
  const { x } = loadIris();
  return Object.fromEntries(
    mclustFamilies.map((covariance) => [
      `gmm of iris, ${covariance}`,
      (threads) => fit(threads, gmm({ components: 3, covariance, maxIterations: 30 }), x),
    ]),
  );
}

async function fit<M extends FittedModel & { labels: Int32Array }, O extends object>(
  threads: Threads,
  recipe: Estimator<M, O>,
  x: Matrix,
  options: FitOptions<M> = {},
): Promise<unknown> {
  return numbersOf(await threads.fit(recipe, x, options));
}

async function best<M extends FittedModel & { labels: Int32Array }, O extends object>(
  { workers }: Threads,
  recipe: Estimator<M, O>,
  x: Matrix,
): Promise<unknown> {
  const plain = recipe as unknown as Estimator<M>;
  if (workers === 0) return numbersOf(bestOf(plain, x, { starts: 5 }).model);
  return numbersOf((await bestOfAsync(plain, x, { starts: 5, workers })).model);
}

/** What was found, without what was asked for. */
function numbersOf(model: FittedModel & { labels: Int32Array }): unknown {
  return [model.report.history, model.toJSON().state, model.labels];
}
