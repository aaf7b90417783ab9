import { describe, expect, it } from 'vitest';
import { equalShape } from './equal-shape.ts';

describe('equalShape', () => {
  it('scatters (1, 2) and (20, 40) of weights 1 and 2 are of one shape: variances are scatters over weights', () => {
    const variances = equalShape(
      Float64Array.of(1, 2, 20, 40),
      Float64Array.of(1, 2),
      Float64Array.of(5, 1),
      new Float64Array(2),
    );
    [1, 2, 10, 20].forEach((wanted, c) => expect(variances[c]).toBeCloseTo(wanted, 11));
  });

  it('scatters (1, 4) and (4, 1) of equal weight have equal volumes: all variances are 2.5', () => {
    const variances = equalShape(
      Float64Array.of(1, 4, 4, 1),
      Float64Array.of(1, 1),
      Float64Array.of(1, 7),
      new Float64Array(2),
    );
    variances.forEach((variance) => expect(variance).toBeCloseTo(2.5, 11));
  });

  it('a component without scatter is narrowed to 0 without a bound, and to the bound with one', () => {
    const fit = (least: number) =>
      Array.from(
        equalShape(
          Float64Array.of(0, 0, 4, 4),
          Float64Array.of(1, 1),
          Float64Array.of(1, 1),
          new Float64Array(2).fill(least),
        ),
      );
    expect(fit(0)).toEqual([0, 0, 4, 4]);
    fit(0.5).forEach((variance, c) => expect(variance).toBeCloseTo([0.5, 0.5, 4, 4][c], 9));
  });
});
