import { expect, it } from 'vitest';
import { densityLevels } from './density-levels.ts';

it('has the share 1 - exp(-r^2 / 2) of a standard normal density in the plane within the radius r', () => {
  const step = 0.05;
  const count = 200;
  const logDensity = Float64Array.from({ length: count * count }, (_, at) => {
    const [x, y] = [((at % count) - count / 2) * step, (Math.floor(at / count) - count / 2) * step];
    return -(x * x + y * y) / 2 - Math.log(2 * Math.PI);
  });
  const shares = [0.25, 0.5, 0.95];
  for (const { share, level } of densityLevels(logDensity, step * step, shares)) {
    const radius = Math.sqrt(-2 * (level + Math.log(2 * Math.PI)));
    expect(radius).toBeCloseTo(Math.sqrt(-2 * Math.log(1 - share)), 2);
  }
});

it('has no level for a share that the grid does not hold', () => {
  const levels = densityLevels(Float64Array.of(Math.log(0.3), Math.log(0.2)), 1, [0.25, 0.45, 0.9]);
  expect(levels).toEqual([
    { share: 0.25, level: Math.log(0.3) },
    { share: 0.45, level: Math.log(0.2) },
  ]);
});
