import {
  type Fit,
  type Matrix,
  type Seed,
  forkSeed,
  foundOnce,
  quietly,
  randomStream,
  rowArray,
  sweep,
} from '@mixwell/core';
import { type ComponentMoments, type Scoring, labelledMoments, nearestCenter, randomMoments } from '@mixwell/kernels';
import { kmeansLloyd, plusPlusCenters, randomRowCenters } from '@mixwell/kmeans';
import { exp, log } from '@mixwell/math';
import { type Mixture, labelsUnder } from '@mixwell/mixtures';
import { hierarchicalStart } from './hierarchical.ts';
import { type StartContext, fromLabels, fromMeans, fromMoments, repeated } from './partition.ts';

/** Ways to make one start from the rows alone. */
export const simpleKinds = [
  'kmeans',
  'k-means++',
  'random',
  'random-rows',
  'hierarchical',
  'hierarchical-EII',
  'hierarchical-VII',
  'hierarchical-EEE',
] as const;

export type SimpleKind = (typeof simpleKinds)[number];

/** The mixture that a start of this kind makes. */
export function* startOfKind(kind: SimpleKind, components: number, seed: Seed, context: StartContext): Fit<Mixture> {
  const random = randomStream(seed, 'init');
  switch (kind) {
    case 'kmeans': {
      const { centers, moments } = yield* foundOnce(context.about, `k-means of ${components} by ${seed}`, () =>
        kmeansClusters(components, seed, context),
      );
      return fromMoments(centers, moments, context);
    }
    case 'k-means++': {
      const centers = yield* plusPlusCenters(components, random);
      const labels = yield* rowArray('int32');
      yield* sweep(nearestCenter, { centers }, { labels });
      return yield* fromLabels(centers, labels, context);
    }
    case 'random-rows': {
      // Means, or seeds of a partition: neither kind of start finds every optimum, so a draw decides.
      const centers = yield* randomRowCenters(components, random);
      if (random() < 0.5) return fromMeans(centers.data, shrinkage(components, centers.cols), context);
      return yield* fromLabels(centers, yield* labelsUnder(nearestInUnits(centers, context)), context);
    }
    case 'random': {
      const about = repeated(context.pooled.means, components);
      const moments = yield* sweep(randomMoments, { about, seed: Math.floor(random() * 4294967296) });
      return fromMoments(about, moments, context);
    }
    case 'hierarchical':
      return yield* hierarchicalStart('VVV', components, random, context);
    case 'hierarchical-EII':
      return yield* hierarchicalStart('EII', components, random, context);
    case 'hierarchical-VII':
      return yield* hierarchicalStart('VII', components, random, context);
    case 'hierarchical-EEE':
      return yield* hierarchicalStart('EEE', components, random, context);
  }
}

/** The clusters of a k-means partition, which do not depend on the family of covariances. */
interface Clusters {
  readonly centers: Matrix;
  /** About the centers. */
  readonly moments: ComponentMoments;
}

function* kmeansClusters(clusters: number, seed: Seed, { owner = 'gmm', about }: StartContext): Fit<Clusters> {
  const { centers, labels } = yield* quietly(
    kmeansLloyd(
      owner,
      { clusters, init: 'k-means++', maxIterations: 300, tolerance: 1e-4, seed: forkSeed(seed, 'init') },
      about,
    ),
  );
  return { centers, moments: yield* sweep(labelledMoments, { about: centers }, { labels }) };
}

/** Scores that are highest for the nearest center, in units of the columns' standard deviations. */
function nearestInUnits({ data, rows, cols }: Matrix, { spread }: StartContext): Scoring {
  const units = spread.variance.map((variance) => 1 / Math.sqrt(variance || 1));
  const whitening = Float64Array.from({ length: rows * cols }, (_, c) => units[c % cols]);
  return { shape: 'diagonal', components: rows, cols, means: data, logConstants: new Float64Array(rows), whitening };
}

/** What makes `components` covariances fill the volume of one: components^(-2 / cols). */
function shrinkage(components: number, cols: number): number {
  return exp((-2 / cols) * log(components));
}
