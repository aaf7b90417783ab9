import { gmm } from '@mixwell/gmm';
import { describe, expect, it } from 'vitest';
import { componentOverlap } from './index.ts';

/** The standard normal distribution function, by Simpson's rule. */
const phi = (z: number): number => {
  const f = (t: number) => Math.exp(-0.5 * t * t) / Math.sqrt(2 * Math.PI);
  const h = z / 2000;
  let sum = f(0) + f(z);
  for (let i = 1; i < 2000; i++) sum += (i % 2 ? 4 : 2) * f(i * h);
  return 0.5 + (sum * h) / 3;
};

const fixed = (weights: number[], means: number[][], covariances: number[][][]) =>
  gmm({
    components: weights.length,
    init: { weights, means, covariances },
    update: { weights: false, means: false, covariances: false },
    maxIterations: 1,
  }).fit([...means, ...means.map((mean) => mean.map((value) => value + 1))]);

describe('componentOverlap', () => {
  it('N(0, 1) and N(2, 1) of weights 0.5: each is taken for the other with probability Phi(-1), to 5 standard errors', () => {
    const { probability, standardError } = componentOverlap(fixed([0.5, 0.5], [[0], [2]], [[[1]], [[1]]]), {
      draws: 40_000,
    });
    const wrong = 1 - phi(1);
    for (const [i, j] of [
      [0, 1],
      [1, 0],
    ]) {
      expect(Math.abs(probability.data[2 * i + j] - wrong)).toBeLessThan(5 * Math.sqrt((wrong * (1 - wrong)) / 40_000));
      expect(probability.data[2 * i + i] + probability.data[2 * i + j]).toBeCloseTo(1, 12);
      expect(standardError.data[2 * i + j]).toBeCloseTo(Math.sqrt((wrong * (1 - wrong)) / 40_000), 4);
    }
  });

  it('weights move the border: of 0.9 and 0.1 it lies at 1 + ln(9) / 2', () => {
    const { probability } = componentOverlap(fixed([0.9, 0.1], [[0], [2]], [[[1]], [[1]]]), { draws: 40_000 });
    const border = 1 + Math.log(9) / 2;
    expect(Math.abs(probability.data[1] - (1 - phi(border)))).toBeLessThan(5 * Math.sqrt(0.02 / 40_000));
    expect(Math.abs(probability.data[2] - phi(border - 2))).toBeLessThan(5 * Math.sqrt(0.25 / 40_000));
  });

  it('Bhattacharyya: e^(-1/2) for unit normals 2 apart, sqrt(4/5) for deviations 1 and 2, 1 with itself', () => {
    const apart = componentOverlap(fixed([0.5, 0.5], [[0], [2]], [[[1]], [[1]]]), { draws: 1 }).bhattacharyya;
    expect(apart.data[1]).toBeCloseTo(Math.exp(-0.5), 14);
    expect([apart.data[0], apart.data[3]]).toEqual([1, 1]);
    const wide = componentOverlap(fixed([0.5, 0.5], [[0], [0]], [[[1]], [[4]]]), { draws: 1 }).bhattacharyya;
    expect(wide.data[1]).toBeCloseTo(Math.sqrt(4 / 5), 14);
    expect(wide.data[2]).toBeCloseTo(wide.data[1], 14);
  });

  it('Bhattacharyya in two columns is the integral of the square root of both densities, by a sum over a grid, to 1e-6', () => {
    const model = fixed(
      [0.5, 0.5],
      [
        [0, 0],
        [1, 2],
      ],
      [
        [
          [1, 0.5],
          [0.5, 2],
        ],
        [
          [2, -0.3],
          [-0.3, 1],
        ],
      ],
    );
    const alone = [0, 1].map((k) => {
      const { means, covariances } = model;
      const { data } = covariances[k];
      return fixed(
        [1],
        [[means.data[2 * k], means.data[2 * k + 1]]],
        [
          [
            [data[0], data[1]],
            [data[2], data[3]],
          ],
        ],
      );
    });
    const grid = Array.from({ length: 161 * 161 }, (_, i) => [(i % 161) / 10 - 8, Math.floor(i / 161) / 10 - 8]);
    const [p, q] = alone.map((one) => one.logDensity(grid));
    const integral = p.reduce((sum, value, i) => sum + Math.exp((value + q[i]) / 2) / 100, 0);
    expect(componentOverlap(model, { draws: 1 }).bhattacharyya.data[1]).toBeCloseTo(integral, 6);
  });

  it('with noise it has a last row and column; the seed decides, 1 as "1"', () => {
    const x = [-2.1, -1.9, -2, -1.7, -2.2, 2.2, 1.8, 2.1, 1.9, 9, -6, 5.5];
    const model = gmm({ components: 2, noise: true }).fit(x);
    const overlap = componentOverlap(model, { draws: 5000, seed: 1 });
    expect([overlap.probability.rows, overlap.bhattacharyya.rows]).toEqual([3, 2]);
    // Noise is uniform over 15 units: what lies near a component is taken for it.
    expect(overlap.probability.data[8]).toBeGreaterThan(0.5);
    expect(overlap.probability.data[6]).toBeGreaterThan(0.02);
    expect(componentOverlap(model, { draws: 5000, seed: '1' })).toEqual(overlap);
    expect(componentOverlap(model, { draws: 5000, seed: 2 })).not.toEqual(overlap);
  });

  it.each<[string, () => unknown, string]>([
    ['no mixture', () => componentOverlap({} as never), 'componentOverlap: expected a fitted mixture; got an object.'],
    [
      'no draws',
      () => componentOverlap(fixed([1], [[0]], [[[1]]]), { draws: 0 }),
      '"draws" must be a whole number of at least 1; got 0.',
    ],
    [
      'an unknown option',
      () => componentOverlap(fixed([1], [[0]], [[[1]]]), { rows: 3 } as object),
      'there is no option "rows"',
    ],
  ])('refuses %s', (_, run, message) => {
    expect(run).toThrow(expect.objectContaining({ code: 'invalid-param', message: expect.stringContaining(message) }));
  });
});
