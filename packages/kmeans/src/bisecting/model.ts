import {
  type FitReport,
  type Matrix,
  type ModelKind,
  type StateReader,
  answerNow,
  fromJSON,
  modelJson,
  selectColumns,
} from '@mixwell/core';
import { type Identity, type KmeansModel, kmeansModel } from '../model.ts';
import { type BisectingNode, type BisectingTree, labelsByTree, leaves } from './tree.ts';

/** A k-means model whose clusters are the leaves of a tree; `predict` goes down the tree, as the fit did. */
export interface BisectingKmeansModel extends KmeansModel {
  readonly tree: BisectingTree;
}

export function bisectingModel(
  identity: Identity,
  report: FitReport,
  tree: BisectingTree,
  labels: Int32Array,
): BisectingKmeansModel {
  const clusters = leaves(tree);
  const base = kmeansModel(identity, report, stack(clusters.map(({ center }) => center)), labels, {});
  const model: BisectingKmeansModel = {
    ...base,
    tree: Object.freeze(tree.map((node) => Object.freeze(node))),
    predict(x) {
      const matrix = selectColumns(x, base.columns, `${base.name}.predict`);
      return answerNow(labelsByTree(tree), { matrix, weights: null });
    },
    toJSON: () =>
      modelJson(model, {
        clusters: base.clusters,
        centers: base.centers,
        labels,
        nodeCenters: stack(tree.map(({ center }) => center)),
        nodeWeights: tree.map(({ weight }) => weight),
        nodeInertia: tree.map(({ inertia }) => inertia),
        children: tree.flatMap(({ children }) => children ?? [0, 0]),
        nodeClusters: tree.map(({ cluster }) => cluster ?? 0),
      }),
  };
  return Object.freeze(model);
}

/** How models of `bisectingKmeans` come back from JSON. */
export const bisectingKmeansKind: ModelKind<BisectingKmeansModel> = {
  name: 'bisectingKmeans',
  restore({ name, params, columns, report }, state) {
    const clusters = state.count('clusters');
    const tree = readTree(state, clusters, columns.length);
    const centers = state.matrix('centers', clusters, columns.length);
    const ofLeaves = stack(leaves(tree).map(({ center }) => center)).data;
    state.refuseUnless(
      'centers',
      centers.data.every((value, c) => value === ofLeaves[c]),
    );
    return bisectingModel({ name, params, columns }, report, tree, state.labels('labels', report.rows, clusters));
  },
};

/**
 * The model of `bisectingKmeans` in `json`, as `toJSON` gave it.
 *
 * @throws MixwellError `invalid-model` where it is not one.
 */
export function bisectingKmeansFromJSON(json: unknown): BisectingKmeansModel {
  return fromJSON(json, [bisectingKmeansKind]);
}

/** Nodes are as many as `clusters` leaves make, each but the first the child of one before it, and each cluster is one leaf. */
function readTree(state: StateReader, clusters: number, cols: number): BisectingTree {
  const count = 2 * clusters - 1;
  const centers = state.matrix('nodeCenters', count, cols).data;
  const weights = state.numbers('nodeWeights', count);
  const inertia = state.numbers('nodeInertia', count);
  const children = state.labels('children', 2 * count, count);
  const numbers = state.labels('nodeClusters', count, clusters);
  const nodes = Array.from(weights, (weight, n): BisectingNode => {
    const [first, second] = children.subarray(2 * n, 2 * n + 2);
    const isLeaf = first === 0 && second === 0;
    return {
      center: centers.slice(n * cols, (n + 1) * cols),
      weight,
      inertia: inertia[n],
      children: isLeaf ? null : [first, second],
      cluster: isLeaf ? numbers[n] : null,
    };
  });
  const born = nodes.flatMap(({ children: pair }, n) => (pair ?? []).filter((child) => child > n));
  state.refuseUnless('children', born.length === count - 1 && new Set(born).size === count - 1);
  state.refuseUnless('nodeClusters', new Set(leaves(nodes).map(({ cluster }) => cluster)).size === clusters);
  return nodes;
}

function stack(rows: readonly Float64Array[]): Matrix {
  return { data: Float64Array.from(rows.flatMap((row) => Array.from(row))), rows: rows.length, cols: rows[0].length };
}
