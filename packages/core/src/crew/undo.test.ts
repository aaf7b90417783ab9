import { expect, it } from 'vitest';
import { forget, newUndo, partsOf, restore, save } from './undo.ts';

const rows = 2500;
const labels = Int32Array.from({ length: rows }, (_, i) => i);
const pairs = Float64Array.from({ length: 2 * rows }, (_, i) => i / 7);

it('parts are the bytes of the blocks’ rows, the last block as short as it is', () => {
  const bytes = (first: number, end: number) =>
    partsOf([labels, pairs], rows, { first, end }).map(({ length }) => length);
  expect(bytes(0, 1)).toEqual([4 * 1024, 16 * 1024]);
  expect(bytes(1, 4)).toEqual([4 * 1476, 16 * 1476]);
});

it('what was saved for a piece is put back for that piece, and for no other', () => {
  const changed = [labels.slice(), pairs.slice()];
  const parts = partsOf(changed, rows, { first: 1, end: 2 });
  const undo = newUndo(parts);
  restore(undo, 0, parts);
  save(undo, 3, parts);
  changed.forEach((array) => array.fill(-1, 1024));
  restore(undo, 2, parts);
  expect([changed[0][1024], changed[1][2047]]).toEqual([-1, -1]);
  restore(undo, 3, parts);
  expect(changed[0].subarray(0, 2048)).toEqual(labels.subarray(0, 2048));
  expect(changed[0][2048]).toBe(-1);
});

it('what was forgotten is not put back', () => {
  const changed = [labels.slice()];
  const parts = partsOf(changed, rows, { first: 0, end: 1 });
  const undo = newUndo(parts);
  save(undo, 0, parts);
  forget(undo);
  changed[0].fill(7);
  restore(undo, 0, parts);
  expect(changed[0][0]).toBe(7);
});
