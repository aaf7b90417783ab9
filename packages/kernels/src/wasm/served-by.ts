import type { Kernel, RowArray, RowBlock, Sums } from '@mixwell/core';

type Arrays<A> = { readonly [K in keyof A]: RowArray };

/** What takes the blocks of a sweep, or undefined where that sweep is left to the reference. */
export type OnWasm<Ask, S, A> = (ask: Ask, cols: number) => ((block: RowBlock, sums: S, arrays: A) => void) | undefined;

/** `reference` with its blocks taken by WebAssembly wherever that is possible; the bits are the same. */
export function servedBy<Ask, S extends Sums<S>, A extends Arrays<A>>(
  reference: Kernel<Ask, S, A>,
  onWasm: OnWasm<Ask, S, A>,
): Kernel<Ask, S, A> {
  return {
    ...reference,
    prepare: (ask, cols) =>
      onWasm(ask, cols) ??
      reference.prepare?.(ask, cols) ??
      ((block, sums, arrays) => reference.accumulate(ask, block, sums, arrays)),
  };
}
