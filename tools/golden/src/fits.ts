import type { Crew, Estimator, FitOptions, FittedModel, MatrixInput } from '@mixwell/core';
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

/** How fits are made: in the calling thread, or by a crew. */
export type Way = 'here' | { readonly workers: number; readonly crew: Crew | undefined };

/** Fits whose numbers must be the same bits by whichever way, on whichever platform. */
export const fits: Readonly<Record<string, (way: Way) => Promise<unknown>>> = {
  'kmeans of heaps 20000x2': (way) => fit(way, kmeans({ clusters: 7 }), heaps(20_000, 2, 5)),
  'kmeans of heaps 5000x8': (way) => fit(way, kmeans({ clusters: 12, seed: 'golden' }), heaps(5000, 8, 5)),
  'kmeans of heaps 5000x8, by one bound a row': (way) =>
    fit(way, kmeans({ clusters: 12, seed: 'golden', algorithm: 'hamerly' }), heaps(5000, 8, 5)),
  'kmeans of heaps 5000x8, by a bound a cluster': (way) =>
    fit(way, kmeans({ clusters: 12, seed: 'golden', algorithm: 'elkan' }), heaps(5000, 8, 5)),
  'kmeans of heaps 5000x8, by all distances': (way) =>
    fit(way, kmeans({ clusters: 12, seed: 'golden', algorithm: 'lloyd' }), heaps(5000, 8, 5)),
  'kmeans of heaps 3000x33': (way) => fit(way, kmeans({ clusters: 9, maxIterations: 12 }), heaps(3000, 33, 5)),
  'kmeans of heaps 5000x3, weighted': (way) =>
    fit(way, kmeans({ clusters: 5 }), heaps(5000, 3, 5), { sampleWeights: weights(5000) }),
  'kmeans of faithful': (way) => fit(way, kmeans({ clusters: 2 }), loadFaithful().x),
  'kmeans of digits': (way) => fit(way, kmeans({ clusters: 10 }), loadDigits().x),
  'kmeans of quakes, random rows': (way) => fit(way, kmeans({ clusters: 6, init: 'random' }), loadQuakes().x),
  'kmeans of iris, refined': (way) => fit(way, kmeans({ clusters: 4, refine: 'hartigan-wong' }), loadIris().x),
  'kmeans of heaps 5000x8, from k-means||': (way) =>
    fit(way, kmeans({ clusters: 8, init: 'k-means||' }), heaps(5000, 8, 5)),
  'miniBatchKmeans of heaps 5000x8': (way) =>
    fit(way, miniBatchKmeans({ clusters: 8, maxIterations: 30 }), heaps(5000, 8, 5)),
  'bisectingKmeans of heaps 5000x8': (way) => fit(way, bisectingKmeans({ clusters: 6 }), heaps(5000, 8, 5)),
  'sphericalKmeans of heaps 5000x8': (way) => fit(way, sphericalKmeans({ clusters: 6 }), heaps(5000, 8, 5)),
  'kmeans1d of galaxies': (way) => fit(way, kmeans1d({ clusters: 4 }), loadGalaxies().x),
  'kmeans with clusters that empty': (way) =>
    fit(way, kmeans({ clusters: 4, init: [0, 1, 2, 3].map((k) => [1 + 1e6 * k, 1, 1]) }), heaps(5000, 3, 5)),

  ...families(),
  'gmm of heaps 20000x2': (way) => fit(way, gmm({ components: 5, maxIterations: 8 }), heaps(20_000, 2, 5)),
  'gmm of heaps 3000x9, diagonal': (way) =>
    fit(way, gmm({ components: 4, covariance: 'diag', maxIterations: 8 }), heaps(3000, 9, 5)),
  'gmm of heaps 3000x17': (way) => fit(way, gmm({ components: 3, maxIterations: 5 }), heaps(3000, 17, 5)),
  'gmm of heaps 5000x3, weighted': (way) =>
    fit(way, gmm({ components: 3, maxIterations: 8 }), heaps(5000, 3, 3), { sampleWeights: weights(5000) }),
  'gmm of wine, from k-means++': (way) =>
    fit(way, gmm({ components: 3, init: 'k-means++', covariance: 'tied' }), loadWine().x),
  'gmm of quakes, from random rows': (way) => fit(way, gmm({ components: 3, init: 'random-rows' }), loadQuakes().x),
  'gmm of quakes, from random responsibilities': (way) =>
    fit(way, gmm({ components: 3, init: 'random' }), loadQuakes().x),
  'gmm of galaxies, from given means': (way) =>
    fit(way, gmm({ components: 3, init: { means: [[10], [20], [30]] } }), loadGalaxies().x),

  'gmm of iris, hard': (way) => fit(way, gmm({ components: 3, assignment: 'hard' }), loadIris().x),
  'gmm of iris, bounded and with a prior': (way) =>
    fit(way, gmm({ components: 3, eigenvalueRatio: 20, prior: 'auto' }), loadIris().x),
  'gmm of quakes, with noise': (way) =>
    fit(way, gmm({ components: 2, noise: true, maxIterations: 10 }), loadQuakes().x),
  'gmm of heaps 3000x3 with holes': (way) =>
    fit(way, gmm({ components: 3, missing: 'marginalize', maxIterations: 5 }), withHoles(heaps(3000, 3, 3))),
  'bayesianGmm of heaps 3000x3': (way) => fit(way, bayesianGmm({ components: 5, maxIterations: 8 }), heaps(3000, 3, 3)),

  'best of 5 kmeans of iris': (way) => best(way, kmeans({ clusters: 3 }), loadIris().x),
  'best of 5 gmm of heaps 3000x2': (way) =>
    best(way, gmm({ components: 3, init: 'random-rows', maxIterations: 10 }), heaps(3000, 2, 3)),
  'best of 5 gmm of quakes, crossed': (way) =>
    best(way, gmm({ components: 5, covariance: 'EVE', init: 'random-rows', maxIterations: 30 }), loadQuakes().x),
};

function families(): Record<string, (way: Way) => Promise<unknown>> {
  const { x } = loadIris();
  return Object.fromEntries(
    mclustFamilies.map((covariance) => [
      `gmm of iris, ${covariance}`,
      (way) => fit(way, gmm({ components: 3, covariance, maxIterations: 30 }), x),
    ]),
  );
}

async function fit<M extends FittedModel & { labels: Int32Array }, O extends object>(
  way: Way,
  recipe: Estimator<M, O>,
  x: MatrixInput,
  options?: FitOptions<M>,
): Promise<unknown> {
  if (way === 'here') return numbersOf(recipe.fit(x, options));
  return numbersOf(await recipe.fitAsync(x, { ...options, workers: way.crew }));
}

async function best<M extends FittedModel & { labels: Int32Array }, O extends object>(
  way: Way,
  recipe: Estimator<M, O>,
  x: MatrixInput,
): Promise<unknown> {
  const plain = recipe as unknown as Estimator<M>;
  if (way === 'here') return numbersOf(bestOf(plain, x, { starts: 5 }).model);
  return numbersOf((await bestOfAsync(plain, x, { starts: 5, workers: way.workers })).model);
}

/** What was found, without what was asked for. */
function numbersOf(model: FittedModel & { labels: Int32Array }): unknown {
  return [model.report.history, model.toJSON().state, model.labels];
}
