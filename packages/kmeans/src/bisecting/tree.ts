import { type Fit, type Kernel, rowArray, sweep } from '@mixwell/core';
import { squaredDistance } from '@mixwell/kernels';

/** A cluster as it was before it was split, or as it is at the end. */
export interface BisectingNode {
  /** Length cols. */
  readonly center: Float64Array;
  /** Weight of its training rows. */
  readonly weight: number;
  /** Their weighted sum of squared distances to `center`, in squared data units. */
  readonly inertia: number;
  /** Its halves by their place in the tree; null where it was not split. */
  readonly children: readonly [near: number, far: number] | null;
  /** Its number among the clusters; null where it was split. */
  readonly cluster: number | null;
}

/** Node 0 has all rows; children come after their parent. */
export type BisectingTree = readonly BisectingNode[];

/** Labels rows by going down the tree, at each node to the child whose center is nearer, the first in a tie. */
const leafLabels: Kernel<{ readonly tree: BisectingTree }, object, { labels: Int32Array }> = {
  name: 'leaf-labels',
  empty: () => ({}),
  accumulate({ tree }, { data, rows, cols }, _, { labels }) {
    for (let i = 0, x = 0; i < rows; i++, x += cols) {
      let node = tree[0];
      while (node.children) {
        const [first, second] = [tree[node.children[0]], tree[node.children[1]]];
        const isSecond =
          squaredDistance(data, x, second.center, 0, cols) < squaredDistance(data, x, first.center, 0, cols);
        node = isSecond ? second : first;
      }
      labels[i] = node.cluster as number;
    }
  },
};

/** The cluster of each row. */
export function* labelsByTree(tree: BisectingTree): Fit<Int32Array> {
  const labels = yield* rowArray('int32');
  yield* sweep(leafLabels, { tree }, { labels });
  return labels;
}

/** The nodes that were not split, in the order of their clusters. */
export function leaves(tree: BisectingTree): BisectingNode[] {
  return tree.filter(({ cluster }) => cluster !== null).sort((a, b) => (a.cluster as number) - (b.cluster as number));
}
