import type { ClusterModel, ClusterParameters, Estimator, FittedModel, RandomStream, Rows } from '@mixwell/core';
import { clustersOf, startingFrom } from './clusters.ts';

/**
 * A recipe that starts from clusters of two models of the same rows and size: each cluster of `one`, or its partner in `other`, as a
 * coin decides [1]. Partners share the most rows.
 *
 * Every estimator can take part that can grow. Null where the recipe refuses such a start.
 *
 * Cost: O(rows + clusters^2 log clusters).
 *
 * [1] D. Gribel, T. Vidal, HG-means: a scalable hybrid genetic algorithm for minimum sum-of-squares clustering, Pattern Recognition
 *     88 (2019), section 3.2.
 */
export function crossed<M extends FittedModel>(
  recipe: Estimator<M>,
  one: M,
  other: M,
  rows: Rows,
  random: RandomStream,
): Estimator<M> | null {
  const [ours, theirs] = [clustersOf(one), clustersOf(other)];
  if (!ours || !theirs || ours.means.length !== theirs.means.length) return null;
  const partners = partnersOf(one as unknown as ClusterModel, other as unknown as ClusterModel, rows);
  const stays = coins(partners.length, random);
  return startingFrom(recipe, mixed(ours, theirs, partners, stays));
}

/** The cluster of `other` that goes with each of `one`: of all pairs those first that share most of their rows. */
function partnersOf(one: ClusterModel, other: ClusterModel, { weights }: Rows): number[] {
  const size = one.centers.rows;
  const shared = new Float64Array(size * size);
  const own = new Float64Array(size);
  const their = new Float64Array(size);
  for (let i = 0; i < one.labels.length; i++) {
    const [k, l] = [one.labels[i], other.labels[i]];
    // Rows of noise are in no cluster.
    if (!(k >= 0 && k < size && l >= 0 && l < size)) continue;
    const weight = weights?.[i] ?? 1;
    shared[k * size + l] += weight;
    own[k] += weight;
    their[l] += weight;
  }
  const likeness = shared.map((weight, at) => weight / Math.sqrt(own[Math.floor(at / size)] * their[at % size] || 1));
  const partners = new Array<number>(size).fill(-1);
  const isTaken = new Array<boolean>(size).fill(false);
  for (const at of Array.from(likeness.keys()).sort((a, b) => likeness[b] - likeness[a] || a - b)) {
    const [k, l] = [Math.floor(at / size), at % size];
    if (partners[k] >= 0 || isTaken[l]) continue;
    partners[k] = l;
    isTaken[l] = true;
  }
  return partners;
}

/** A coin for each cluster; where all would fall alike one is turned. */
function coins(size: number, random: RandomStream): boolean[] {
  const all = Array.from({ length: size }, () => random() < 0.5);
  const turned = Math.floor(random() * size);
  return all.every((coin) => coin === all[0]) ? all.with(turned, !all[turned]) : all;
}

/** The clusters of `ours` that stay, and the partners of the others. */
function mixed(
  ours: ClusterParameters,
  theirs: ClusterParameters,
  partners: readonly number[],
  stays: readonly boolean[],
): ClusterParameters {
  const pick = <T>(own: readonly T[], their: readonly T[]): T[] =>
    partners.map((l, k) => (stays[k] ? own[k] : their[l]));
  const weights = ours.weights && theirs.weights && pick(ours.weights, theirs.weights);
  const total = weights?.reduce((sum, weight) => sum + weight, 0) ?? 1;
  return {
    weights: weights && weights.map((weight) => weight / total),
    means: pick(ours.means, theirs.means),
    covariances: ours.covariances && theirs.covariances && pick(ours.covariances, theirs.covariances),
  };
}
