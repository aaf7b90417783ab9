import { MixwellError, forkSeed, randomStream } from '@mixwell/core';
import { exp, log } from '@mixwell/math';
import type { ConsensusOptions } from './consensus-options.ts';

/** The labels of all rows as codes from 0. */
export interface Votes {
  readonly rows: number;
  /** One array a labelling. */
  readonly codes: readonly Int32Array[];
  /** Clusters of each labelling. */
  readonly sizes: readonly number[];
}

export interface Ensemble {
  readonly logLikelihood: number;
  readonly clusters: number;
  /** rows x clusters. */
  readonly responsibilities: Float64Array;
}

/** EM from a random labelling of the ensemble, its other rows drawn near it. */
export function fitEnsemble(
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
