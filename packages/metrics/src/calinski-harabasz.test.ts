import { expect, it } from 'vitest';
import { calinskiHarabasz } from './calinski-harabasz.ts';

it('0 2 | 10 12: 100 between over 4 within, by 2 degrees of freedom', () => {
  expect(calinskiHarabasz([0, 2, 10, 12], [0, 0, 1, 1])).toBe(100 / 1 / (4 / 2));
});

it('clusters of equal rows are 1, also where their mean does not round to them', () => {
  expect(calinskiHarabasz([0.1, 0.1, 0.1, 0.7, 0.7, 0.7], [0, 0, 0, 1, 1, 1])).toBe(1);
});

it('clusters with the same center are 0', () => {
  expect(calinskiHarabasz([-1, 1, -3, 3], [0, 0, 1, 1])).toBe(0);
});

it('an outlier at 1e9 in the first row costs the others no digits', () => {
  // Within: the outlier's cluster has 2 rows 1e9 apart, hence 5e17; between follows by hand from the three centers.
  const x = [1e9, 0, 1, 2, 5, 6];
  const mean = (1e9 + 14) / 6;
  const centers = [5e8, 1.5, 5.5];
  const within = 5e17 + 0.5 + 0.5;
  const between = centers.reduce((sum, center) => sum + 2 * (center - mean) ** 2, 0);
  expect(calinskiHarabasz(x, [0, 0, 1, 1, 2, 2]) / (between / 2 / (within / 3))).toBeCloseTo(1, 13);
});
