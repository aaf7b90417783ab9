import { expect, it } from 'vitest';
import { allFinished, closeBoard, finishPiece, isFinished, newBoard, openBoard, piecesOn, takePiece } from './board.ts';

const blank = () => ({ a: new Float64Array(2), b: new Float64Array(1) });

it('each of three pieces is taken once a sweep, in order', () => {
  const board = newBoard(3, blank());
  for (const sweep of [1, 2]) {
    openBoard(board, sweep);
    expect([1, 2, 3, 4, 5].map(() => takePiece(board, sweep))).toEqual([0, 1, 2, null, null]);
  }
});

it('who is late for a sweep takes nothing of the next, and nothing from it', () => {
  const board = newBoard(2, blank());
  openBoard(board, 1);
  takePiece(board, 1);
  openBoard(board, 2);
  expect([takePiece(board, 1), takePiece(board, 2), takePiece(board, 1), takePiece(board, 2)]).toEqual([
    null,
    0,
    null,
    1,
  ]);
});

it('a closed board has none left', () => {
  const board = newBoard(3, blank());
  openBoard(board, 4);
  takePiece(board, 4);
  closeBoard(board, 4);
  expect(takePiece(board, 4)).toBeNull();
});

it('the sums of a piece are where they were left, until the next sweep', () => {
  const board = newBoard(2, blank());
  openBoard(board, 1);
  const sums = piecesOn(board, blank());
  expect([isFinished(board, 1, 1), allFinished(board, 1)]).toEqual([false, false]);
  finishPiece(board, 1, 1, { a: Float64Array.of(1, 2), b: Float64Array.of(3) });
  expect([isFinished(board, 1, 0), isFinished(board, 1, 1), allFinished(board, 1)]).toEqual([false, true, false]);
  finishPiece(board, 1, 0, { a: Float64Array.of(-1, NaN), b: Float64Array.of(Infinity) });
  expect([allFinished(board, 1), allFinished(board, 2)]).toEqual([true, false]);
  expect(sums.map(({ a, b }) => [...a, ...b])).toEqual([
    [-1, NaN, Infinity],
    [1, 2, 3],
  ]);
});

it('a kernel without sums only says that it is done', () => {
  const board = newBoard(1, {});
  openBoard(board, 1);
  finishPiece(board, 1, 0, {});
  expect(allFinished(board, 1)).toBe(true);
  expect(piecesOn(board, {})).toEqual([{}]);
});
