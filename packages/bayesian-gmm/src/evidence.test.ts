import { logGamma, logSumExp } from '@mixwell/math';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BayesianGmmOptions, bayesianGmm } from './index.ts';

const shapes = ['full', 'tied', 'diag', 'spherical'] as const;

/** Priors that do not depend on the rows, so that evidences of different rows are of one model. */
const priors = {
  weightConcentration: 0.7,
  meanPrecision: 0.5,
  meanPrior: [0.5, -1],
  degreesOfFreedom: 3.5,
  covariancePrior: 2,
} as const;

describe('by hand: one component and one row at the prior mean, with all precisions 1', () => {
  const unit = { components: 1, weightPrior: 'dirichlet', covariancePrior: 1 } as const;
  const density = (options: Partial<BayesianGmmOptions>, x: number[][]): number =>
    Math.exp(bayesianGmm({ ...unit, ...options }).fit(x).report.objective);

  it.each(shapes)(
    'one column, %s: the density of a Cauchy distribution of scale sqrt(2), 1 / (pi sqrt(2))',
    (covariance) => {
      expect(density({ covariance, meanPrior: [3] }, [[3]])).toBeCloseTo(1 / (Math.PI * Math.SQRT2), 14);
    },
  );

  it.each([
    ['full', 2, 1 / (4 * Math.PI)],
    ['tied', 2, 1 / (4 * Math.PI)],
    ['diag', 1, 1 / (2 * Math.PI * Math.PI)],
    ['spherical', 1, 1 / (4 * Math.PI)],
  ] as const)('two columns, %s with %d degrees of freedom: %d', (covariance, degreesOfFreedom, wanted) => {
    expect(density({ covariance, degreesOfFreedom, meanPrior: [3, 4] }, [[3, 4]])).toBeCloseTo(wanted, 14);
  });

  it('a Dirichlet process of concentration 3 has its first stick take that row with probability 1/4', () => {
    const process = { weightPrior: 'dirichlet-process', weightConcentration: 3, meanPrior: [3] } as const;
    expect(density(process, [[3]])).toBeCloseTo(1 / (4 * Math.PI * Math.SQRT2), 14);
  });
});

const cells = fc.double({ min: -20, max: 20, noNaN: true });
const rowsOf = (least: number, most: number) =>
  fc.array(fc.array(cells, { minLength: 2, maxLength: 2 }), { minLength: least, maxLength: most });

/** ln of the exact evidence of rows that are known to come from one component. */
function evidence(rows: number[][], covariance: BayesianGmmOptions['covariance']): number {
  if (rows.length === 0) return 0;
  const recipe = bayesianGmm({ ...priors, components: 1, covariance, weightPrior: 'dirichlet' });
  return recipe.fit(rows).report.objective;
}

describe('one component: the bound is the evidence', () => {
  it.each(shapes)('%s: a row more multiplies it by the predictive density of that row, to 1e-10', (covariance) => {
    const recipe = bayesianGmm({ ...priors, components: 1, covariance, weightPrior: 'dirichlet' });
    fc.assert(
      fc.property(rowsOf(2, 12), (rows) => {
        const model = recipe.fit(rows.slice(1));
        const predicted = evidence(rows.slice(1), covariance) + model.logDensity(rows.slice(0, 1))[0];
        expectWithin(evidence(rows, covariance), predicted, 1e-10);
      }),
    );
  });

  it('a Dirichlet process has it times the probability that the first stick takes all n rows, B(1 + n, a) / B(1, a)', () => {
    const a = priors.weightConcentration;
    const rows = [[1, 2], [3, 5], [-1, 0]]; // prettier-ignore
    const bound = bayesianGmm({ ...priors, components: 1 }).fit(rows).report.objective;
    const taken = logGamma(1 + 3) + logGamma(1 + a) - logGamma(1 + 3 + a);
    expectWithin(bound, evidence(rows, 'full') + taken, 1e-12);
  });
});

describe('the bound is never above the exact evidence, summed over every division of four rows', () => {
  // A tied model's precision is shared by the parts, so its evidence is no product over them.
  const separate = ['full', 'diag', 'spherical'] as const;

  it.each(separate)('%s, Dirichlet weights of two components', (covariance) => {
    const a = priors.weightConcentration;
    fc.assert(
      fc.property(rowsOf(4, 4), (rows) => {
        const logs = Array.from({ length: 16 }, (_, bits) => {
          const parts = [0, 1].map((k) => rows.filter((_, i) => ((bits >> i) & 1) === k));
          const division = parts.reduce((sum, { length }) => sum + logGamma(a + length) - logGamma(a), 0);
          return division + parts.reduce((sum, part) => sum + evidence(part, covariance), 0);
        });
        const exact = logSumExp(logs) + logGamma(2 * a) - logGamma(2 * a + 4);
        const recipe = bayesianGmm({
          ...priors,
          components: 2,
          covariance,
          weightPrior: 'dirichlet',
          tolerance: 1e-12,
        });
        expect(recipe.fit(rows).report.objective).toBeLessThanOrEqual(exact + 1e-9);
      }),
      { numRuns: 50 },
    );
  });

  it.each(separate)('%s, a Dirichlet process', (covariance) => {
    const a = priors.weightConcentration;
    const partitions = partitionsOf([0, 1, 2, 3]);
    expect(partitions).toHaveLength(15);
    fc.assert(
      fc.property(rowsOf(4, 4), (rows) => {
        // The Chinese restaurant process: a^parts times the product of (size - 1)!, over a (a + 1) (a + 2) (a + 3).
        const logs = partitions.map((parts) =>
          parts.reduce(
            (sum, part) => {
              const own = part.map((i) => rows[i]);
              return sum + Math.log(a) + logGamma(part.length) + evidence(own, covariance);
            },
            logGamma(a) - logGamma(a + 4),
          ),
        );
        const recipe = bayesianGmm({ ...priors, components: 3, covariance, tolerance: 1e-12 });
        expect(recipe.fit(rows).report.objective).toBeLessThanOrEqual(logSumExp(logs) + 1e-9);
      }),
      { numRuns: 50 },
    );
  });
});

function partitionsOf(items: readonly number[]): number[][][] {
  if (items.length === 0) return [[]];
  const [first, ...rest] = items;
  return partitionsOf(rest).flatMap((parts) => [
    [[first], ...parts],
    ...parts.map((part, at) => [...parts.slice(0, at), [first, ...part], ...parts.slice(at + 1)]),
  ]);
}

function expectWithin(got: number, wanted: number, tolerance: number): void {
  expect(Math.abs(got - wanted) / Math.max(1, Math.abs(wanted))).toBeLessThan(tolerance);
}
