import { expect, test } from 'vitest';
import { ellipseTransform } from './ellipse.ts';

test('of the covariance [[4, 2], [2, 2]] the factor is [[2, 0], [1, 1]], between the scales of the axes', () => {
  const transform = ellipseTransform(
    [1, 2],
    [4, 2, 2, 2],
    (x) => 10 * x,
    (y) => 100 - 5 * y,
  );
  expect(transform).toBe('matrix(20 -5 0 -5 10 90)');
});
