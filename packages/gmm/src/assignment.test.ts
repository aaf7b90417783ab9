import { dataset, fixedDatasets } from '@mixwell/oracle';
import { kmeans } from '@mixwell/kmeans';
import { multivariateGaussianLogPdf } from '@mixwell/math';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Family, type GmmModel, gmm, mclustFamilies } from './index.ts';

describe('by hand', () => {
  it('0, 2, 10, 12, 14 from means 0 and 14 are the parts {0, 2} and {10, 12, 14}, of means 12 and 1, variances 8/3 and 1', () => {
    const model = gmm({ components: 2, assignment: 'hard', init: { means: [[0], [14]] } }).fit([0, 2, 10, 12, 14]);
    expect(Array.from(model.labels)).toEqual([1, 1, 0, 0, 0]);
    expect(Array.from(model.weights)).toEqual([0.6, 0.4]);
    expect(Array.from(model.means.data)).toEqual([12, 1]);
    expect(model.covariances.map(({ data }) => data[0])).toEqual([expect.closeTo(8 / 3, 14), 1]);
    const part = (rows: number, variance: number) =>
      rows * Math.log(rows / 5) - (rows / 2) * (Math.log(2 * Math.PI * variance) + 1);
    expect(model.report.objective).toBeCloseTo(part(3, 8 / 3) + part(2, 1), 12);
    expect(model.report).toMatchObject({ objectiveName: 'classificationLogLikelihood', stop: 'tolerance' });
  });

  it('equal weights and a known round covariance make it k-means: the same centers in as many iterations, bit for bit', () => {
    for (const name of fixedDatasets) {
      const x = dataset(name);
      for (const clusters of [2, 3, 5]) {
        const start = Array.from({ length: clusters }, (_, k) => {
          const i = Math.floor(((k + 0.5) * x.rows) / clusters);
          return Array.from(x.data.subarray(i * x.cols, (i + 1) * x.cols));
        });
        const lloyd = kmeans({ clusters, init: start, tolerance: 0 }).fit(x);
        // Variances of one: the distances of k-means, so that ties are ties.
        const identity = start[0].map((_, i) => start[0].map((_column, j) => (i === j ? 1 : 0)));
        const model = gmm({
          components: clusters,
          covariance: 'EII',
          assignment: 'hard',
          init: { means: start, covariances: Array<number[][]>(clusters).fill(identity) },
          update: { weights: false, covariances: false },
          tolerance: 0,
        }).fit(x);
        expect(model.report.iterations).toBe(lloyd.report.iterations);
        const centers = (centersOf: { data: Float64Array }) =>
          Array.from({ length: clusters }, (_, k) => Array.from(centersOf.data.subarray(k * x.cols, (k + 1) * x.cols)))

            .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        expect(centers(model.means)).toEqual(centers(lloyd.centers));
        const constant = -x.rows * (Math.log(clusters) + 0.5 * x.cols * Math.log(2 * Math.PI));
        expectClose(model.report.objective, constant - lloyd.inertia / 2, 1e-12);
      }
    }
  });

  it('a component that loses all its rows stays where it is, with weight 0 and a warning', () => {
    const init = { means: [[0], [10], [0]] };
    const model = gmm({ components: 3, assignment: 'hard', init }).fit([0, 1, 2, 10, 11]);
    expect(Array.from(model.weights)).toEqual([0.6, 0.4, 0]);
    expect(model.means.data[2]).toBe(0);
    expect(Number.isFinite(model.report.objective) && Number.isFinite(model.logLikelihood)).toBe(true);
    expect(model.report.warnings.map(({ code }) => code)).toContain('empty-component');
  });

  it('rows as likely under two components go to the first of the start', () => {
    const recipe = gmm({ components: 2, assignment: 'hard', init: { means: [[-1], [1]] }, maxIterations: 1 });
    expect(Array.from(recipe.fit([-1, 0, 1]).weights)).toEqual([2 / 3, 1 / 3]);
  });
});

const cells = fc.double({ min: -50, max: 50, noNaN: true });
const tables = fc.array(fc.array(cells, { minLength: 2, maxLength: 2 }), { minLength: 8, maxLength: 40 });

describe('properties', () => {
  it("the classification likelihood never falls under 'auto', in every family", () => {
    fc.assert(
      fc.property(
        tables,
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(...mclustFamilies),
        (rows, components, covariance) => {
          const recipe = gmm({ components, covariance, assignment: 'hard', init: 'random-rows', tolerance: 0 });
          const { history } = recipe.fit(rows).report;
          for (let i = 1; i < history.length; i++) {
            expect(history[i]).toBeGreaterThanOrEqual(history[i - 1] - 1e-9 * Math.max(1, Math.abs(history[i])));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each(mclustFamilies)(
    '%s: on real data, objective, labels and likelihood are those of the returned parameters',
    (covariance) => {
      for (const name of ['faithful', 'iris', 'wine']) {
        const x = dataset(name);
        const model = gmm({ components: 3, covariance, assignment: 'hard', tolerance: 0, seed: 1 }).fit(x);
        expect(model.report.converged).toBe(true);
        expect(model.predict(x)).toEqual(model.labels);
        expectClose(model.report.objective, classificationLogLikelihood(model, x), 1e-10);
        expectClose(
          model.logLikelihood,
          model.logDensity(x).reduce((a, b) => a + b),
          1e-10,
        );
        expect(model.logLikelihood).toBeGreaterThan(model.report.objective);
        model.weights.forEach((weight, k) =>
          expect(weight).toBeCloseTo(model.labels.filter((label) => label === k).length / x.rows, 12),
        );
      }
    },
  );

  it.each<Family>(['VVV', 'VVI', 'VEE'])('%s: integer weights are repeated rows, weight 0 is no row', (covariance) => {
    const x = dataset('iris');
    const rows = Array.from({ length: x.rows }, (_, i) => Array.from(x.data.subarray(i * 4, i * 4 + 4)));
    const sampleWeights = rows.map((_, i) => i % 3);
    const repeated = rows.flatMap((row, i) => Array<number[]>(sampleWeights[i]).fill(row));
    const recipe = gmm({
      components: 3,
      covariance,
      assignment: 'hard',
      init: { means: [rows[1], rows[70], rows[130]] },
    });
    const weighted = recipe.fit(rows, { sampleWeights });
    const plain = recipe.fit(repeated);
    expect(weighted.report.iterations).toBe(plain.report.iterations);
    expectClose(weighted.report.objective, plain.report.objective, 1e-12);
    expectClose(weighted.logLikelihood, plain.logLikelihood, 1e-12);
  });

  it('threads give the same bits, and a snapshot is the model of its moment', async () => {
    const x = dataset('quakes');
    const recipe = gmm({ components: 4, init: 'kmeans', assignment: 'hard' });
    const model = recipe.fit(x);
    expect(JSON.stringify(await recipe.fitAsync(x, { workers: 2 }))).toBe(JSON.stringify(model));
    const { iterations } = model.report;
    expect(iterations).toBeGreaterThan(2);
    for (const { iteration, snapshot } of recipe.steps(x)) {
      if (iteration !== iterations - 1) continue;
      const early = recipe.with({ maxIterations: iteration }).fit(x);
      expect(snapshot()).toMatchObject({ logLikelihood: early.logLikelihood, labels: early.labels });
    }
  });
});

function classificationLogLikelihood({ weights, means, covariances, labels }: GmmModel, x: typeof means): number {
  const { data, cols } = x;
  return labels.reduce((sum, k, i) => {
    const row = data.subarray(i * cols, (i + 1) * cols);
    const mean = means.data.subarray(k * cols, (k + 1) * cols);
    return sum + Math.log(weights[k]) + multivariateGaussianLogPdf([row], mean, covariances[k])[0];
  }, 0);
}

function expectClose(got: number, wanted: number, tolerance: number): void {
  expect(Math.abs(got - wanted) / Math.max(1, Math.abs(wanted))).toBeLessThan(tolerance);
}
