import {
  type ClusterModel,
  type Estimator,
  type MatrixInput,
  MixwellError,
  type Rows,
  type Rules,
  type Seed,
  forkSeed,
  isMixwellError,
  plural,
  randomStream,
  refused,
  wholeNumber,
} from '@mixwell/core';
import { adjustedRandIndex } from '@mixwell/metrics';
import { sampleWithoutReplacement } from '@mixwell/random';
import {
  type Work,
  abortRule,
  abortedError,
  bestStart,
  callbackRule,
  readStudy,
  startsRule,
  startsSeedRule,
  studyAsync,
  workNow,
  workersRule,
} from '@mixwell/restarts';
import { takeRows } from './take-rows.ts';

export interface StabilityOptions {
  /** How many pairs of samples to draw, at least 1. Default 25. */
  pairs?: number;
  /** The share of the rows in each sample, above 0.5 and below 1. Default 0.8. */
  share?: number;
  /** How many starts to make of each fit. Default 3. */
  starts?: number;
  /** What samples and starts fork from; 1 and '1' are the same. Default: the seed of the recipe. */
  seed?: Seed;
  /** Called after each pair of samples; returning false draws no more. */
  onPair?(agreement: number, done: number, total: number): boolean | void;
  /** Ends the work with a MixwellError `aborted` that has the agreements so far in `details.pairs`. */
  signal?: AbortSignal;
}

export interface StabilityAsyncOptions extends StabilityOptions {
  /** Threads that share the work, at least 1; no number of them changes a bit. Default 1: this thread alone. */
  workers?: number;
}

export const stabilityRules: Rules<StabilityOptions> = {
  pairs: wholeNumber({ min: 1, default: 25, doc: 'How many pairs of samples to draw.' }),
  share: {
    doc: 'The share of the rows in each sample, above 0.5, so that two samples have rows in common, and below 1.',
    type: 'number',
    expected: 'a number above 0.5 and below 1',
    default: 0.8,
    read: (value) => (typeof value === 'number' && value > 0.5 && value < 1 ? value : refused),
    bad: [0.5, 1, NaN, null, '0.8'],
  },
  starts: startsRule({ default: 3 }),
  seed: startsSeedRule,
  onPair: callbackRule({
    type: '(agreement, done, total) => boolean | void',
    doc: 'Called after each pair of samples; returning false draws no more.',
  }),
  signal: abortRule,
};

export const stabilityAsyncRules: Rules<StabilityAsyncOptions> = { ...stabilityRules, workers: workersRule };

export interface Stability {
  /** The mean of `pairs`: 1 where every sample gives the same clusters, about 0 where they have nothing in common. */
  readonly agreement: number;
  /** Its standard error, as if pairs were independent. */
  readonly standardError: number;
  /** The adjusted Rand index of the two clusterings of each pair of samples, over the rows that both have. */
  readonly pairs: readonly number[];
  /** For each cluster of the model of all rows, its mean Jaccard similarity with the likest cluster of a sample, 0 to 1. */
  readonly clusters: readonly number[];
}

type Asked = StabilityAsyncOptions & Required<Omit<StabilityOptions, 'seed' | 'onPair' | 'signal'>>;

/**
 * Whether samples of the rows give the same clusters.
 *
 * Two samples are clustered on their own and compared over the rows that both have [1]; the adjusted Rand index takes off what
 * chance alone would give. Each cluster of all rows is also looked for in every sample [2]: a similarity of 0.85 is a firm cluster,
 * of less than 0.6 none to trust. A single cluster is always stable. Spurious models are compared too.
 *
 * @param x  rows x features.
 * @throws MixwellError `invalid-param` for models without labels or an unacceptable option; `aborted`; as `bestOf` otherwise.
 *
 * Cost: (2 `pairs` + 1) times `starts` fits.
 * [1] A. Ben-Hur, A. Elisseeff, I. Guyon, A stability based method for discovering structure in clustered data, Pacific Symposium
 *     on Biocomputing (2002).
 * [2] C. Hennig, Cluster-wise assessment of cluster stability, Comput. Stat. Data Anal. 52 (2007).
 */
export function stability<M extends ClusterModel>(
  recipe: Estimator<M>,
  x: MatrixInput,
  options: StabilityOptions = {},
): Stability {
  const { rows, asked } = readStudy<StabilityOptions, Asked>('stability', stabilityRules, recipe, x, options);
  return workNow(stabilityOf('stability', recipe, rows, asked), asked.signal);
}

/** `stability` without holding up this thread: the same answer, bit for bit, for any number of `workers`. */
export async function stabilityAsync<M extends ClusterModel>(
  recipe: Estimator<M>,
  x: MatrixInput,
  options: StabilityAsyncOptions = {},
): Promise<Stability> {
  const owner = 'stabilityAsync';
  const { rows, asked } = readStudy<StabilityAsyncOptions, Asked>(owner, stabilityAsyncRules, recipe, x, options);
  return studyAsync(recipe, rows, asked, stabilityOf(owner, recipe, rows, asked));
}

function* stabilityOf<M extends ClusterModel>(
  owner: string,
  recipe: Estimator<M>,
  rows: Rows,
  { pairs: total, share, starts, seed = recipe.params.seed as Seed, onPair, signal }: Asked,
): Work<Stability, M> {
  const n = rows.matrix.rows;
  const size = Math.ceil(share * n);
  const pairs: number[] = [];
  function* labelsOf(of: Rows, fork: string): Work<Int32Array, M> {
    try {
      const control = { starts, seed: forkSeed(seed ?? 0, fork), signal, allowSpurious: true };
      const { model } = yield* bestStart(owner, recipe, of, control);
      const { labels } = model as Partial<ClusterModel>;
      if (labels) return labels;
      throw new MixwellError('invalid-param', `${owner}: a ${model.name} model has no labels.`);
    } catch (error) {
      if (!isMixwellError(error, 'aborted')) throw error;
      throw abortedError(owner, plural(pairs.length, 'pair'), error, { model: error.details.model, pairs });
    }
  }
  const whole = yield* labelsOf(rows, 'whole');
  const found = new ClusterSearch(whole);
  for (let pair = 0; pair < total; pair++) {
    const samples: Int32Array[] = [];
    for (const half of ['a', 'b']) {
      const fork = `pair/${pair}/${half}`;
      const taken = sampleWithoutReplacement(randomStream(seed ?? 0, fork), n, size).sort();
      const labels = yield* labelsOf(takeRows(rows, taken), fork);
      const placed = new Int32Array(n).fill(-1);
      taken.forEach((i, at) => (placed[i] = labels[at]));
      found.compare(placed);
      samples.push(placed);
    }
    const [a, b] = samples;
    const common = Array.from(a.keys()).filter((i) => a[i] >= 0 && b[i] >= 0);
    pairs.push(
      adjustedRandIndex(
        common.map((i) => a[i]),
        common.map((i) => b[i]),
      ),
    );
    if (onPair?.(pairs[pair], pairs.length, total) === false) break;
  }
  const agreement = pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
  const squares = pairs.reduce((sum, value) => sum + (value - agreement) * (value - agreement), 0);
  return Object.freeze({
    agreement,
    standardError: pairs.length > 1 ? Math.sqrt(squares / (pairs.length - 1) / pairs.length) : 0,
    pairs: Object.freeze(pairs),
    clusters: Object.freeze(found.means()),
  });
}

/** Adds up how like each cluster of all rows is to the likest of each sample. */
class ClusterSearch {
  readonly #whole: Int32Array;
  readonly #clusters: number;
  readonly #sums: Float64Array;
  readonly #times: Float64Array;

  constructor(whole: Int32Array) {
    this.#whole = whole;
    this.#clusters = whole.reduce((most, k) => Math.max(most, k), 0) + 1;
    this.#sums = new Float64Array(this.#clusters);
    this.#times = new Float64Array(this.#clusters);
  }

  /** `labels` are -1 for rows that are not in the sample; a cluster none of whose rows is in it is not looked for. */
  compare(labels: Int32Array): void {
    const others = labels.reduce((most, k) => Math.max(most, k), 0) + 1;
    const both = new Float64Array(this.#clusters * others);
    const [own, theirs] = [new Float64Array(this.#clusters), new Float64Array(others)];
    labels.forEach((other, i) => {
      if (other < 0) return;
      both[this.#whole[i] * others + other]++;
      own[this.#whole[i]]++;
      theirs[other]++;
    });
    own.forEach((size, k) => {
      if (size === 0) return;
      const similarities = theirs.map((count, other) => {
        const shared = both[k * others + other];
        return shared / (size + count - shared);
      });
      this.#sums[k] += Math.max(...similarities);
      this.#times[k]++;
    });
  }

  means(): number[] {
    return Array.from(this.#sums, (sum, k) => (this.#times[k] > 0 ? sum / this.#times[k] : 0));
  }
}
