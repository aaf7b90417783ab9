import { type Matrix, MixwellError, describe, readOptions } from '@mixwell/core';
import { type Labels, adjustedRandIndex, contingencyTable } from '@mixwell/metrics';
import { type ConsensusOptions, consensusRules } from './consensus-options.ts';
import { type Ensemble, type Votes, fitEnsemble } from './ensemble.ts';

/** One labelling for several. */
export interface Consensus {
  /** The cluster of each row, from 0: by falling sum of probabilities. */
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

function readVotes(owner: string, labelings: readonly Labels[]): Votes {
  if (!Array.isArray(labelings) || labelings.length < 2) {
    throw new MixwellError(
      'invalid-input',
      `${owner}: expected an array of at least 2 labellings; got ${describe(labelings)}.`,
    );
  }
  const first = labelings[0] as Labels;
  const codes = labelings.map((labels: Labels, h) => {
    if (typeof labels?.length === 'number' && labels.length !== first?.length) {
      throw new MixwellError(
        'shape-mismatch',
        `${owner}: labelling ${h} has ${labels.length} labels, the first ${first.length}.`,
      );
    }
    const names = contingencyTable(labels, first).rows;
    const codeOf = new Map(names.map((name, code) => [name, code]));
    return {
      codes: Int32Array.from({ length: labels.length }, (_, i) => codeOf.get(labels[i]) as number),
      size: names.length,
    };
  });
  return { rows: first.length, codes: codes.map((one) => one.codes), sizes: codes.map(({ size }) => size) };
}

/** The clusters by falling sum of probabilities. */
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
