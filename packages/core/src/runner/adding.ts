import { type Kernel, type RowArray, type RowBlock, type Sums, preparedFor } from '../kernel.ts';

/** What adds the blocks of one sweep, and sums to add them to: one for all ranges of blocks that are summed one after the other. */
export interface Adding<S, A> {
  add(block: RowBlock, sums: S, arrays: A): void;
  /** Sums over no rows at all. */
  fresh(): S;
  /** Takes sums back that nobody needs any more. */
  spend(sums: S): void;
}

/** A kernel is prepared here, once. */
export function newAdding<Ask, S extends Sums<S>, A extends { readonly [K in keyof A]: RowArray }>(
  kernel: Kernel<Ask, S, A>,
  ask: Ask,
  cols: number,
): Adding<S, A> {
  const spare: S[] = [];
  let blank: S | undefined;
  return {
    add: preparedFor(kernel, ask, cols),
    fresh: () => spare.pop() ?? kernel.empty(ask, cols),
    spend(sums) {
      blank ??= kernel.empty(ask, cols);
      for (const field in sums) sums[field].set(blank[field]);
      spare.push(sums);
    },
  };
}
