import { gmm, makeBlobs } from 'mixwell';
import { describe, expect, it } from 'vitest';
import { momentsOf } from '../moments.ts';
import { featurePlane, principalPlane } from './plane.ts';

describe('principalPlane', () => {
  const { x } = makeBlobs({ rows: 200, cols: 5, seed: 3 });
  const plane = principalPlane(x);

  it('shows scores with mean 0, without correlation, the wider first', () => {
    const scores = plane.points(x);
    const { mean, sd } = momentsOf(scores);
    expect(Math.max(...mean.map(Math.abs))).toBeLessThan(1e-12);
    expect(sd[0]).toBeGreaterThan(sd[1]);
    let product = 0;
    for (let i = 0; i < scores.rows; i++) product += scores.data[2 * i] * scores.data[2 * i + 1];
    expect(Math.abs(product / scores.rows)).toBeLessThan(1e-12);
    expect(plane.share).toBeCloseTo((sd[0] ** 2 + sd[1] ** 2) / 5, 12);
  });

  it('maps the covariance of one component, that of the rows, to the variances of the scores', () => {
    const model = gmm({ components: 1, regularization: 0 }).fit(x);
    const { data } = plane.covariance(model.covariances[0]);
    const { sd } = momentsOf(plane.points(x));
    expect(data[0]).toBeCloseTo(sd[0] ** 2, 10);
    expect(data[3]).toBeCloseTo(sd[1] ** 2, 10);
    expect(data[1]).toBeCloseTo(0, 10);
    expect(data[2]).toBeCloseTo(0, 10);
  });

  it('does not depend on the units of the features', () => {
    const scale = [1, 1000, 1e-6, 7, 0.5];
    const scaled = principalPlane({ ...x, data: x.data.map((value, at) => value * scale[at % 5]) });
    expect(scaled.share).toBeCloseTo(plane.share, 12);
  });

  it('leaves a constant feature out of account', () => {
    const constant = { data: Float64Array.of(1, 5, 2, 2, 5, 1, 4, 5, 9), rows: 3, cols: 3 };
    const flat = principalPlane(constant);
    expect(flat.share).toBeCloseTo(1, 12);
    expect([...flat.points(constant).data].every(Number.isFinite)).toBe(true);
  });
});

it('featurePlane shows two features as they are', () => {
  const x = { data: Float64Array.of(1, 2, 3, 4), rows: 2, cols: 2 };
  const plane = featurePlane(['a', 'b']);
  expect(plane.points(x)).toBe(x);
  expect(plane.covariance(x)).toBe(x);
});
