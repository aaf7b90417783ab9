import {
  type ClusterModel,
  type Estimator,
  type MatrixInput,
  MixwellError,
  type Rows,
  type Seed,
  forkSeed,
  isMixwellError,
  plural,
  randomStream,
} from '@mixwell/core';
import { adjustedRandIndex } from '@mixwell/metrics';
import { sampleWithoutReplacement } from '@mixwell/random';
import { type Work, abortedError, bestStart, readStudy, workAsync, workNow } from '@mixwell/restarts';
import { ClusterSearch } from './cluster-search.ts';
import {
  type StabilityAsyncOptions,
  type StabilityOptions,
  stabilityAsyncRules,
  stabilityRules,
} from './stability-options.ts';
import { takeRows } from './take-rows.ts';

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
  return workAsync(stabilityOf(owner, recipe, rows, asked), asked);
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
    const common = a.map((_, i) => i).filter((i) => a[i] >= 0 && b[i] >= 0);
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
