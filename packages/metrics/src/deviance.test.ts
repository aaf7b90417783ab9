import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviance } from './deviance.ts';

describe('deviance', () => {
  it('2 rows where 1 is expected: 2 ln 2 - 1', () => {
    expect(deviance(2, 4, 2, 2)).toBeCloseTo(2 * Math.LN2 - 1, 15);
  });

  it('no row where 1.5 are expected: 1.5', () => {
    expect(deviance(0, 6, 3, 3)).toBe(1.5);
  });

  it('weights of which products vanish: 5e-324 alone in its classes is 5e-324 (744 - 1), rounded', () => {
    expect(deviance(5e-324, 1, 5e-324, 5e-324)).toBe(743 * 5e-324);
    expect(deviance(1e-200, 1, 1e-200, 1)).toBe(0);
  });

  it('as many rows as expected: exactly 0', () => {
    expect(deviance(2, 6, 4, 3)).toBe(0);
  });

  it('1 row in a million too many is half its square over the million, though ln sees next to nothing', () => {
    const k = 1_000_001;
    // Taylor's series of (1 + d) ln(1 + d) - d at d = 1e-6, to three terms.
    const d = 1e-6;
    const exact = 1e6 * (d ** 2 / 2 - d ** 3 / 6 + d ** 4 / 12);
    expect(Math.abs(deviance(k, 4e6, 2e6, 2e6) / exact - 1)).toBeLessThan(1e-15);
  });

  it('is never negative, and agrees with its definition', () => {
    const sizes = fc.tuple(
      fc.integer({ min: 1, max: 2000 }),
      fc.integer({ min: 1, max: 2000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(sizes, ([a, b, share]) => {
        const k = Math.floor(share * Math.min(a, b));
        const m = (a * b) / 4000;
        const value = deviance(k, 4000, a, b);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(Math.abs(value - ((k === 0 ? 0 : k * Math.log(k / m)) - k + m))).toBeLessThan(1e-14 * (k + m) * 10);
      }),
    );
  });
});
