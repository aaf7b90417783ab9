import { type Fit, answerNow, matrix } from '@mixwell/core';
import { describe, expect, it } from 'vitest';
import { agglomerate } from './agglomerate.ts';
import { agglomerateEqual } from './agglomerate-equal.ts';
import { merge, singletons } from './groups.ts';
import { mergeCost } from './merge-cost.ts';

const groupsOf = (rows: number[][]) => singletons(matrix(rows), new Float64Array(rows.length).fill(1));

const partsBy = (fit: Fit<Int32Array>): Int32Array => answerNow(fit, { matrix: matrix([[0]]), weights: null });

describe('by hand', () => {
  it('EII: merging 0 with 4 costs 8, and what is merged at 2 with 8 costs 24', () => {
    const groups = groupsOf([[0], [4], [8]]);
    const cost = mergeCost('EII', groups);
    expect(cost(1, 0)).toBe(8);
    merge(groups, 0, 1);
    expect([groups.mean[0], groups.weight[0], groups.weight[1], groups.trace[0]]).toEqual([2, 2, 0, 8]);
    expect(cost(2, 0)).toBe(24);
  });

  it('VII: of 0, 2, 10 the total trace is 56, so merging 0 and 2 costs 2 ln((2 + 56/3) / 2) - 2 ln(56/3)', () => {
    const groups = groupsOf([[0], [2], [10]]);
    expect(mergeCost('VII', groups)(1, 0)).toBeCloseTo(2 * Math.log((2 + 56 / 3) / 2) - 2 * Math.log(56 / 3), 12);
  });

  it('VVV: for more rows than columns the determinant counts, and VII does below that', () => {
    const groups = groupsOf([[0], [2], [10]]);
    const floor = 56 / 3;
    const wanted = 2 * Math.log(2 / 2 + (2 + floor) / 2) - 2 * Math.log(floor);
    expect(mergeCost('VVV', groups)(1, 0)).toBeCloseTo(wanted, 12);
    const wide = groupsOf([[0, 0], [2, 0], [0, 2]]); // prettier-ignore
    expect(mergeCost('VVV', wide)(1, 0)).toBe(mergeCost('VII', wide)(1, 0));
  });

  it('0, 1, 10, 12 and 30 part as 0 1 | 10 12 | 30', () => {
    const groups = groupsOf([[0], [1], [10], [12], [30]]);
    expect(partsBy(agglomerate(groups, mergeCost('EII', groups), 3))).toEqual(Int32Array.of(0, 0, 1, 1, 2));
  });

  it('EEE follows two long parallel lines, where EII cuts them across', () => {
    const lines = Array.from({ length: 40 }, (_, i) => [
      Math.floor(i / 2) + 0.1 * Math.sin(i),
      (i % 2) * 3 + 0.2 * Math.sin(i * i),
    ]);
    const isOfLine = (part: Int32Array) => part.every((value, i) => value === part[i % 2]);
    expect(isOfLine(partsBy(agglomerateEqual(groupsOf(lines), 2)))).toBe(true);
    const groups = groupsOf(lines);
    expect(isOfLine(partsBy(agglomerate(groups, mergeCost('EII', groups), 2)))).toBe(false);
  });
});
