import type { Estimator, FittedModel } from '@mixwell/core';
import { loadFaithful } from '@mixwell/datasets';
import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { grid, selectAsync } from '@mixwell/model-selection';
import { bestOfAsync } from '@mixwell/restarts';
import { rowsOf } from '../data.ts';
import { type Time, timeOf } from '../time-of.ts';

/** What one thread took and what two took, in ms, a round each. */
export interface Pair {
  readonly one: readonly Time[];
  readonly two: readonly Time[];
}

interface Work {
  readonly one: () => Promise<unknown>;
  readonly two: () => Promise<unknown>;
  readonly end?: () => void;
}

const [, , name, rounds] = process.argv;
process.stdout.write(JSON.stringify(await measure(await workOf(name), Number(rounds))));

/** Work that threads share; nothing in it is random. */
async function workOf(job: string): Promise<Work> {
  const blobs = (clusters: number) => rowsOf({ data: 'blobs', rows: 100_000, cols: 8, clusters });
  switch (job) {
    case 'kmeans':
      return shared(kmeans({ clusters: 32, maxIterations: 20, tolerance: 0 }), blobs(32));
    case 'em-full':
      return shared(gmm({ components: 8, init: 'k-means++', maxIterations: 10, tolerance: 0 }), blobs(8));
    case 'best-of': {
      const x = blobs(8);
      const best = (workers: number) => () => bestOfAsync(kmeans({ clusters: 8 }), x, { starts: 20, workers });
      return { one: best(1), two: best(2) };
    }
    default: {
      const { x } = loadFaithful();
      const recipes = grid(gmm({ components: 1 }), { components: [1, 2, 3, 4, 5, 6], covariance: ['full', 'tied'] });
      const chosen = (workers: number) => () => selectAsync(recipes, x, { criterion: 'bic', starts: 20, workers });
      return { one: chosen(1), two: chosen(2) };
    }
  }
}

/** One fit, whose rows two threads share that have started before. */
async function shared<M extends FittedModel, O extends object>(
  recipe: Estimator<M, O>,
  x: ReturnType<typeof rowsOf>,
): Promise<Work> {
  const crew = recipe.hire?.(2);
  await crew?.ready;
  return { one: () => recipe.fitAsync(x), two: () => recipe.fitAsync(x, { workers: crew }), end: () => crew?.end() };
}

/** In turn, after each has run twice. */
async function measure({ one, two, end }: Work, times: number): Promise<Pair> {
  const found = { one: [] as Time[], two: [] as Time[] };
  for (let round = -2; round < times; round++) {
    for (const [key, work] of Object.entries({ one, two }) as ['one' | 'two', Work['one']][]) {
      const time = await timeOf(work);
      if (round >= 0) found[key].push(time);
    }
  }
  end?.();
  return found;
}
