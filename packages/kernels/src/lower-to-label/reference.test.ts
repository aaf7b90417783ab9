import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cases, column, makeCase, pointDistance, rowsOf, sumsOf } from '../../test/cases.ts';
import { lowerToLabel } from './reference.ts';

it('of rows 0, 5, 9 with centers 1 and 8, the squared distances are 1, 9, 1; what is lower stays', () => {
  const closest = Float64Array.of(Infinity, 4, Infinity);
  const labels = Int32Array.of(0, 1, 1);
  sumsOf(lowerToLabel, { centers: column(1, 8) }, { matrix: column(0, 5, 9), weights: null }, { labels, closest });
  expect(closest).toEqual(Float64Array.of(1, 4, 1));
});

it('is the distance to the center of the label, in every block', () => {
  const check = ({ matrix, points, labels }: ReturnType<typeof makeCase>) => {
    const closest = new Float64Array(matrix.rows).fill(Infinity);
    sumsOf(lowerToLabel, { centers: points }, { matrix, weights: null }, { labels, closest });
    expect([...closest]).toEqual(rowsOf(matrix).map((row, i) => pointDistance(row, rowsOf(points)[labels[i]])));
  };
  fc.assert(fc.property(cases, check));
  check(makeCase(3000, 2, 3, 'label'));
});
