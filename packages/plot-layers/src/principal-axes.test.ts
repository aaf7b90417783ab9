import { makeBlobs } from '@mixwell/datasets';
import { gmm } from '@mixwell/gmm';
import { describe, expect, it } from 'vitest';
import { coordinatesOf } from './coordinates.ts';
import { momentsOfMixture, momentsOfRows } from './moments.ts';
import { principalAxes } from './principal-axes.ts';

const { x } = makeBlobs({ rows: 200, cols: 6, seed: 3 });
const all = [0, 1, 2, 3, 4, 5];
const plane = coordinatesOf('test', x.columns, all, 'components', () => momentsOfRows(x));

describe('principal components', () => {
  it('have mean 0 and no correlation, the wider first', () => {
    const { mean, covariance } = momentsOfRows(plane.place(x));
    expect(Math.max(...mean.map(Math.abs))).toBeLessThan(1e-12);
    expect(covariance.data[0]).toBeGreaterThan(covariance.data[3]);
    expect(Math.abs(covariance.data[1])).toBeLessThan(1e-12);
    const { shares } = principalAxes(momentsOfRows(x), all);
    expect(shares[0] + shares[1]).toBeCloseTo((covariance.data[0] + covariance.data[3]) / 6, 12);
  });

  it('map the one component of all rows to the variances of the scores', () => {
    const placed = plane.mixture(gmm({ components: 1, regularization: 0 }).fit(x));
    const { covariance } = momentsOfRows(plane.place(x));
    placed.covariances[0].data.forEach((value, at) => expect(value).toBeCloseTo(covariance.data[at], 10));
  });

  it('do not depend on the units of the features', () => {
    const scale = [1, 1000, 1e-6, 7, 0.5, 2];
    const scaled = { ...x, data: x.data.map((value, at) => value * scale[at % 6]) };
    const { shares } = principalAxes(momentsOfRows(scaled), all);
    const plain = principalAxes(momentsOfRows(x), all).shares;
    expect(shares[0]).toBeCloseTo(plain[0], 12);
    expect(shares[1]).toBeCloseTo(plain[1], 12);
  });

  it('leave a constant feature out of account', () => {
    const constant = { data: Float64Array.of(1, 5, 2, 2, 5, 1, 4, 5, 9), rows: 3, cols: 3 };
    const { axes, shares } = principalAxes(momentsOfRows(constant), [0, 1, 2]);
    expect(shares[0] + shares[1]).toBeCloseTo(1, 12);
    expect([axes.data[1], axes.data[4]]).toEqual([0, 0]);
  });
});

it('the moments of a mixture are those of the rows of its one component', () => {
  const { mean, covariance } = momentsOfMixture(gmm({ components: 1, regularization: 0 }).fit(x));
  const rows = momentsOfRows(x);
  mean.forEach((value, j) => expect(value).toBeCloseTo(rows.mean[j], 10));
  covariance.data.forEach((value, at) => expect(value).toBeCloseTo(rows.covariance.data[at], 10));
});

it('pairs of more than ten features are refused', () => {
  const names = Array.from({ length: 11 }, (_, j) => `f${j}`);
  const ask = () => coordinatesOf('test', names, [...names.keys()], 'pairs', () => momentsOfRows(x));
  expect(ask).toThrow('"layout" must be \'components\' for 11 features');
});
