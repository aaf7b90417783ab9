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
import { candidateInertia } from './reference.ts';

describe('candidateInertia', () => {
  it('rows 0, 1, 10, so far 0, 1, 100 away: candidate 1 makes it 81, candidate 10 makes it 1', () => {
    const rows = { matrix: column(0, 1, 10), weights: null };
    const { inertia } = sumsOf(candidateInertia, { candidates: column(1, 10) }, rows, {
      closest: Float64Array.of(0, 1, 100),
    });
    expect([...inertia]).toEqual([81, 1]);
  });

  it('is the weighted sum of what would be left', () => {
    const check = ({ matrix, weights, points, labels }: ReturnType<typeof makeCase>) => {
      const closest = Float64Array.from(labels, (label) => 3 * label);
      const rows = rowsOf(matrix);
      const inertia = rowsOf(points).map((candidate) =>
        rows.reduce((sum, row, i) => sum + weights[i] * Math.min(closest[i], pointDistance(row, candidate)), 0),
      );
      expectClose(
        sumsOf(candidateInertia, { candidates: points }, { matrix, weights }, { closest }),
        { inertia },
        1e-13,
      );
    };
    fc.assert(fc.property(cases, check));
    check(makeCase(5000, 2, 3, 'blocks'));
  });

  it('two blocks merged are one block', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const closest = Float64Array.from(example.labels, (label) => 3 * label);
        const { whole, merged } = wholeAndMerged(candidateInertia, { candidates: example.points }, example, {
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
          sumsOf(candidateInertia, ask, example, { closest }),
          sumsOf(candidateInertia, ask, rows, { closest: Float64Array.from(indices, (i) => closest[i]) }),
          1e-14,
        );
      }),
    );
  });
});
