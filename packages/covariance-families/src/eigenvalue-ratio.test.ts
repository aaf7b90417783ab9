import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitedTo } from './eigenvalue-ratio.ts';
import { families } from './families.ts';
import type { Family } from './letters.ts';

const unbound = { columns: Float64Array.of(0, 0), axis: 0, sphere: 0 };
const units = Float64Array.of(1, 1);

/** The covariances of this family under the bound, from variances along two columns of one row a component. */
function variancesUnder(ratio: number, family: Family, ...variances: [number, number][]): number[][] {
  const scatter = Float64Array.from(variances.flatMap(([a, b]) => [a, 0, 0, b]));
  const weight = new Float64Array(variances.length).fill(1);
  const moments = { components: variances.length, cols: 2, weight, scatter, before: scatter };
  const { covariances } = limitedTo(ratio, families[family], units).maximize(moments, unbound);
  return variances.map((_, k) => [covariances[k * 4], covariances[k * 4 + 3]]);
}

describe('by hand', () => {
  it('1 and 16 under ratio 4: m is the mean of 1 and 16 / 4, so 2.5 and 10', () => {
    expect(variancesUnder(4, 'VVV', [1, 16])).toEqual([[expect.closeTo(2.5, 14), expect.closeTo(10, 14)]]);
  });

  it('under ratio 1 all are the mean of all', () => {
    expect(variancesUnder(1, 'VVI', [1, 3], [5, 7])).toEqual([
      [4, 4],
      [4, 4],
    ]);
  });

  it('1 and 4 beside 5 and 6 under ratio 3: m is the mean of 1, 5/3 and 6/3, and 4 stays', () => {
    const m = (1 + 5 / 3 + 2) / 3;
    expect(variancesUnder(3, 'VVV', [1, 4], [5, 6]).flat()).toEqual(
      [m, 4, 3 * m, 3 * m].map((value) => expect.closeTo(value, 14)),
    );
  });

  it('a component without any scatter gets m, not 0', () => {
    const m = (0 + 0 + 1 + 1) / 4;
    expect(variancesUnder(10, 'VVV', [0, 0], [10, 10]).flat()).toEqual(
      [m, m, 10 * m, 10 * m].map((value) => expect.closeTo(value, 14)),
    );
  });

  it('what keeps the bound is not touched', () => {
    expect(variancesUnder(16, 'VVV', [1, 16], [2, 3])).toEqual([
      [1, 16],
      [2, 3],
    ]);
  });
});

describe('properties', () => {
  it('of 500 random choices inside the bound none is more likely than the one that is found', () => {
    const value = fc.double({ min: 0, max: 100, noNaN: true });
    const cases = fc.record({
      values: fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 3 }),
      ratio: fc.double({ min: 1, max: 50, noNaN: true }),
      low: fc.double({ min: 0.01, max: 100, noNaN: true }),
      shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
    });
    fc.assert(
      fc.property(cases, ({ values, ratio, low, shares }) => {
        fc.pre(values.flat().some((one) => one > 1e-3));
        const cost = (variances: number[]): number =>
          values.flat().reduce((sum, one, c) => sum + Math.log(variances[c]) + one / variances[c], 0);
        const found = variancesUnder(ratio, 'VVI', ...values).flat();
        expect(Math.max(...found) / Math.min(...found)).toBeLessThan(ratio * (1 + 1e-12));
        const other = found.map((_, c) => low * (1 + shares[c] * (ratio - 1)));
        expect(cost(found)).toBeLessThanOrEqual(cost(other) + 1e-9 * Math.max(1, Math.abs(cost(other))));
      }),
      { numRuns: 500 },
    );
  });
});
