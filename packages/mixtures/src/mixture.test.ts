import { describe, expect, it } from 'vitest';
import { type Mixture, canonical, isScorable, reordered, scoringOf } from './mixture.ts';

/** Components in one column, of these weights, means and variances. */
function line(...components: [weight: number, mean: number, variance: number][]): Mixture {
  const [weights, means, covariances] = [0, 1, 2].map((at) => Float64Array.from(components, (one) => one[at]));
  return { components: components.length, cols: 1, weights, means, covariances };
}

describe('canonical order', () => {
  it('weights 0.2, 0.5, 0.3 go to places 2, 0, 1', () => {
    const { mixture, rank, order } = canonical(line([0.2, 7, 1], [0.5, 8, 2], [0.3, 9, 3]));
    expect([rank, order]).toEqual([Int32Array.of(2, 0, 1), Int32Array.of(1, 2, 0)]);
    expect(mixture).toEqual(line([0.5, 8, 2], [0.3, 9, 3], [0.2, 7, 1]));
  });

  it('equal weights are in the order of their means, means 5, 4 as 4, 5', () => {
    expect(Array.from(canonical(line([0.5, 5, 1], [0.5, 4, 1])).mixture.means)).toEqual([4, 5]);
  });

  it('the order back is the rank', () => {
    const mixture = line([0.2, 7, 1], [0.5, 8, 2], [0.3, 9, 3]);
    const sorted = canonical(mixture);
    expect(reordered(sorted.mixture, sorted.rank)).toEqual(mixture);
  });
});

describe('scoring', () => {
  it('of weight 0.5 and variance 4 the constant is ln(0.5 / sqrt(2 pi 4)), and 1 / 2 whitens', () => {
    for (const shape of ['full', 'diagonal'] as const) {
      const { logConstants, whitening } = scoringOf(line([0.5, 3, 4], [0.5, 0, 1]), shape);
      expect(logConstants[0]).toBeCloseTo(Math.log(0.5 / Math.sqrt(8 * Math.PI)), 14);
      expect(whitening).toEqual(Float64Array.of(0.5, 1));
    }
  });

  it('is the same in the arrays of a scoring that nobody needs any more, if they are as long', () => {
    const [first, second] = [line([0.5, 3, 4], [0.5, 0, 1]), line([0.2, 1, 9], [0.8, 2, 16])];
    for (const shape of ['full', 'diagonal'] as const) {
      const spent = scoringOf(first, shape);
      const again = scoringOf(second, shape, 'gmm', spent);
      expect(again.whitening).toBe(spent.whitening);
      expect(again).toEqual(scoringOf(second, shape));
      expect(scoringOf(line([1, 0, 1]), shape, 'gmm', spent)).toEqual(scoringOf(line([1, 0, 1]), shape));
    }
  });

  it('a covariance of 0 is refused by its component, in the name of the owner', () => {
    const flat = line([0.5, 3, 4], [0.5, 0, 0]);
    for (const shape of ['full', 'diagonal'] as const) {
      expect(() => scoringOf(flat, shape, 'mine')).toThrow(
        'mine: the covariance of component 1 is not positive definite',
      );
      expect(isScorable(flat, shape)).toBe(false);
    }
  });

  it('a column that is twice another but for rounding counts as singular', () => {
    const covariances = Float64Array.of(1, 2, 2, 4 * (1 + 1e-16));
    const mixture = { components: 1, cols: 2, weights: Float64Array.of(1), means: new Float64Array(2), covariances };
    expect([isScorable(mixture, 'full'), isScorable(mixture, 'diagonal')]).toEqual([false, true]);
  });
});
