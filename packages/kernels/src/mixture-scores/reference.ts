import type { Kernel } from '@mixwell/core';
import { logDensity as logDensityOf, logLikelihood, weighedLogLikelihood } from '../log-likelihood.ts';
import { LEAST_SHARE, SMALLEST_SHARE, largest, toShares } from '../responsibilities.ts';
import { type Scoring, logJoint } from '../scoring.ts';

/** Writes the most probable component of each row; ties go to the lowest index. */
export const mixtureLabels: Kernel<Scoring, object, { labels: Int32Array }> = {
  name: 'mixture-labels',
  empty: () => ({}),
  accumulate(scoring, { data, rows, cols }, _, { labels }) {
    const score = logJoint(scoring);
    const logs = new Float64Array(scoring.components);
    for (let i = 0; i < rows; i++) {
      score(data, i * cols, logs);
      let best = 0;
      for (let k = 1; k < logs.length; k++) if (logs[k] > logs[best]) best = k;
      labels[i] = best;
    }
  },
};

/** A mixture whose components have ranks: `order` lists them, the first first. */
export interface RankedScoring extends Scoring {
  readonly order: Int32Array;
}

/**
 * An E-step that no M-step follows: writes the rank of the most probable component of each row, ties to the first, and adds up the
 * log-likelihood with the bits of `mixtureMoments`.
 */
export const labelledLikelihood: Kernel<RankedScoring, { logLikelihood: Float64Array }, { labels: Int32Array }> = {
  name: 'labelled-likelihood',
  empty: () => ({ logLikelihood: new Float64Array(1) }),
  accumulate(scoring, { data, rows, cols, weights }, sums, { labels }) {
    const { components, order } = scoring;
    const score = logJoint(scoring);
    const likelihood = weights ? weighedLogLikelihood(weights) : logLikelihood();
    const logs = new Float64Array(components);
    for (let i = 0; i < rows; i++) {
      score(data, i * cols, logs);
      let best = 0;
      for (let n = 1; n < components; n++) if (logs[order[n]] > logs[order[best]]) best = n;
      labels[i] = best;
      const most = largest(logs);
      likelihood.add(most, toShares(logs, most, LEAST_SHARE));
    }
    sums.logLikelihood[0] += likelihood.total();
  },
};

/** Writes the responsibility of each component for each row; `responsibilities` is rows x components. */
export const mixtureResponsibilities: Kernel<Scoring, object, { responsibilities: Float64Array }> = {
  name: 'mixture-responsibilities',
  empty: () => ({}),
  accumulate(scoring, { data, rows, cols }, _, { responsibilities }) {
    const score = logJoint(scoring);
    for (let i = 0, at = 0; i < rows; i++, at += scoring.components) {
      const row = responsibilities.subarray(at, at + scoring.components);
      score(data, i * cols, row);
      const scale = 1 / toShares(row, largest(row), SMALLEST_SHARE);
      for (let k = 0; k < row.length; k++) row[k] *= scale;
    }
  },
};

/** Writes the natural logarithm of the mixture's density at each row. */
export const mixtureLogDensity: Kernel<Scoring, object, { logDensity: Float64Array }> = {
  name: 'mixture-log-density',
  empty: () => ({}),
  accumulate(scoring, { data, rows, cols }, _, { logDensity }) {
    const score = logJoint(scoring);
    const logs = new Float64Array(scoring.components);
    for (let i = 0; i < rows; i++) {
      score(data, i * cols, logs);
      const most = largest(logs);
      logDensity[i] = logDensityOf(most, toShares(logs, most, LEAST_SHARE));
    }
  },
};
