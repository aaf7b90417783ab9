import { type RowArray, type Rows, blockCount, sumBlocks } from '@mixwell/core';
import { type Board, finishPiece, takePiece } from './board.ts';
import { knownKernels } from './known-kernels.ts';
import { pieceBlocks } from './pieces.ts';
import { preparedOnce } from './prepared-once.ts';

/** One sweep, as threads are told of it: plain data, the large of it in shared memory. */
export interface Order {
  /** Tells it from other orders of the crew. */
  readonly id: number;
  /** Name of the kernel. */
  readonly kernel: string;
  readonly ask: unknown;
  readonly rows: Rows;
  readonly arrays: Readonly<Record<string, RowArray>>;
  readonly board: Board;
}

/** Takes pieces of the sweep until none is left. */
export function carryOut({ kernel: name, ask, rows, arrays, board }: Order): void {
  const known = knownKernels.get(name);
  if (!known) return;
  const kernel = preparedOnce(known);
  const blocks = blockCount(rows);
  for (let piece = takePiece(board); piece !== null; piece = takePiece(board)) {
    const work = sumBlocks(kernel, ask, arrays, rows, pieceBlocks(piece, blocks));
    let turn = work.next();
    while (!turn.done) turn = work.next();
    finishPiece(board, piece, turn.value);
  }
}
