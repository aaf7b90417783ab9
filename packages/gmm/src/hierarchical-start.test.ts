import { dataset, fixedDatasets, oracle } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { gmm } from './index.ts';

/** Rounded data, where many pairs cost the same but for rounding: mclust's first merges are others, and so are its parts. */
const TIED = 'faithful';

describe.each([...fixedDatasets])('%s', (name) => {
  const x = dataset(name);
  const { tight_loglik: tight } = oracle(`mclust_${name}`);
  const models = Object.keys(tight).filter((model) => ['E', 'V', 'EII', 'VII', 'EEE', 'VVV'].includes(model));

  it.skipIf(name === TIED || x.rows > 500)('EM from the parts ends where that of mclust does', () => {
    for (const model of models) {
      for (const [components, { loglik }] of Object.entries<{ loglik: number | null }>(tight[model])) {
        if (loglik === null) continue;
        const covariance = model.length === 1 ? (`${model}II` as const) : model;
        const recipe = { components: Number(components), covariance: covariance as 'VVV', regularization: 0 };
        const fitted = gmm({ ...recipe, init: 'hierarchical', tolerance: 1e-12, maxIterations: 5000 }).fit(x);
        expect(Math.abs(fitted.logLikelihood - loglik)).toBeLessThan(1e-8 * Math.max(1, Math.abs(loglik)));
      }
    }
  });
});

describe('many rows', () => {
  const rows = Array.from({ length: 2500 }, (_, i) => [
    Math.sin(i * 12.9898) + (i % 2) * 4,
    Math.cos(i * 78.233) + (i % 2) * 3,
  ]);

  it('a sample of them is merged, by the seed, and the groups are found', () => {
    const [one, other] = [1, 2].map((seed) => gmm({ components: 2, init: 'hierarchical-EII', seed }).fit(rows));
    rows.forEach((_, i) => expect(one.labels[i]).toBe(one.labels[i % 2]));
    expect(one.report.history[0]).not.toBe(other.report.history[0]);
    expect(one.logLikelihood).toBeCloseTo(other.logLikelihood, 3);
  });
});
