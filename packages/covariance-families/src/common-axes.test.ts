import { describe, expect, it } from 'vitest';
import { commonAxes, fromCommonAxes } from './common-axes.ts';
import { fromAxes } from './matrices.ts';
import { sharedAxes } from './shared-axes.ts';

const identity = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
/** Two thirds, one third: a rotation in three dimensions with rational cells. */
const turned = Float64Array.of(2, -2, 1, 1, 2, 2, -2, -1, 2).map((value) => value / 3);

describe('sharedAxes', () => {
  it('finds axes that only all matrices together tell apart', () => {
    const matrices = [
      [1, 1, 5],
      [2, 3, 3],
      [1, 7, 4],
    ].flatMap((values) => Array.from(fromAxes(turned, values)));
    const axes = sharedAxes(Float64Array.from(matrices), 3);
    for (let j = 0; j < 3; j++) {
      const cosines = [0, 1, 2].map((e) =>
        Math.abs([0, 1, 2].reduce((sum, i) => sum + axes[i * 3 + j] * turned[i * 3 + e], 0)),
      );
      expect(Math.max(...cosines)).toBeCloseTo(1, 12);
    }
  });

  it('leaves the columns where no matrix prefers a direction', () => {
    expect(sharedAxes(identity, 3)).toEqual(identity);
  });
});

describe('commonAxes', () => {
  it('matrices with common axes are found exactly, from any start', () => {
    const scatter = Float64Array.from(
      [
        [1, 2, 9],
        [30, 8, 1],
      ].flatMap((values) => Array.from(fromAxes(turned, values))),
    );
    const weight = Float64Array.of(1, 1);
    const moments = { components: 2, cols: 3, weight, scatter, before: scatter };
    const { axes, variances } = commonAxes(moments, identity, (along) => along);
    fromCommonAxes(axes, variances).forEach((cell, at) => expect(cell).toBeCloseTo(scatter[at], 9));
  });

  it('in two dimensions the turn is that of the least sum of weighted log-variances on a grid of angles', () => {
    const scatter = Float64Array.of(5, 2, 2, 3, 4, -3, -3, 9, 1, 0.2, 0.2, 6);
    const weight = Float64Array.of(3, 7, 2);
    const variancesOf = (along: Float64Array) => along.map((value, c) => value / weight[Math.floor(c / 2)]);
    const moments = { components: 3, cols: 2, weight, scatter, before: scatter };
    const { variances } = commonAxes(moments, Float64Array.of(1, 0, 0, 1), variancesOf);
    const cost = (all: Float64Array) =>
      all.reduce((sum, value, c) => sum + weight[Math.floor(c / 2)] * Math.log(value), 0);
    const atAngle = (angle: number) => {
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      const along = [0, 4, 8].flatMap((first) => {
        const [a, b, , d] = scatter.subarray(first, first + 4);
        return [c * c * a + 2 * c * s * b + s * s * d, s * s * a - 2 * c * s * b + c * c * d];
      });
      return cost(variancesOf(Float64Array.from(along)));
    };
    const grid = Array.from({ length: 2000 }, (_, i) => atAngle((i * Math.PI) / 4000));
    expect(cost(variances)).toBeLessThanOrEqual(Math.min(...grid) + 1e-12);
    expect(cost(variances)).toBeGreaterThan(Math.min(...grid) - 1e-4);
  });
});
