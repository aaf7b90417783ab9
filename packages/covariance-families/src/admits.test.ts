import { describe, expect, it } from 'vitest';
import { admits } from './admits.ts';
import type { Family } from './letters.ts';

const sphere = Float64Array.of(2, 0, 0, 2);
const large = Float64Array.of(8, 0, 0, 8);
const upright = Float64Array.of(1, 0, 0, 4);
const lying = Float64Array.of(4, 0, 0, 1);
const wide = Float64Array.of(2, 0, 0, 8);
const thin = Float64Array.of(0.5, 0, 0, 8);
const tilted = Float64Array.of(2.5, 1.5, 1.5, 2.5);
const tiltedLarge = Float64Array.of(5, 3, 3, 5);
const other = Float64Array.of(2, 1, 1, 3);

describe('admits', () => {
  it.each<[Family, Float64Array, Float64Array, boolean]>([
    ['EII', sphere, sphere, true],
    ['EII', sphere, large, false],
    ['VII', sphere, large, true],
    ['VII', sphere, upright, false],
    ['EEI', upright, upright, true],
    ['EEI', upright, lying, false],
    ['VEI', upright, wide, true],
    ['VEI', upright, thin, false],
    ['EVI', upright, lying, true],
    ['EVI', upright, wide, false],
    ['VVI', upright, large, true],
    ['VVI', upright, tilted, false],
    ['EEE', tilted, tilted, true],
    ['EEE', tilted, tiltedLarge, false],
    ['VEE', tilted, tiltedLarge, true],
    ['VEE', tilted, upright, false],
    ['EVE', upright, thin, true],
    ['EVE', upright, tilted, false],
    ['VVE', upright, large, true],
    ['VVE', tilted, other, false],
    ['EEV', upright, tilted, true],
    ['EEV', upright, tiltedLarge, false],
    ['VEV', upright, tiltedLarge, true],
    ['VEV', upright, other, false],
    ['EVV', tilted, thin, true],
    ['EVV', tilted, other, false],
    ['VVV', tilted, other, true],
  ])('%s: %j and then %j: %j', (family, first, second, expected) => {
    expect(admits(family, first, [], 2)).toBe(true);
    expect(admits(family, second, [first], 2)).toBe(expected);
  });

  it('VVE compares with all before: a sphere first does not let two orientations in', () => {
    expect(admits('VVE', tilted, [sphere, upright], 2)).toBe(false);
  });
});
