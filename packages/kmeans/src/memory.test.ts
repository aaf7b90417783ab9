import { type Home, type RowArray, type Rows, answerNow, newRowArray, randomStream } from '@mixwell/core';
import { expect, it } from 'vitest';
import type { Algorithm } from './assign.ts';
import { kmeansLloyd } from './kmeans-lloyd.ts';

/** Three heaps far apart, so that few rows change their label after the first iteration. */
function heaps(rows: number, cols: number): Rows {
  const random = randomStream('heaps');
  const data = Float64Array.from({ length: rows * cols }, (_, at) => 100 * (Math.floor(at / cols) % 3) + random());
  return { matrix: { data, rows, cols }, weights: null };
}

/** Most bytes a row that a fit holds at a time beside the rows, and the kinds of arrays that it asked for. */
function arraysOf(algorithm: Algorithm, rows: Rows, init: 'k-means++' | 'k-means||' = 'k-means++') {
  const held = new Set<RowArray>();
  const kinds = new Set<string>();
  let most = 0;
  const home: Home = {
    rows,
    *moveIn() {},
    array(type, length) {
      const array = newRowArray(type, length);
      held.add(array);
      kinds.add(type);
      most = Math.max(
        most,
        [...held].reduce((bytes, { byteLength }) => bytes + byteLength, 0),
      );
      return array;
    },
    free: (array) => held.delete(array),
    leave: () => {},
  };
  const { rows: count, cols } = rows.matrix;
  const about = { rows: count, cols, columns: [], totalWeight: count, presentRows: count };
  const params = { clusters: 3, init, maxIterations: 4, tolerance: 0, algorithm, seed: 1 };
  answerNow(kmeansLloyd('kmeans', params, about), rows, () => home);
  return { bytesARow: most / count, hasBounds: kinds.has('float32') };
}

it.each<[Algorithm, number, number, boolean]>([
  ['auto', 2, 8, false],
  ['auto', 3, 12, true],
  ['lloyd', 8, 8, false],
  ['hamerly', 2, 12, true],
  // A bound a center, in groups of four.
  ['elkan', 2, 20, true],
])(
  '%s in %i columns holds %i bytes a row besides: not the distances of the seeding and labels together',
  (algorithm, cols, bytesARow, hasBounds) => {
    expect(arraysOf(algorithm, heaps(5000, cols))).toEqual({ bytesARow, hasBounds });
  },
);

it('k-means|| holds 20, of which nothing is left when Lloyd’s iterations begin', () => {
  expect(arraysOf('hamerly', heaps(5000, 2), 'k-means||')).toEqual({ bytesARow: 20, hasBounds: true });
});

it('auto keeps no bounds where labels and bounds are more than 4 MiB and a tenth of the rows', () => {
  expect(arraysOf('auto', heaps(349_000, 3)).hasBounds).toBe(true);
  expect(arraysOf('auto', heaps(350_000, 3)).hasBounds).toBe(false);
  expect(arraysOf('auto', heaps(350_000, 15)).hasBounds).toBe(true);
});
