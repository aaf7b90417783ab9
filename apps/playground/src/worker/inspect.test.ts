import { matrix } from 'mixwell';
import { describe, expect, test } from 'vitest';
import { inspect } from './inspect.ts';

const x = matrix([0, 2, 4]);
const mixture = { weights: [0.5, 0.5], means: [0, 4], covariances: [1, 1] };
/** Of the middle row each component has half. */
const responsibilities = Float64Array.of(1, 0, 0.5, 0.5, 0, 1);

describe('the numbers of the middle of three rows', () => {
  const { cells, shares } = inspect(1, x, mixture, responsibilities);

  test('E: the density at two standard deviations is 0.054', () => {
    expect(cells).toEqual([2]);
    expect(shares.map(({ density }) => density?.toFixed(4))).toEqual(['0.0540', '0.0540']);
    expect(shares.map(({ distance }) => distance)).toEqual([2, 2]);
    expect(shares.map(({ responsibility }) => responsibility)).toEqual([0.5, 0.5]);
  });

  test('M: N is 1.5, a third of it is this row, the next means are 2/3 and 10/3', () => {
    expect(shares.map(({ count }) => count)).toEqual([1.5, 1.5]);
    shares.forEach(({ pull }) => expect(pull).toBeCloseTo(1 / 3));
    expect(shares[0].nextMean[0]).toBeCloseTo(2 / 3);
    expect(shares[1].nextMean[0]).toBeCloseTo(10 / 3);
    expect(shares[0].nextDeviation[0]).toBeCloseTo(Math.sqrt(8) / 3);
  });

  test('k-means has distances and no densities', () => {
    const found = inspect(0, x, { ...mixture, covariances: [] }, responsibilities);
    expect(found.shares.map(({ density }) => density)).toEqual([null, null]);
    expect(found.shares.map(({ nextDeviation }) => nextDeviation)).toEqual([[], []]);
  });
});
