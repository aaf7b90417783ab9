import { describe, expect, it } from 'vitest';
import { defineEstimator } from './define-estimator.ts';
import type { FittedModel } from './estimator.ts';
import { foundOnce, sharedRows } from './findings.ts';
import { takeRows } from './fit.ts';
import { hasMissingCells, matrix, toTable } from './table.ts';

const table = matrix([[1], [2], [3]]);

/** The first row and how many times it had to be looked for until now. */
function looking(): { first(x: Parameters<typeof matrix>[0], options?: object): number; times(): number } {
  let times = 0;
  const first = defineEstimator<object, FittedModel & { value: number }>({
    name: 'first',
    rules: {},
    *fit(_, about) {
      const value = yield* foundOnce(about, 'first', function* () {
        times++;
        return (yield* takeRows([0])).data[0];
      });
      return { value } as FittedModel & { value: number };
    },
  })({});
  return { first: (x, options) => first.fit(x, options).value, times: () => times };
}

describe('what fits of the same rows find out', () => {
  it('is found once where they share it', () => {
    const { first, times } = looking();
    const { matrix } = sharedRows({ matrix: table, weights: null });
    expect([first(matrix), first(matrix), times()]).toEqual([1, 1, 1]);
  });

  it('is found by each where nobody said that they share, as the rows may have changed', () => {
    const { first, times } = looking();
    const rows = matrix({ data: Float64Array.of(1, 2), rows: 2, cols: 1 });
    expect(first(rows)).toBe(1);
    rows.data[0] = 5;
    expect([first(rows), times()]).toEqual([5, 2]);
  });

  it('is found by each study of the same table', () => {
    const { first, times } = looking();
    for (let i = 0; i < 2; i++) first(sharedRows({ matrix: table, weights: null }).matrix);
    expect(times()).toBe(2);
  });

  it('leaves missing cells known as such', () => {
    const gappy = toTable([[1], [NaN]], 'first', 'missing-cells');
    const kept = [gappy, table].map((rows) => hasMissingCells(sharedRows({ matrix: rows, weights: null }).matrix));
    expect(kept).toEqual([true, false]);
  });

  it('is not shared with a fit of other weights or another arithmetic', () => {
    const { first, times } = looking();
    const weights = Float64Array.of(1, 2, 3);
    const { matrix } = sharedRows({ matrix: table, weights });
    for (const sampleWeights of [weights, weights, weights.slice(), undefined]) first(matrix, { sampleWeights });
    first(matrix, { sampleWeights: weights, arithmetic: 'fused' });
    expect(times()).toBe(4);
  });
});
