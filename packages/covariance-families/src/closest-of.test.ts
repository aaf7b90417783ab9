import { describe, expect, it } from 'vitest';
import { admits } from './admits.ts';
import { closestOf } from './closest-of.ts';
import { families } from './families.ts';
import { mclustFamilies } from './letters.ts';

/** Two covariances of two columns, the second with other axes, volume and shape. */
const pair = [Float64Array.of(2, 0, 0, 1), Float64Array.of(3, 1, 1, 4)];

describe('closestOf', () => {
  it('by hand: one for all is the weighted mean, spheres have the mean variance', () => {
    expect(closestOf(families.EEE, [0.25, 0.75], pair, 2).map((one) => Array.from(one))).toEqual([
      [2.75, 0.75, 0.75, 3.25],
      [2.75, 0.75, 0.75, 3.25],
    ]);
    const [first, second] = closestOf(families.VII, [0.25, 0.75], pair, 2);
    expect([first[0], first[3], second[0], second[3]]).toEqual([1.5, 1.5, 3.5, 3.5]);
  });

  it.each(mclustFamilies)('of %s are of the family, and stay when they are', (name) => {
    const { data, ...of } = start(name);
    const closest = closestOf(families[name], of.weights, data, 2);
    closest.forEach((one, k) => expect(admits(name, one, closest.slice(0, k), 2)).toBe(true));
    expect(closestOf(families[name], of.weights, closest, 2)).toBe(closest);
  });
});

/** Covariances whose first is of the family, as a model of it has. */
function start(name: (typeof mclustFamilies)[number]): { data: Float64Array[]; weights: number[] } {
  const round = Float64Array.of(2, 0, 0, 2);
  return { data: [name[1] === 'I' ? round : pair[0], pair[1]], weights: [0.4, 0.6] };
}
