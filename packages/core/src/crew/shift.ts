import { type Rows, blockCount, sumBlocksNow } from '../runner/blocks.ts';
import type { Shift } from '../runner/crew.ts';
import type { SweepRequest } from '../fit.ts';
import { MixwellError } from '../error.ts';
import { eventLoop } from '../runner/event-loop.ts';
import { mergeTree } from '../runner/merge-tree.ts';
import { pieceBlocks, pieceCount } from './pieces.ts';
import type { AnySums, Work } from './work.ts';

/**
 * A shift whose sweeps over `rows`, by kernels that `isKnown` to others, are cut into pieces and done by them.
 *
 * Their sums meet in the order of the one merge tree. Row arrays change in this memory only when a piece has been finished: what
 * was left half done is done again, here, from what was there before.
 */
export function newShift(work: Work, rows: Rows, isKnown: (kernel: SweepRequest['kernel']) => boolean): Shift {
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
          tree.add(sumBlocksNow(kernel, ask, arrays, rows, pieceBlocks(piece, blocks)));
        }
      }
    } finally {
      loop.close();
    }
    return copyOf(tree.total());
  };
  return {
    sweep(request) {
      return isKnown(request.kernel) && work.isReady() ? answer(request) : null;
    },
    end() {
      hasEnded = true;
      return work.end();
    },
  };
}

/** Sums of ordinary memory, which no later sweep changes. */
function copyOf(sums: AnySums): AnySums {
  return Object.fromEntries(Object.entries(sums).map(([name, field]) => [name, field.slice()]));
}
