import { expect, it } from 'vitest';
import { allFinished, closeBoard, finishPiece, isFinished, newBoard, readPiece, takePiece } from './board.ts';

const blank = () => ({ a: new Float64Array(2), b: new Float64Array(1) });

it('each of three pieces is taken once, in order', () => {
  const board = newBoard(3, blank());
  expect([1, 2, 3, 4, 5].map(() => takePiece(board))).toEqual([0, 1, 2, null, null]);
});

it('a closed board has none left', () => {
  const board = newBoard(3, blank());
  takePiece(board);
  closeBoard(board);
  expect(takePiece(board)).toBeNull();
});

it('the sums of a piece are read as they were left', () => {
  const board = newBoard(2, blank());
  expect([isFinished(board, 1), allFinished(board)]).toEqual([false, false]);
  finishPiece(board, 1, { a: Float64Array.of(1, 2), b: Float64Array.of(3) });
  expect([isFinished(board, 0), isFinished(board, 1), allFinished(board)]).toEqual([false, true, false]);
  finishPiece(board, 0, { a: Float64Array.of(-1, NaN), b: Float64Array.of(Infinity) });
  expect(allFinished(board)).toBe(true);
  const found = [blank(), blank()];
  found.forEach((into, piece) => readPiece(board, piece, into));
  expect(found).toEqual([
    { a: Float64Array.of(-1, NaN), b: Float64Array.of(Infinity) },
    { a: Float64Array.of(1, 2), b: Float64Array.of(3) },
  ]);
});

it('a kernel without sums only says that it is done', () => {
  const board = newBoard(1, {});
  finishPiece(board, 0, {});
  expect(allFinished(board)).toBe(true);
});
