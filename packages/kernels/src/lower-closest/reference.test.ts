import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases, column, makeCase, pointDistance, rowsOf, sumsOf } from '../../test/cases.ts';
import { lowerClosest } from './reference.ts';

describe('lowerClosest', () => {
  const rows = { matrix: column(0, 1, 10), weights: null };

  it('the first seed 0 sets 0, 1, 100 whatever was there; the second, 8, lowers only the last', () => {
    const closest = Float64Array.of(-1, 0, 7);
    sumsOf(lowerClosest, { seed: column(0), isFirst: true }, rows, { closest });
    expect([...closest]).toEqual([0, 1, 100]);
    sumsOf(lowerClosest, { seed: column(8), isFirst: false }, rows, { closest });
    expect([...closest]).toEqual([0, 1, 4]);
  });

  it('after several seeds is the squared distance from the nearest', () => {
    const check = ({ matrix, points }: ReturnType<typeof makeCase>) => {
      const closest = new Float64Array(matrix.rows);
      const seeds = rowsOf(points);
      seeds.forEach((seed, at) => {
        const one = { data: Float64Array.from(seed), rows: 1, cols: matrix.cols };
        sumsOf(lowerClosest, { seed: one, isFirst: at === 0 }, { matrix, weights: null }, { closest });
      });
      expect([...closest]).toEqual(
        rowsOf(matrix).map((row) => Math.min(...seeds.map((seed) => pointDistance(row, seed)))),
      );
    };
    fc.assert(fc.property(cases, check));
    check(makeCase(3000, 2, 3, 'blocks'));
  });
});
