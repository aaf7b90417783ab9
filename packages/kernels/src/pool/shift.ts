import {
  type Rows,
  type Shift,
  type SweepRequest,
  MixwellError,
  blockCount,
  eventLoop,
  mergeTree,
  sumBlocks,
} from '@mixwell/core';
import { isKnown } from '../known.ts';
import { pieceBlocks, pieceCount } from './pieces.ts';
import type { Work } from './work.ts';

/**
 * A shift whose sweeps over `rows` are cut into pieces and done by others.
 *
 * Their sums meet in the order of the one merge tree. Row arrays change in this memory only when a piece has been finished: what
 * was left half done is done again, here, from what was there before.
 */
export function newShift(work: Work, rows: Rows): Shift {
  const blocks = blockCount(rows);
  let hasEnded = false;

  const answer = async (request: SweepRequest): Promise<unknown> => {
    const { kernel, ask, arrays } = request;
    const finished = await work.share(request);
    const tree = mergeTree(kernel);
    const loop = eventLoop();
    try {
      for (let piece = 0; piece < pieceCount(blocks); piece++) {
        const sums = finished(piece);
        if (sums) {
          tree.add(sums);
        } else {
          await loop.turn();
          if (hasEnded) throw new MixwellError('aborted', 'The shift has ended.');
          const here = sumBlocks(kernel, ask, arrays, rows, pieceBlocks(piece, blocks));
          let turn = here.next();
          while (!turn.done) turn = here.next();
          tree.add(turn.value);
        }
      }
    } finally {
      loop.close();
    }
    return tree.total();
  };
  return {
    sweep(request) {
      return isKnown(request.kernel) && work.isReady() ? answer(request) : null;
    },
    end() {
      hasEnded = true;
      work.end();
    },
  };
}
