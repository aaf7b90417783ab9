import { dataset } from '@mixwell/oracle';
import { matrix } from '@mixwell/core';
import { describe, expect, it } from 'vitest';
import { type GmmOptions, bayesianGmm, gmm } from './index.ts';

const { data, rows, cols } = matrix(dataset('faithful'));
const times = (factor: number) => ({ data: data.map((value) => value * factor), rows, cols });

const variants: Omit<GmmOptions, 'components'>[] = [
  {},
  { assignment: 'hard' },
  { prior: 'auto' },
  { noise: true },
  { missing: 'marginalize' },
  { covariance: 'VVE' },
  { init: 'hierarchical' },
  { eigenvalueRatio: 50 },
];

describe.each(variants)('two components, %j', (variant) => {
  const recipe = gmm({ components: 2, ...variant });
  const near = recipe.fit(times(1));

  it.each([1e-140, 1e-100, 1e100, 1e140])(
    'the rows times %d: the same labels, warnings and likelihood but for units',
    (factor) => {
      const far = recipe.fit(times(factor));
      expect(far.labels).toEqual(near.labels);
      expect(far.report.warnings).toEqual(near.report.warnings);
      const logLikelihood = near.logLikelihood - rows * cols * Math.log(factor);
      expect(Math.abs(far.logLikelihood - logLikelihood) / rows).toBeLessThan(1e-6);
    },
  );

  it.skipIf(variant.noise)('in units of 1e-160 the columns count as constant, and every number is finite', () => {
    const { report, weights, covariances } = recipe.fit(times(1e-160));
    expect(report.warnings.map(({ message }) => message)).toContain('Columns "x0", "x1" are constant.');
    const numbers = [...report.history, ...weights, ...covariances.flatMap((covariance) => [...covariance.data])];
    expect(numbers.every(Number.isFinite)).toBe(true);
  });
});

it('a Bayesian mixture has no warning of columns in far units either', () => {
  expect(bayesianGmm({ components: 2 }).fit(times(1e-140)).report.warnings).toEqual([]);
});
