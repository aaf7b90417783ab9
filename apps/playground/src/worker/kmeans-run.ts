import { answerNow, randomStream } from '@mixwell/core';
import { plusPlusCenters, randomRowCenters } from '@mixwell/kmeans';
import type { FitStep, KmeansModel, StopReason, Table } from 'mixwell';
import type { ModelAsk } from './problem.ts';
import { kmeansRecipe } from './recipe.ts';
import type { Moment, Run } from './run.ts';

/**
 * The course of Lloyd's iterations.
 *
 * @throws MixwellError as `kmeans` and its `fit`.
 */
export function kmeansRun(ask: ModelAsk, x: Table): Run {
  const steps = kmeansRecipe(ask).steps(x);
  let next: FitStep<KmeansModel> | null;
  let stop: StopReason | null = null;
  look();
  const moments: Moment[] = [startMoment(ask, x)];

  return {
    objectiveName: 'inertia',
    moments,
    freeParameters: null,
    get stop() {
      return stop;
    },
    advance() {
      if (!next) return;
      const { centers } = next.snapshot();
      moments.push(
        momentOf(next.iteration, next.objective, centers.data, nearest(centers.data, x).labels, centers.rows),
      );
      look();
    },
    responsibilities(iteration) {
      const { means, weights } = moments[iteration].mixture;
      const shares = new Float64Array(x.rows * weights.length);
      nearest(means, x).labels.forEach((k, i) => (shares[i * weights.length + k] = 1));
      return shares;
    },
    logDensity: () => null,
  };

  /** Whether there is one more iteration: a step ends when the next is asked for. */
  function look(): void {
    const { done, value } = steps.next();
    next = done ? null : value;
    if (done) stop = value.report.stop;
  }
}

/** The centers that the first iteration begins with, drawn from the same numbers as `kmeans` draws them. */
function startMoment({ components, start, hand, seed }: ModelAsk, x: Table): Moment {
  const random = randomStream(seed, 'init');
  const draw = start === 'k-means++' ? plusPlusCenters : randomRowCenters;
  const centers =
    start === 'hand' && hand
      ? Float64Array.from(hand.means.flat())
      : answerNow(draw(components, random), { matrix: x, weights: null }).data;
  const { labels, inertia } = nearest(centers, x);
  return momentOf(0, inertia, centers, labels, components);
}

function momentOf(
  iteration: number,
  objective: number,
  centers: Float64Array,
  labels: Uint8Array,
  clusters: number,
): Moment {
  const counts = new Array<number>(clusters).fill(0);
  for (const k of labels) counts[k]++;
  return {
    iteration,
    objective,
    mixture: { weights: counts.map((count) => count / labels.length), means: [...centers], covariances: [] },
  };
}

/** The nearest center of each row, of equally near ones the first, and the sum of the squared distances. */
function nearest(centers: ArrayLike<number>, { data, rows, cols }: Table): { labels: Uint8Array; inertia: number } {
  const clusters = centers.length / cols;
  const labels = new Uint8Array(rows);
  let inertia = 0;
  for (let i = 0; i < rows; i++) {
    let least = Infinity;
    for (let k = 0; k < clusters; k++) {
      let distance = 0;
      for (let j = 0; j < cols; j++) distance += (data[i * cols + j] - centers[k * cols + j]) ** 2;
      if (distance < least) {
        least = distance;
        labels[i] = k;
      }
    }
    inertia += least;
  }
  return { labels, inertia };
}
