import { describe, expect, it } from 'vitest';
import { bayesianGmm } from './index.ts';

const shapes = ['full', 'tied', 'diag', 'spherical'] as const;
const restrictions = ['model', 'posterior'] as const;

describe('by hand: no rows but one at the prior mean, with priors of 1', () => {
  it('one column: a t of 2 degrees and squared scale 3/4, so 1 / sqrt(6) at its mean', () => {
    // Posterior: mean precision 2, 2 degrees of freedom, scale 1; the squared scale is (1 + 1/2) * 1 / 2.
    const model = bayesianGmm({ components: 1, meanPrior: [0], covariancePrior: 1 }).fit([0]);
    const [middle, side] = model.logDensity([0, 1]);
    expect(Math.exp(middle)).toBeCloseTo(1 / Math.sqrt(6), 14);
    // (1 + 1 / (2 * 3/4))^(-3/2) of that.
    expect(side - middle).toBeCloseTo(-1.5 * Math.log(1 + 1 / 1.5), 14);
  });
});

describe.each(shapes)('%s', (covariance) => {
  it.each(restrictions)(
    'draws and density agree on boxes, to five standard errors and the error of the grid (%s)',
    (restrict) => {
      const x = [[0, 0], [1, 2], [2, 1], [1, 1], [9, 8], [10, 10], [8, 9], [9, 9]]; // prettier-ignore
      const recipe = bayesianGmm({ components: 2, covariance, restrict, init: { labels: [0, 0, 0, 0, 1, 1, 1, 1] } });
      const model = recipe.fit(x);
      const n = 40_000;
      const { data } = model.sample(n, { seed: 3 }).x;
      for (const [left, right, bottom, top] of [
        [-1, 3, -1, 3],
        [7, 11, 3, 9],
        [-20, 0, -20, 30],
      ]) {
        // prettier-ignore
        let inside = 0;
        for (let i = 0; i < n; i++) {
          const [a, b] = [data[2 * i], data[2 * i + 1]];
          if (a > left && a < right && b > bottom && b < top) inside++;
        }
        const share = boxProbability(model.logDensity, left, right, bottom, top);
        expect(Math.abs(inside / n - share)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / n) + 1e-4);
      }
    },
  );
});

it('draws labels by weight, and rows of a seed of their own', () => {
  const model = bayesianGmm({ components: 2, weightPrior: 'dirichlet', init: { labels: [0, 0, 0, 1] } }).fit([
    0, 1, 2, 90,
  ]);
  const { labels, x } = model.sample(20_000, { seed: 'a' });
  const share = labels.reduce((sum, label) => sum + label, 0) / 20_000;
  expect(Math.abs(share - model.weights[1])).toBeLessThan(2.5 / Math.sqrt(20_000));
  expect(model.sample(20_000, { seed: 'a' }).x).toEqual(x);
  expect(model.sample(20_000, { seed: 'b' }).x).not.toEqual(x);
});

it.each([0, 1.5, NaN])('refuses to draw %d rows', (rows) => {
  const model = bayesianGmm({ components: 1 }).fit([0, 1, 2]);
  expect(() => model.sample(rows)).toThrow('bayesianGmm.sample: "rows" must be a whole number of at least 1');
});

/** The integral of a density over a box, by the midpoints of 400 x 400 cells. */
function boxProbability(
  logDensity: (x: { data: Float64Array; rows: number; cols: number }) => Float64Array,
  left: number,
  right: number,
  bottom: number,
  top: number,
): number {
  const steps = 400;
  const [dx, dy] = [(right - left) / steps, (top - bottom) / steps];
  const data = Float64Array.from({ length: steps * steps * 2 }, (_, at) => {
    const cell = Math.floor(at / 2);
    return at % 2 === 0 ? left + ((cell % steps) + 0.5) * dx : bottom + (Math.floor(cell / steps) + 0.5) * dy;
  });
  return logDensity({ data, rows: steps * steps, cols: 2 }).reduce((sum, log) => sum + Math.exp(log), 0) * dx * dy;
}
