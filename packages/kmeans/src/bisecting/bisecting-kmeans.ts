import {
  type Fit,
  type RowsAbout,
  type Rules,
  type Seed,
  type StopReason,
  defineEstimator,
  fitReport,
  iteration,
  oneOf,
  randomStream,
  realNumber,
  rowArray,
  seedRule,
  sweep,
  wholeNumber,
} from '@mixwell/core';
import { columnSpread, hire, nearestCenter } from '@mixwell/kernels';
import type { Identity } from '../model.ts';
import { refuseTooFewRows } from '../refuse-too-few-rows.ts';
import { warningsOf } from '../warnings.ts';
import { type BisectingKmeansModel, bisectingModel } from './model.ts';
import { splitInTwo } from './split.ts';
import { type BisectingNode, type BisectingTree, labelsByTree, leaves } from './tree.ts';
import { hireFitPool } from '../hire-fit-pool.ts';

export interface BisectingKmeansOptions {
  /** Number of clusters, at least 1. */
  clusters: number;
  /** Which cluster is split next: that of the largest inertia, or of the most rows. Default 'inertia'. */
  split?: 'inertia' | 'size';
  /** Most iterations of one split, at least 1. Default 300. */
  maxIterations?: number;
  /** A split has settled when its centers' squared movement is at most this times the mean feature variance of its rows. Default 1e-4. */
  tolerance?: number;
  /** Where every random choice comes from; 1 and '1' are the same. Default 0. */
  seed?: Seed;
}

export const bisectingKmeansRules: Rules<BisectingKmeansOptions> = {
  clusters: wholeNumber({ min: 1, doc: 'Number of clusters.' }),
  split: oneOf(['inertia', 'size'], {
    default: 'inertia',
    doc: 'Which cluster is split next: that of the largest inertia, or that of the most rows among those that can be split.',
  }),
  maxIterations: wholeNumber({ min: 1, default: 300, doc: 'Most iterations of one split.' }),
  tolerance: realNumber({
    min: 0,
    default: 1e-4,
    doc: 'A split has settled when its centers’ squared movement is at most this times the mean feature variance of its rows.',
  }),
  seed: seedRule(),
};

type Params = Readonly<Required<BisectingKmeansOptions>>;

/**
 * k-means from the top [1]: all rows are one cluster, and one cluster at a time is split in two by k-means, until there are enough.
 *
 * Clusters come as a tree, and `predict` goes down it, so a row near a border can have a label whose center is not the nearest of all.
 * Iteration m leaves m clusters: `report.history` holds the inertia of 1, 2, ... clusters, and a fit that is stopped early has fewer.
 * Halves draw from the seed's fork 'split/m', so the first m clusters do not depend on how many are asked for.
 *
 * @throws MixwellError `invalid-param` for an unacceptable option; `invalid-input` from `fit` where there are fewer rows than clusters.
 *
 * Cost: O(rows * cols) an iteration of the topmost split, less below: each iteration looks at the rows of one cluster.
 *
 * [1] M. Steinbach, G. Karypis, V. Kumar, A comparison of document clustering techniques, KDD workshop on text mining (2000).
 */
export const bisectingKmeans = defineEstimator<BisectingKmeansOptions, BisectingKmeansModel>({
  name: 'bisectingKmeans',
  rules: bisectingKmeansRules,
  hire,
  hireFitPool,
  *fit(params, about) {
    refuseTooFewRows('bisectingKmeans', params.clusters, about);
    const identity = { name: 'bisectingKmeans', params: Object.freeze({ ...params }), columns: about.columns };
    const labels = yield* rowArray('int32');
    const tree: BisectingNode[] = [yield* root(about, labels)];
    const history: number[] = [];
    let stop: StopReason = 'tolerance';
    for (let clusters = 1; ; clusters++) {
      const length = history.push(leaves(tree).reduce((sum, { inertia }) => sum + inertia, 0));
      const moment = { tree: tree.slice(), history: history.slice() };
      const verdict = yield* iteration({
        iteration: length,
        objective: history[length - 1],
        change: length > 1 ? history[length - 1] - history[length - 2] : 0,
        finish: (reason) => modelAt(moment, identity, about, reason),
      });
      if (verdict === 'stopped-by-caller') return yield* modelAt({ tree, history }, identity, about, verdict);
      if (clusters === params.clusters) return yield* modelAt({ tree, history }, identity, about, stop);
      const isSettled = yield* splitNext(tree, clusters, labels, params);
      if (!isSettled) stop = 'max-iterations';
    }
  },
});

function* root(about: RowsAbout, labels: Int32Array): Fit<BisectingNode> {
  const { mean } = yield* columnSpread('bisectingKmeans', about);
  const centers = { data: mean, rows: 1, cols: about.cols };
  const { weight, inertia } = yield* sweep(nearestCenter, { centers }, { labels });
  return { center: mean, weight: weight[0], inertia: inertia[0], children: null, cluster: 0 };
}

/** Splits the next cluster; the second half becomes cluster `newest`. Writes tree and labels; whether the split has settled. */
function* splitNext(tree: BisectingNode[], newest: number, labels: Int32Array, params: Params): Fit<boolean> {
  const node = nextToSplit(tree, params.split);
  const cluster = node.cluster as number;
  const random = randomStream(params.seed, `split/${newest}`);
  const cols = node.center.length;
  const settled = (params.tolerance * node.inertia) / node.weight / cols;
  const split = yield* splitInTwo(cluster, labels, random, { maxIterations: params.maxIterations, settled });
  const half = (side: number, number: number): BisectingNode => ({
    center: split.centers.data.slice(side * cols, (side + 1) * cols),
    weight: split.sums.weight[side],
    inertia: split.sums.inertia[side],
    children: null,
    cluster: number,
  });
  tree[tree.indexOf(node)] = { ...node, children: [tree.length, tree.length + 1], cluster: null };
  tree.push(half(0, cluster), half(1, newest));
  labels.forEach((label, i) => void (label === cluster && split.sides[i] === 1 && (labels[i] = newest)));
  return split.isSettled;
}

/** Clusters whose rows are all equal come last; of equal ones, the lowest. */
function nextToSplit(tree: BisectingTree, by: 'inertia' | 'size'): BisectingNode {
  const all = leaves(tree);
  const divisible = all.filter(({ inertia }) => inertia > 0);
  const measure = ({ inertia, weight }: BisectingNode): number => (by === 'inertia' ? inertia : weight);
  return (divisible.length > 0 ? divisible : all).reduce((best, node) => (measure(node) > measure(best) ? node : best));
}

interface Moment {
  readonly tree: BisectingTree;
  readonly history: readonly number[];
}

function* modelAt(
  { tree, history }: Moment,
  identity: Identity,
  about: RowsAbout,
  stop: StopReason,
): Fit<BisectingKmeansModel> {
  const labels = yield* labelsByTree(tree);
  const clusters = leaves(tree);
  const centers = {
    data: Float64Array.from(clusters.flatMap(({ center }) => Array.from(center))),
    rows: clusters.length,
    cols: about.cols,
  };
  const weight = Float64Array.from(clusters, (leaf) => leaf.weight);
  const warnings = warningsOf({ centers, labels, weight, history, stop });
  const report = fitReport(about, { objectiveName: 'inertia', better: 'smaller', history, stop, warnings });
  return bisectingModel(identity, report, tree, labels);
}
