import { expect, test } from 'vitest';
import { CURVE_POINTS, curvesOf } from './curves.ts';

test('each curve holds its weight, and the last is the sum of all', () => {
  const curves = curvesOf({ weights: [0.3, 0.7], means: [-1, 2], covariances: [0.25, 1] }, [-12, 12]);
  const area = (curve: Float64Array): number => curve.reduce((a, b) => a + b) * (24 / (CURVE_POINTS - 1));
  expect(curves.map((curve) => area(curve).toFixed(4))).toEqual(['0.3000', '0.7000', '1.0000']);
  expect(curves[0][110]).toBeCloseTo(0.3 / Math.sqrt(2 * Math.PI * 0.25));
});
