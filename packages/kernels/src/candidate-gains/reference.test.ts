import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cases,
  column,
  expectClose,
  makeCase,
  pointDistance,
  repeated,
  rowsOf,
  sumsOf,
  wholeAndMerged,
} from '../../test/cases.ts';
import { candidateGains } from './reference.ts';

describe('candidateGains', () => {
  it('rows 0, 1, 10, so far 0, 1, 100 away: candidate 1 gains 1 + 19, candidate 10 gains 100', () => {
    const rows = { matrix: column(0, 1, 10), weights: null };
    const { gain } = sumsOf(candidateGains, { candidates: column(1, 10) }, rows, {
      closest: Float64Array.of(0, 1, 100),
    });
    expect([...gain]).toEqual([20, 100]);
  });

  it('is the weighted sum of what would be saved', () => {
    const check = ({ matrix, weights, points, labels }: ReturnType<typeof makeCase>) => {
      const closest = Float64Array.from(labels, (label) => 3 * label);
      const rows = rowsOf(matrix);
      const gain = rowsOf(points).map((candidate) =>
        rows.reduce((sum, row, i) => sum + weights[i] * Math.max(0, closest[i] - pointDistance(row, candidate)), 0),
      );
      expectClose(sumsOf(candidateGains, { candidates: points }, { matrix, weights }, { closest }), { gain }, 1e-13);
    };
    fc.assert(fc.property(cases, check));
    check(makeCase(5000, 2, 3, 'blocks'));
  });

  it('two blocks merged are one block', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const closest = Float64Array.from(example.labels, (label) => 3 * label);
        const { whole, merged } = wholeAndMerged(candidateGains, { candidates: example.points }, example, {
          closest,
        });
        expectClose(merged, whole, 1e-14);
      }),
    );
  });

  it('weight 2 is the row twice, weight 0 no row', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const closest = Float64Array.from(example.labels, (label) => 3 * label);
        const { rows, indices } = repeated(example);
        const ask = { candidates: example.points };
        expectClose(
          sumsOf(candidateGains, ask, example, { closest }),
          sumsOf(candidateGains, ask, rows, { closest: Float64Array.from(indices, (i) => closest[i]) }),
          1e-14,
        );
      }),
    );
  });
});
