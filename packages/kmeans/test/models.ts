import { type FittedModel, type ModelKind, matrix } from '@mixwell/core';
import { dataset } from '@mixwell/oracle';
import {
  bisectingKmeans,
  bisectingKmeansKind,
  kmeans,
  kmeans1d,
  kmeans1dKind,
  kmeansKind,
  miniBatchKmeans,
  miniBatchKmeansKind,
  sphericalKmeans,
  sphericalKmeansKind,
} from '../src/index.ts';

const x = matrix(dataset('faithful'));
const edge = [
  [-0, 1e150],
  [-0, 1e150],
  [5e-324, -0],
];

/** The kinds of all the models below. */
export const kinds: readonly ModelKind<FittedModel>[] = [
  kmeansKind,
  kmeans1dKind,
  miniBatchKmeansKind,
  bisectingKmeansKind,
  sphericalKmeansKind,
];

/** A model of each estimator, and of options that leave something in its JSON, beside rows to ask it about. */
export const models: readonly (readonly [name: string, model: FittedModel, x: typeof x | number[][]])[] = [
  ['kmeans', kmeans({ clusters: 3 }).fit(x), x],
  ['kmeans that starts from a matrix', kmeans({ clusters: 2, init: edge.slice(1), tolerance: -0 }).fit(edge), edge],
  ['kmeans that starts from a model', kmeans({ clusters: 3, init: kmeans({ clusters: 3 }).fit(x) }).fit(x), x],
  [
    'kmeans with weights, a seed of text and a warning',
    kmeans({ clusters: 4, maxIterations: 1, seed: '-0' }).fit(x, {
      sampleWeights: Float64Array.from({ length: x.rows }, (_, i) => i / 100),
    }),
    x,
  ],
  ['kmeans1d', kmeans1d({ clusters: 2 }).fit([-0, -0, 5e-324, 1e150]), [[-0], [1e150], [1]]],
  ['miniBatchKmeans', miniBatchKmeans({ clusters: 3, seed: -0, init: 'random' }).fit(x), x],
  ['bisectingKmeans', bisectingKmeans({ clusters: 4 }).fit(x), x],
  [
    'sphericalKmeans',
    sphericalKmeans({
      clusters: 2,
      init: [
        [1, -0],
        [-0, 1],
      ],
    }).fit([
      [3, -0],
      [1, -0],
      [-0, 2],
    ]),
    [[1, 2]],
  ],
];
