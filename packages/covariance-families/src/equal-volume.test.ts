import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalVolume } from './equal-volume.ts';

const none = new Float64Array(2);

describe('equalVolume', () => {
  it('scatters (1, 4) and (16, 9) of weight 1 each: geometric means 2 and 12, so volume 7', () => {
    const variances = equalVolume(Float64Array.of(1, 4, 16, 9), Float64Array.of(1, 1), none);
    [3.5, 14, 28 / 3, 21 / 4].forEach((wanted, c) => expect(variances[c]).toBeCloseTo(wanted, 14));
  });

  it('a bound that nothing breaks changes nothing', () => {
    const scatter = Float64Array.of(1, 4, 16, 9);
    const weight = Float64Array.of(2, 3);
    expect(equalVolume(scatter, weight, Float64Array.of(0.1, 0.1))).toEqual(equalVolume(scatter, weight, none));
  });

  it('where all scatter is below the bound, every variance is on it', () => {
    const variances = equalVolume(Float64Array.of(1, 2, 0, 3), Float64Array.of(10, 10), Float64Array.of(1, 2));
    expect(Array.from(variances)).toEqual([1, 2, 1, 2]);
  });

  it('a component without scatter is round', () => {
    const [a, b, c, d] = equalVolume(Float64Array.of(0, 0, 8, 8), Float64Array.of(1, 1), Float64Array.of(1, 1));
    expect([a, c]).toEqual([b, d]);
    expect(a).toBeCloseTo(4, 12);
    expect(c).toBeCloseTo(4, 12);
  });

  it('keeps products equal and the bound, and no exchange of variance or change of volume does better', () => {
    const scatters = fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 9, maxLength: 9 });
    const weights = fc.array(fc.double({ min: 0.5, max: 9, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(scatters, weights, (values, shares) => {
        const scatter = Float64Array.from(values);
        const weight = Float64Array.from(shares);
        const least = Float64Array.of(0.5, 1, 2);
        const best = equalVolume(scatter, weight, least);
        const cost = (variances: Float64Array) =>
          variances.reduce(
            (sum, variance, c) => sum + weight[Math.floor(c / 3)] * Math.log(variance) + scatter[c] / variance,
            0,
          );
        const keeps = (variances: Float64Array) => variances.every((value, c) => value >= least[c % 3] * (1 - 1e-12));
        const products = [0, 3, 6].map((first) => best[first] * best[first + 1] * best[first + 2]);
        expect(keeps(best)).toBe(true);
        products.forEach((product) => expect(product / products[0]).toBeCloseTo(1, 9));
        const isBest = (changed: Float64Array) =>
          expect(!keeps(changed) || cost(changed) > cost(best) - 1e-9 * Math.abs(cost(best)) - 1e-12).toBe(true);
        for (const factor of [0.999, 1.001]) {
          isBest(best.map((value) => value * factor));
          for (let c = 0; c < 9; c++) {
            const partner = Math.floor(c / 3) * 3 + ((c + 1) % 3);
            isBest(best.map((value, at) => (at === c ? value * factor : at === partner ? value / factor : value)));
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
