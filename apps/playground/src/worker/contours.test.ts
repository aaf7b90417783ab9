import { expect, test } from 'vitest';
import { contoursOf } from './contours.ts';
import type { Run } from './run.ts';

/** One standard normal. */
const normal: Pick<Run, 'logDensity'> = {
  logDensity: (_, points) =>
    Float64Array.from({ length: points.length / 2 }, (__, i) => -(points[2 * i] ** 2 + points[2 * i + 1] ** 2) / 2),
};
const window = [
  [-4, 4],
  [-4, 4],
] as const;

test('of a round normal the contours are circles: exp(-r² / 2) is the level', () => {
  const contours = contoursOf(normal as Run, 0, window);
  for (const { level, rings } of contours) {
    const radius = Math.sqrt(-2 * Math.log(level));
    expect(rings).toHaveLength(1);
    for (let i = 0; i < rings[0].length; i += 2) {
      expect(Math.hypot(rings[0][i], rings[0][i + 1])).toBeGreaterThan(radius - 0.08);
      expect(Math.hypot(rings[0][i], rings[0][i + 1])).toBeLessThan(radius + 0.08);
    }
  }
});

test('k-means has none', () => {
  expect(contoursOf({ logDensity: () => null } as unknown as Run, 0, window)).toEqual([]);
});
