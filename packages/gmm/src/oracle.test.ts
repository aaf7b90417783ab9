import { dataset, fixedDatasets, mixtureStart, oracle } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { gmm } from './index.ts';

/** Relative to the log-likelihood; the largest difference seen is 4e-13. */
const TRACE = 1e-9;

/** Relative to the log-likelihood; what 200 iterations of tolerance 0 leave after the reference stopped at 1e-10 a row. */
const OPTIMUM = 1e-8;

describe.each([...fixedDatasets])('%s', (name) => {
  const x = dataset(name);

  it('twenty rounds from the fixed start follow the reference, in four shapes, k = 1 to 5, regularization 0 and 1e-6', () => {
    for (const run of oracle(`gmm_fixed_${name}`).runs) {
      const { covariance_type: covariance, k, reg_covar: regularization, loglik_first20: wanted } = run;
      const init = mixtureStart({
        covariance,
        weights: run.init_weights,
        means: run.init_means,
        covariances: run.init_covariances,
      });
      const recipe = gmm({ components: k, covariance, regularization, init, tolerance: 0, maxIterations: 20 });
      const history: number[] = [];
      const fit = () => recipe.fit(x, { onIteration: ({ objective }) => void history.push(objective) });
      if (run.naive_failure) {
        // The rounds next to the failure have a covariance that is singular but for rounding: their likelihood is noise.
        expect(fit).toThrow('is not positive definite');
        history.length = wanted.length - 2;
      } else {
        fit();
        expectClose(history[history.length - 1], wanted[wanted.length - 1], TRACE);
      }
      history.forEach((logLikelihood, i) => expectClose(logLikelihood, wanted[i + 1], TRACE));
    }
  });

  it('the best known regular optimum is a fixed point, with the parameters, labels and criteria of the reference', () => {
    for (const { covariance_type: covariance, k, by_reg: byRegularization } of oracle(`gmm_best_${name}`).runs) {
      const best = byRegularization['0.0'].best_regular;
      if (!best) continue;
      const init = mixtureStart({ ...best, covariance });
      const model = gmm({ components: k, covariance, regularization: 0, init, tolerance: 0, maxIterations: 200 }).fit(
        x,
      );
      expectClose(model.logLikelihood, best.loglik_total, OPTIMUM);
      expect(model.freeParameters).toBe(best.n_parameters);
      expect(model.report.warnings.map(({ code }) => code)).not.toContain('spurious');
    }
  });
});

describe('weighted rows', () => {
  it('integer weights follow the reference made by repeating rows', () => {
    for (const run of oracle('numeric').weighted_em_by_replication) {
      const x = dataset(run.dataset);
      const { covariance_type: covariance, k } = run;
      const sampleWeights = Array.from({ length: x.rows }, (_, i) => 1 + (i % 3));
      const means = run.init_rows.map((i: number) => Array.from(x.data.subarray(i * x.cols, (i + 1) * x.cols)));
      const { init_covariances: covariances } = oracle(`gmm_fixed_${run.dataset}`).runs.find(
        (fixed: { covariance_type: string; k: number }) => fixed.covariance_type === covariance && fixed.k === k,
      );
      const init = mixtureStart({ covariance, weights: Array(k).fill(1 / k), means, covariances });
      const recipe = gmm({ components: k, covariance, regularization: 0, init, tolerance: 0, maxIterations: 20 });
      const { history } = recipe.fit(x, { sampleWeights }).report;
      history.forEach((value, i) => expectClose(value, run.weighted_loglik_first20[i + 1], TRACE));
    }
  });
});

describe('one dimension', () => {
  it('reaches the optimum that mixtools finds for the waiting times', () => {
    const { lambda, mu, sigma, loglik } = oracle('r_misc').mixtools_waiting;
    const { data, rows } = dataset('faithful');
    const waiting = Float64Array.from({ length: rows }, (_, i) => data[2 * i + 1]);
    const model = gmm({ components: 2, init: { means: [[55], [80]] }, tolerance: 1e-12 }).fit(waiting);
    expectClose(model.logLikelihood, loglik, 1e-7);
    // mixtools stops 1e-5 nats below the optimum, and lists the smaller component first.
    [1, 0].forEach((mine, theirs) => {
      expect(model.weights[mine]).toBeCloseTo(lambda[theirs], 3);
      expect(model.means.data[mine]).toBeCloseTo(mu[theirs], 2);
      expect(Math.sqrt(model.covariances[mine].data[0])).toBeCloseTo(sigma[theirs], 2);
    });
  });
});

function expectClose(got: number, wanted: number, tolerance: number): void {
  expect(Math.abs(got - wanted) / Math.max(1, Math.abs(wanted))).toBeLessThan(tolerance);
}
