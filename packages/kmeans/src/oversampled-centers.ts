import {
  type Fit,
  type Matrix,
  type RandomStream,
  answerNow,
  dropArray,
  passingArray,
  pickRows,
  sweep,
  takeRows,
} from '@mixwell/core';
import { lowerToLabel, nearestCenter, rowWeights } from '@mixwell/kernels';
import { plusPlusCenters } from './starts.ts';

/** Rounds of sampling, and the candidates that a round is to find, for each cluster [1, sections 3.1 and 5]. */
const ROUNDS = 5;
const CANDIDATES = 2;

/**
 * Centers by k-means|| [1]: in each of five rounds every row becomes a candidate, on its own, with probability 2 clusters times its
 * share of the inertia that is left; then greedy k-means++ chooses among the candidates, each weighed by the rows nearest to it.
 *
 * Rows draw in their order from one stream, so the choice depends on neither blocks nor workers. Where there are fewer candidates than
 * clusters, as in few rows, greedy k-means++ chooses among the rows themselves.
 *
 * Cost: twelve passes over the rows however many clusters there are, O(rows * clusters * cols) each; memory three numbers a row.
 *
 * [1] B. Bahmani, B. Moseley, A. Vattani, R. Kumar, S. Vassilvitskii, Scalable k-means++, PVLDB 5 (2012).
 */
export function* oversampledCenters(clusters: number, random: RandomStream): Fit<Matrix> {
  const weights = yield* passingArray('float64');
  const labels = yield* passingArray('int32');
  const closest = yield* passingArray('float64');
  yield* sweep(rowWeights, null, { weights });
  closest.fill(Infinity);
  let found = yield* pickRows(null, [random()]);
  const chosen = [...found];
  for (let round = 0; round < ROUNDS; round++) {
    const centers = yield* takeRows(found);
    yield* sweep(nearestCenter, { centers }, { labels });
    yield* sweep(lowerToLabel, { centers }, { labels, closest });
    found = sample(weights, closest, CANDIDATES * clusters, random);
    if (found.length === 0) break;
    chosen.push(...found);
  }
  yield* dropArray(weights);
  yield* dropArray(closest);
  if (chosen.length < clusters) {
    yield* dropArray(labels);
    return yield* plusPlusCenters(clusters, random);
  }
  const candidates = yield* takeRows(chosen);
  const { weight } = yield* sweep(nearestCenter, { centers: candidates }, { labels });
  yield* dropArray(labels);
  return answerNow(plusPlusCenters(clusters, random), { matrix: candidates, weights: weight });
}

/** Rows taken each on its own, `count` of them on average: less where a row is sure to be taken. */
function sample(weights: Float64Array, closest: Float64Array, count: number, random: RandomStream): number[] {
  const inertia = closest.reduce((sum, distance, i) => sum + weights[i] * distance, 0);
  const taken: number[] = [];
  closest.forEach((distance, i) => {
    if (random() * inertia < count * weights[i] * distance) taken.push(i);
  });
  return taken;
}
