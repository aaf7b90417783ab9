import {
  type MatrixInput,
  MixwellError,
  type Rules,
  type Seed,
  type Table,
  either,
  flag,
  matrixRule,
  plural,
  randomStream,
  readOptions,
  realNumber,
  seedRule,
  toTable,
  wholeNumber,
} from '@mixwell/core';
import { makeNormal, uniform } from '@mixwell/random';
import { diagonalMatrix } from './covariance.ts';
import { type Labelled, type MixtureTruth, labelled } from './labelled.ts';
import { numbers, range } from './option-rules.ts';
import { shuffleRows } from './shuffle-rows.ts';

export interface MakeBlobsOptions {
  /** Rows of all clusters together. Default 100. */
  rows?: number;
  /** Columns. Default 2; where the centers are given, theirs. */
  cols?: number;
  /** How many clusters, with centers drawn from `box`; or the centers themselves, clusters x features. Default 3. */
  centers?: number | MatrixInput;
  /** Standard deviation of every coordinate about its center: one number, or one a cluster. Default 1. */
  spread?: number | ArrayLike<number>;
  /** Lowest and highest coordinate of a drawn center. Default [-10, 10]. */
  box?: readonly [low: number, high: number];
  /** False leaves the rows sorted by cluster. Default true. */
  shuffle?: boolean;
  /** Default 0. */
  seed?: Seed;
}

export const makeBlobsRules: Rules<MakeBlobsOptions> = {
  rows: wholeNumber({ doc: 'Rows of all clusters together.', min: 1, default: 100 }),
  cols: wholeNumber({ doc: 'Columns; where the centers are given, theirs.', min: 1, default: 2 }),
  centers: either<number | Table>(
    [wholeNumber({ doc: '', min: 1 }), matrixRule({ doc: '', what: 'a clusters x features matrix of centers' })],
    { doc: 'How many clusters, with centers drawn from `box`; or the centers themselves.', default: 3 },
  ),
  spread: either<number | Float64Array>(
    [
      realNumber({ doc: '', min: 0 }),
      numbers({ doc: '', each: 'a finite number of at least 0', accepts: (value) => value >= 0 }),
    ],
    { doc: 'Standard deviation of every coordinate about its center: one number, or one a cluster.', default: 1 },
  ),
  box: range({ doc: 'Lowest and highest coordinate of a drawn center.', default: [-10, 10] }),
  shuffle: flag({ doc: 'False leaves the rows sorted by cluster.', default: true }),
  seed: seedRule(),
};

type MakeBlobsParams = Omit<Readonly<Required<MakeBlobsOptions>>, 'centers' | 'spread'> & {
  readonly centers: number | Table;
  readonly spread: number | Float64Array;
};

/**
 * Round Gaussian clusters of equal size.
 *
 * Rows are shared evenly, and what remains goes to the first clusters: with fewer rows than clusters the last ones are empty.
 * `truth.weights` are these shares. `shuffle` changes the order of the rows and nothing else.
 *
 * @throws MixwellError `invalid-param` for an option that is unknown or not acceptable, and for a `box` beside given centers;
 *   `invalid-input` for a center that is not finite; `shape-mismatch` where `spread` or `cols` does not fit the given centers.
 */
export function makeBlobs(options: MakeBlobsOptions = {}): Labelled<MixtureTruth> {
  const params = readOptions('makeBlobs', makeBlobsRules, options) as MakeBlobsParams;
  const { rows, seed } = params;
  const centers =
    typeof params.centers === 'number' ? drawCenters(params, params.centers) : givenCenters(params.centers, options);
  const spreads = oneEach(params.spread, centers.rows);
  const sizes = spreads.map((_, k) => Math.floor(rows / centers.rows) + (k < rows % centers.rows ? 1 : 0));
  const labels = sortedLabels(sizes, rows);
  const data = drawRows(labels, centers, spreads, seed);
  if (params.shuffle) shuffleRows(data, labels, randomStream(seed, 'makeBlobs', 'shuffle'));
  return labelled('makeBlobs', data, centers.columns, labels, {
    weights: Float64Array.from(sizes, (size) => size / rows),
    means: centers,
    covariances: Object.freeze(
      spreads.map((spread) => diagonalMatrix(new Float64Array(centers.cols).fill(spread * spread))),
    ),
  });
}

function drawCenters({ cols, box: [low, high], seed }: MakeBlobsParams, clusters: number): Table {
  const stream = randomStream(seed, 'makeBlobs', 'centers');
  const data = Float64Array.from({ length: clusters * cols }, () => uniform(stream, low, high));
  return toTable({ data, rows: clusters, cols }, 'makeBlobs');
}

function givenCenters(centers: Table, options: MakeBlobsOptions): Table {
  if (options.box !== undefined) {
    throw new MixwellError(
      'invalid-param',
      'makeBlobs: "box" is for drawn centers; leave it out where "centers" are given.',
      {
        option: 'box',
      },
    );
  }
  if (options.cols !== undefined && options.cols !== centers.cols) {
    throw new MixwellError(
      'shape-mismatch',
      `makeBlobs: "cols" is ${options.cols}, but the centers have ${plural(centers.cols, 'column')}.`,
      { cols: options.cols, centers: centers.cols },
    );
  }
  return centers;
}

function oneEach(spread: number | Float64Array, clusters: number): number[] {
  if (typeof spread === 'number') return new Array<number>(clusters).fill(spread);
  if (spread.length === clusters) return [...spread];
  throw new MixwellError(
    'shape-mismatch',
    `makeBlobs: "spread" has ${plural(spread.length, 'number')} for ${plural(clusters, 'cluster')}; expected one, or one a cluster.`,
    { clusters, got: spread.length },
  );
}

function sortedLabels(sizes: readonly number[], rows: number): Int32Array {
  const labels = new Int32Array(rows);
  let next = 0;
  sizes.forEach((size, k) => labels.fill(k, next, (next += size)));
  return labels;
}

function drawRows(labels: Int32Array, centers: Table, spreads: readonly number[], seed: Seed): Float64Array {
  const { cols } = centers;
  const normal = makeNormal(randomStream(seed, 'makeBlobs', 'rows'));
  const data = new Float64Array(labels.length * cols);
  labels.forEach((k, i) => {
    for (let j = 0; j < cols; j++) data[i * cols + j] = centers.data[k * cols + j] + spreads[k] * normal();
  });
  return data;
}
