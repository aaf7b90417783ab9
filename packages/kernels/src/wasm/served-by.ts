import { type Kernel, type RowArray, type RowBlock, type Sums, preparedFor } from '@mixwell/core';
import { known } from '../known.ts';
import { ROOM } from './task.ts';

type Arrays<A> = { readonly [K in keyof A]: RowArray };

/** What takes the blocks of a sweep, or undefined where that sweep is left to the reference. */
export type OnWasm<Ask, S, A> = (ask: Ask, cols: number) => ((block: RowBlock, sums: S, arrays: A) => void) | undefined;

/**
 * `reference` with its blocks taken by WebAssembly wherever that is possible; the bits are the same. A block larger than those of a runner is
 * left to the reference.
 */
export function servedBy<Ask, S extends Sums<S>, A extends Arrays<A>>(
  reference: Kernel<Ask, S, A>,
  onWasm: OnWasm<Ask, S, A>,
): Kernel<Ask, S, A> {
  return known({
    ...reference,
    prepare(ask, cols) {
      const add = onWasm(ask, cols);
      let other: typeof add;
      return (block, sums, arrays) => {
        if (add && block.rows <= ROOM) add(block, sums, arrays);
        else (other ??= preparedFor(reference, ask, cols))(block, sums, arrays);
      };
    },
  });
}
