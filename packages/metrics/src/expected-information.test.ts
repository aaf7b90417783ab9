import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedInformation } from './expected-information.ts';
import { information } from './information.ts';
import { jointCounts } from './joint-counts.ts';

const counts = (a: readonly number[], b: readonly number[]) => jointCounts('test', ['a', a], ['b', b]);
const sizesAsLabels = (sizes: readonly number[]) => sizes.flatMap((size, k) => Array<number>(size).fill(k));

function permutations(items: readonly number[]): number[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, at) =>
    permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]),
  );
}

function factorials(n: number): bigint[] {
  const table = [1n];
  for (let i = 1; i <= n; i++) table.push(table[i - 1] * BigInt(i));
  return table;
}

/** The usual sum over pairs of classes and their common counts, with exact probabilities. */
function byFactorials(sizesA: readonly number[], sizesB: readonly number[]): number {
  const n = sizesA.reduce((sum, size) => sum + size, 0);
  const f = factorials(n);
  const scale = 10n ** 30n;
  let sum = 0;
  for (const a of sizesA) {
    for (const b of sizesB) {
      for (let k = Math.max(1, a + b - n); k <= Math.min(a, b); k++) {
        const above = f[a] * f[b] * f[n - a] * f[n - b];
        const below = f[n] * f[k] * f[a - k] * f[b - k] * f[n - a - b + k];
        const probability = Number((above * scale) / below) / 1e30;
        sum += (k / n) * Math.log((n * k) / (a * b)) * probability;
      }
    }
  }
  return sum;
}

describe('expectedInformation', () => {
  it('0 0 1 1 against two pairs: a third of ln 2, for the one deal in three that agrees', () => {
    expect(expectedInformation(counts([0, 0, 1, 1], [0, 1, 0, 1]))).toBeCloseTo(Math.LN2 / 3, 15);
  });

  it('is the mean over all permutations of 7 rows', () => {
    const a = [0, 0, 0, 1, 1, 2, 2];
    const deals = permutations([0, 0, 1, 1, 1, 1, 2]);
    const mean = deals.reduce((sum, b) => sum + information(counts(a, b)).mutual, 0) / deals.length;
    expect(Math.abs(expectedInformation(counts(a, deals[0])) / mean - 1)).toBeLessThan(1e-13);
  });

  it('is the sum with exact factorials', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(sizes, sizes, (sizesA, sizesB) => {
        const [n, m] = [sizesA, sizesB].map((all) => all.reduce((sum, size) => sum + size, 0));
        const filledA = n < m ? [...sizesA, m - n] : sizesA;
        const filledB = m < n ? [...sizesB, n - m] : sizesB;
        const got = expectedInformation(counts(sizesAsLabels(filledA), sizesAsLabels(filledB)));
        expect(Math.abs(got / byFactorials(filledA, filledB) - 1)).toBeLessThan(1e-12);
      }),
      { numRuns: 50 },
    );
  });

  it('of many rows is (classes - 1)^2 / 2n, as of a chi-squared', () => {
    const rows = 1e6;
    const a = Array.from({ length: rows }, (_, i) => i % 4);
    const b = Array.from({ length: rows }, (_, i) => (i % 2) * 2 + (i % 3 === 0 ? 1 : 0));
    // The next term of the expansion is of order classes^2 / n relative to this.
    expect(Math.abs((expectedInformation(counts(a, b)) * 2 * rows) / 9 - 1)).toBeLessThan(16 / rows);
  });
});
