import { type Labelled, type Matrix, type MixtureTruth, makeBlobs, makeMoons, sampleMixture } from 'mixwell';

/** Made-up rows whose clusters are known. */
export interface Trial {
  readonly name: string;
  /** What it is, and what makes it hard, in a sentence. */
  readonly about: string;
  readonly x: Matrix;
  readonly labels: Int32Array;
  readonly clusters: number;
  /** The mixture that the rows were drawn from, where it was one. */
  readonly mixture?: MixtureTruth;
}

export function trials(seed: string): { blobs: Trial; moons: Trial; mixture: Trial } {
  return { blobs: blobs(seed), moons: moons(seed), mixture: mixture(seed) };
}

/** Moons that no fit has seen. */
export function newMoons(seed: string): Matrix {
  return makeMoons({ ...moonOptions, seed: `${seed}/new` }).x;
}

const moonOptions = { rows: 1000, noise: 0.09 };

function blobs(seed: string): Trial {
  const centers = [
    [-6, -3],
    [-2, 4],
    [3, -4],
    [6, 3],
  ];
  const made = makeBlobs({ rows: 600, centers, spread: [1, 1.4, 1.4, 1.8], seed });
  return trial('Blobs', 'Four round clusters of different widths: easy for both methods.', made, 4, made.truth);
}

function moons(seed: string): Trial {
  const about =
    'Two bent clusters. Neither method draws bent borders with two clusters; sixteen round components follow the bend.';
  return trial('Moons', about, makeMoons({ ...moonOptions, seed }), 2);
}

function mixture(seed: string): Trial {
  const made = sampleMixture({
    rows: 1000,
    weights: [0.4, 0.3, 0.2, 0.1],
    means: [
      [0, 0],
      [4, 5],
      [8, -1],
      [-3, 5],
    ],
    covariances: [
      [
        [3, 2.4],
        [2.4, 3],
      ],
      [
        [2.5, -1.8],
        [-1.8, 2],
      ],
      [0.4, 4],
      0.5,
    ],
    seed,
  });
  const about =
    'Four components, long and round, large and small: k-means cuts the long ones, a mixture finds their shapes.';
  return trial('Mixture', about, made, 4, made.truth);
}

function trial(
  name: string,
  about: string,
  { x, labels }: Labelled<unknown>,
  clusters: number,
  mixture?: MixtureTruth,
): Trial {
  return { name, about, x, labels, clusters, mixture };
}
