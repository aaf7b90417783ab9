import { expect, test } from 'vitest';
import { expectCommitted } from '../page/committed.ts';
import { fixed } from '../page/fixed.ts';
import { proseOf } from '../page/prose.ts';
import {
  all,
  averages,
  blobClusters,
  blobConstant,
  bridge,
  byHand,
  clusters,
  coin,
  fitted,
  freed,
  hard,
  hardBlobs,
  lecture,
  narrowing,
  path,
  starts,
} from './1-two-bells.ts';

const said = proseOf(lecture);
const [left, right] = fitted.means.data;

test('the library goes the way that was computed by hand', () => {
  path.forEach(({ model }, i) => {
    expect(model.means.data[0]).toBeCloseTo(byHand[i][0], 12);
    expect(model.means.data[1]).toBeCloseTo(byHand[i][1], 12);
  });
  expect(coin[0] + coin[1]).toBe(50);
});

test('iterations and means are those that the prose states', () => {
  expect(said).toContain(`EM stops after ${path.length} iterations`);
  expect(said).toContain('After the first 4 the means were within 0.02');
  const fourth = path[3].model.means.data;
  expect(Math.max(Math.abs(fourth[0] - left), Math.abs(fourth[1] - right))).toBeLessThan(0.02);
  expect(said).toContain(
    `The end is at ${fixed(left)} and ${fixed(right)}, next to the averages of those who saw the coin, ${averages.map((mean) => fixed(mean)).join(' and ')}`,
  );
});

test('each step is about a third of the one before', () => {
  const steps = path
    .slice(1)
    .map(({ model }, i) => model.means.data[0] - path[i].model.means.data[0]);
  for (let i = 2; i < steps.length; i++) {
    expect(steps[i] / steps[i - 1]).toBeGreaterThan(0.28);
    expect(steps[i] / steps[i - 1]).toBeLessThan(0.38);
  }
});

test('equal means and far ones get stuck, a thousandth of a difference does not', () => {
  const [, equal, nudged, far] = starts;
  expect(said).toContain(
    `both move to the average of all, ${fixed(equal.model.means.data[0])}, and stay there`,
  );
  expect(equal.model.means.data[0]).toBe(equal.model.means.data[1]);
  expect(equal.model.report.warnings.map(({ code }) => code)).toEqual([
    'coinciding-components',
  ]);
  expect(said).toContain(
    `the same end as from elsewhere, in ${nudged.model.report.iterations} iterations`,
  );
  expect(nudged.model.logLikelihood).toBeCloseTo(fitted.logLikelihood, 4);
  expect(said).toContain(
    `the other one takes everything: ${fixed(far.model.means.data[1])} again`,
  );
  expect(far.model.means.data[0]).toBe(-50);
});

test('more freedom gives more likelihood, and BIC prefers the truth', () => {
  const values = freed.map(({ model }) => model.logLikelihood);
  expect(values).toEqual(values.toSorted((a, b) => a - b));
  expect(said).toContain(
    `the likelihood: from ${fixed(values[0], 2)} to ${fixed(values[3], 2)}`,
  );
  const [wide, narrow] = freed[3].model.weights;
  expect(said).toContain(
    `a narrow bell of ${(100 * narrow).toFixed(0)} % on the left, a wide one of ${(100 * wide).toFixed(0)} % on the right`,
  );
  expect(said).toContain(`BIC takes ${fixed(Math.log(50), 1)} points for each free parameter`);
  const criteria = freed.map(
    ({ model }) => -2 * model.logLikelihood + model.freeParameters * Math.log(50),
  );
  expect(Math.min(...criteria)).toBe(criteria[0]);
  expect(said).toContain(`likes the first row best, ${fixed(criteria[0], 1)}`);
});

test('five thousand numbers give means, deviations and weights within four standard errors', () => {
  all.means.data.forEach((mean) => expect(Math.abs(Math.abs(mean) - 1)).toBeLessThan(0.05));
  all.covariances.forEach(({ data }) =>
    expect(Math.abs(Math.sqrt(data[0]) - 0.5)).toBeLessThan(0.04),
  );
  all.weights.forEach((weight) => expect(Math.abs(weight - 0.5)).toBeLessThan(0.04));
});

test('k-means and hard EM have the same path and the same end', () => {
  expect(bridge).toHaveLength(hard.report.iterations);
  for (const row of bridge)
    expect(row['as a log-likelihood']).toBeCloseTo(row['objective of hard EM'], 10);
  expect(clusters.centers.data).toEqual(hard.means.data);
  clusters.centers.data.forEach((center, k) => expect(center).toBeCloseTo(averages[k], 12));
  expect(blobClusters.report.iterations).toBe(hardBlobs.report.iterations);
  expect(Array.from(blobClusters.labels)).toEqual(Array.from(hardBlobs.labels));
  expect(blobConstant - blobClusters.report.objective / 8).toBeCloseTo(
    hardBlobs.report.objective,
    8,
  );
  blobClusters.centers.data.forEach((value, j) =>
    expect(value).toBeCloseTo(hardBlobs.means.data[j], 12),
  );
});

test('narrower bells bring soft EM nearer to k-means', () => {
  const distances = narrowing.map(({ right: mean }) =>
    Math.abs(mean - clusters.centers.data[1]),
  );
  expect(distances).toEqual(distances.toSorted((a, b) => b - a));
  expect(distances[3]).toBeLessThan(1e-4);
});

test('the page is up to date', () => expectCommitted(lecture));
