import {
  type Matrix,
  MixwellError,
  type Rules,
  type Seed,
  describe,
  forkSeed,
  randomStream,
  readOptions,
  realNumber,
  seedRule,
  signalRule,
  wholeNumber,
} from '@mixwell/core';
import { exp, log } from '@mixwell/math';
import { type Labels, adjustedRandIndex, contingencyTable } from '@mixwell/metrics';
import { callbackRule, startsRule } from '@mixwell/restarts';

export interface ConsensusOptions {
  /** How many clusters the consensus has. Default: the most that a labelling has. */
  clusters?: number;
  /** How many starts to make, at least 1. Default 10. */
  starts?: number;
  /** Most iterations of a start. Default 500. */
  maxIterations?: number;
  /** Settled when the mean log-likelihood a row changes by at most this, in nats. Default 1e-8. */
  tolerance?: number;
  /** Where every random choice comes from; 1 and '1' are the same. Default 0. */
  seed?: Seed;
  /** Looked at before each iteration; throws MixwellError `aborted` once it has fired. */
  signal?: AbortSignal;
  /** Called after each start. */
  onStart?(done: number, total: number): void;
}

export const consensusRules: Rules<ConsensusOptions> = {
  clusters: {
    ...wholeNumber({ min: 1, doc: 'How many clusters the consensus has. Default: the most that a labelling has.' }),
    default: undefined,
  },
  starts: startsRule({ default: 10 }),
  maxIterations: wholeNumber({ min: 1, default: 500, doc: 'Most iterations of a start.' }),
  tolerance: realNumber({
    min: 0,
    default: 1e-8,
    doc: 'Settled when the mean log-likelihood a row changes by at most this, in nats.',
  }),
  seed: seedRule(),
  signal: signalRule('Looked at before each iteration.'),
  onStart: callbackRule({ type: '(done, total) => void', doc: 'Called after each start.' }),
};

/** One labelling for several. */
export interface Consensus {
  /** The cluster of each row, from 0: by falling size. */
  readonly labels: Int32Array;
  /** Rows x clusters: how likely each row is in each cluster, given its labels. */
  readonly probabilities: Matrix;
  /** For each cluster, how often two of its rows are together in a labelling, 0 to 1: Monti's cluster consensus. */
  readonly clusterConsensus: Float64Array;
  /** For each row, how often it is together with the others of its cluster, 0 to 1: Monti's item consensus. */
  readonly rowConsensus: Float64Array;
  /** The mean adjusted Rand index of the consensus with the labellings. */
  readonly agreement: number;
}

/**
 * One clustering that several labellings of the same rows agree on best.
 *
 * Each labelling counts as a categorical feature, and a mixture of products of multinomials is fitted to them by EM [1]: labellings
 * need not have the same number of clusters, nor the same names. How firm the result is, is told as in [2]: by how often pairs of
 * rows are together; but from the tables of the consensus against each labelling, which gives the same means exactly, so the
 * rows x rows matrix of [2] is never made.
 *
 * @param labelings  at least 2, one label a row each.
 * @throws MixwellError `invalid-input` for fewer than 2 labellings or labels that are not acceptable; `shape-mismatch` where their
 *   lengths differ; `invalid-param` for an unacceptable option; `aborted`.
 *
 * Cost: O(rows * labellings * clusters) an iteration and start; memory O(rows * (labellings + clusters)).
 * [1] A. Topchy, A. K. Jain, W. Punch, A mixture model for clustering ensembles, SIAM Int. Conf. on Data Mining (2004).
 * [2] S. Monti, P. Tamayo, J. Mesirov, T. Golub, Consensus clustering: a resampling-based method for class discovery, Machine
 *     Learning 52 (2003), equations 3 and 4.
 */
export function consensus(labelings: readonly Labels[], options: ConsensusOptions = {}): Consensus {
  const owner = 'consensus';
  const asked = readOptions(owner, consensusRules, options) as ConsensusOptions &
    Required<Omit<ConsensusOptions, 'clusters' | 'signal' | 'onStart'>>;
  const votes = readVotes(owner, labelings);
  const clusters = asked.clusters ?? Math.max(...votes.sizes);
  let best: Ensemble | undefined;
  for (let start = 0; start < asked.starts; start++) {
    const found = fitEnsemble(owner, votes, clusters, start, asked);
    if (best === undefined || found.logLikelihood > best.logLikelihood) best = found;
    asked.onStart?.(start + 1, asked.starts);
  }
  return summary(votes, labelings, bySize(votes.rows, best as Ensemble));
}

/** The labels of all rows as codes from 0. */
interface Votes {
  readonly rows: number;
  /** One array a labelling. */
  readonly codes: readonly Int32Array[];
  /** Clusters of each labelling. */
  readonly sizes: readonly number[];
}

interface Ensemble {
  readonly logLikelihood: number;
  readonly clusters: number;
  /** rows x clusters. */
  readonly responsibilities: Float64Array;
}

function readVotes(owner: string, labelings: readonly Labels[]): Votes {
  if (!Array.isArray(labelings) || labelings.length < 2) {
    throw new MixwellError(
      'invalid-input',
      `${owner}: expected an array of at least 2 labellings; got ${describe(labelings)}.`,
    );
  }
  const first = labelings[0] as Labels;
  const codes = labelings.map((labels: Labels, h) => {
    const names = contingencyTable(labels, first).rows;
    if (labels.length !== first.length) {
      throw new MixwellError(
        'shape-mismatch',
        `${owner}: labelling ${h} has ${labels.length} labels, the first ${first.length}.`,
      );
    }
    const codeOf = new Map(names.map((name, code) => [name, code]));
    return {
      codes: Int32Array.from({ length: labels.length }, (_, i) => codeOf.get(labels[i]) as number),
      size: names.length,
    };
  });
  return { rows: first.length, codes: codes.map((one) => one.codes), sizes: codes.map(({ size }) => size) };
}

/** EM from a random labelling of the ensemble, its other rows drawn near it. */
function fitEnsemble(
  owner: string,
  votes: Votes,
  clusters: number,
  start: number,
  {
    seed,
    tolerance,
    maxIterations,
    signal,
  }: Pick<Required<ConsensusOptions>, 'seed' | 'tolerance' | 'maxIterations'> & Pick<ConsensusOptions, 'signal'>,
): Ensemble {
  const { rows, codes } = votes;
  const random = randomStream(forkSeed(seed, `start/${start}`), 'consensus');
  const begin = codes[start % codes.length];
  const responsibilities = new Float64Array(rows * clusters);
  for (let i = 0; i < rows; i++) {
    const k = begin[i] < clusters ? begin[i] : Math.floor(random() * clusters);
    for (let c = 0; c < clusters; c++) responsibilities[i * clusters + c] = (0.1 + 0.1 * random()) / clusters;
    responsibilities[i * clusters + k] += 1;
  }
  let before = -Infinity;
  for (let iteration = 0; ; iteration++) {
    if (signal?.aborted) throw new MixwellError('aborted', `${owner}: aborted.`, {}, { cause: signal.reason });
    const logLikelihood = emStep(votes, clusters, responsibilities);
    if (iteration >= maxIterations || logLikelihood - before <= tolerance * rows)
      return { logLikelihood, clusters, responsibilities };
    before = logLikelihood;
  }
}

/** Weight of one row that each label is counted in advance for each cluster: no label is impossible because it was not seen. */
const PRIOR = 0.01;

/** Parameters from the responsibilities, and new responsibilities from these; the log-likelihood of the parameters. */
function emStep({ rows, codes, sizes }: Votes, clusters: number, responsibilities: Float64Array): number {
  const weight = new Float64Array(clusters).fill(PRIOR);
  for (let i = 0; i < rows * clusters; i++) weight[i % clusters] += responsibilities[i];
  const total = weight.reduce((sum, w) => sum + w, 0);
  const scores = new Float64Array(rows * clusters);
  for (let at = 0; at < scores.length; at++) scores[at] = log(weight[at % clusters] / total);
  codes.forEach((labels, h) => {
    const counts = new Float64Array(sizes[h] * clusters).fill(PRIOR);
    const sums = new Float64Array(clusters).fill(PRIOR * sizes[h]);
    for (let i = 0; i < rows; i++) {
      for (let c = 0; c < clusters; c++) {
        counts[labels[i] * clusters + c] += responsibilities[i * clusters + c];
        sums[c] += responsibilities[i * clusters + c];
      }
    }
    const logs = counts.map((count, at) => log(count / sums[at % clusters]));
    for (let i = 0; i < rows; i++) {
      for (let c = 0; c < clusters; c++) scores[i * clusters + c] += logs[labels[i] * clusters + c];
    }
  });
  let logLikelihood = 0;
  for (let first = 0; first < scores.length; first += clusters) {
    let largest = -Infinity;
    for (let c = 0; c < clusters; c++) largest = Math.max(largest, scores[first + c]);
    let sum = 0;
    for (let c = 0; c < clusters; c++) sum += responsibilities[first + c] = exp(scores[first + c] - largest);
    for (let c = 0; c < clusters; c++) responsibilities[first + c] /= sum;
    logLikelihood += largest + log(sum);
  }
  return logLikelihood;
}

/** The clusters by falling size. */
function bySize(rows: number, { clusters, responsibilities }: Ensemble): Matrix {
  const sizes = new Float64Array(clusters);
  responsibilities.forEach((share, at) => (sizes[at % clusters] += share));
  const order = Array.from(sizes.keys()).sort((a, b) => sizes[b] - sizes[a] || a - b);
  const data = responsibilities.map((_, at) => responsibilities[at - (at % clusters) + order[at % clusters]]);
  return Object.freeze({ data, rows, cols: clusters });
}

function summary({ rows, codes, sizes }: Votes, labelings: readonly Labels[], probabilities: Matrix): Consensus {
  const { data, cols } = probabilities;
  const labels = Int32Array.from({ length: rows }, (_, i) => {
    const row = data.subarray(i * cols, (i + 1) * cols);
    return row.indexOf(Math.max(...row));
  });
  const size = new Float64Array(cols);
  labels.forEach((k) => size[k]++);
  const pairs = new Float64Array(cols);
  const rowConsensus = new Float64Array(rows);
  codes.forEach((code, h) => {
    const counts = new Float64Array(sizes[h] * cols);
    labels.forEach((k, i) => counts[code[i] * cols + k]++);
    counts.forEach((count, at) => (pairs[at % cols] += count * (count - 1)));
    labels.forEach((k, i) => (rowConsensus[i] += counts[code[i] * cols + k] - 1));
  });
  const votes = codes.length;
  return Object.freeze({
    labels,
    probabilities,
    clusterConsensus: pairs.map((count, k) => (size[k] > 1 ? count / (votes * size[k] * (size[k] - 1)) : 1)),
    rowConsensus: rowConsensus.map((together, i) =>
      size[labels[i]] > 1 ? together / (votes * (size[labels[i]] - 1)) : 1,
    ),
    agreement: labelings.reduce((sum, one) => sum + adjustedRandIndex(labels, one), 0) / votes,
  });
}
