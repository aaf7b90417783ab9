import { addSums, type Kernel, type RowArray, type Sums } from '../kernel.ts';

/** Sums that are merged pairwise in a fixed binary tree, in the order in which they are added. */
export interface MergeTree<S> {
  add(sums: S): void;
  /** All of them merged. */
  total(): S;
}

/** A tree by the merge of `kernel`; `spent` hears of sums that were merged into others, and are free for other use. */
export function mergeTree<Ask, S extends Sums<S>, A extends { readonly [K in keyof A]: RowArray }>(
  kernel: Pick<Kernel<Ask, S, A>, 'merge'>,
  spent: (sums: S) => void = () => {},
): MergeTree<S> {
  const merge = kernel.merge?.bind(kernel) ?? addSums;
  const pending: S[] = [];
  let count = 0;
  const mergeLastTwo = (): void => {
    const right = pending.pop() as S;
    merge(pending[pending.length - 1], right);
    spent(right);
  };
  return {
    add(sums) {
      pending.push(sums);
      for (let done = ++count; done % 2 === 0; done /= 2) mergeLastTwo();
    },
    total() {
      while (pending.length > 1) mergeLastTwo();
      return pending[0];
    },
  };
}
