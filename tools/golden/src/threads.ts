import type { Estimator, FitOptions, FitPool, FittedModel, HireFitPool, Matrix } from '@mixwell/core';
import { hire } from '@mixwell/kernels';
import { heaps } from './data.ts';

/** Who makes fits. */
export interface Threads {
  readonly name: string;
  /** How many workers a study has; 0 where the calling thread does everything, without a pause. */
  readonly workers: number;
  fit<M extends FittedModel>(recipe: Estimator<M>, x: Matrix, options: FitOptions<M>): Promise<M>;
  /** Whether there are any beside the calling thread. */
  haveStarted(): boolean;
  end(): void;
}

export const HERE = 'the calling thread';
export const APART = 'whole fits in another thread';

/** How long a thread may take to start, in ms; one that never starts does not say so. */
const PATIENCE = 10_000;

export const here: Threads = {
  name: HERE,
  workers: 0,
  fit: (recipe, x, options) => Promise.resolve(recipe.fit(x, options)),
  haveStarted: () => true,
  end: () => {},
};

/** Threads that share the rows of each fit. */
export function crewOf(workers: number): Threads {
  const crew = hire(workers);
  const two = { matrix: heaps(2, 2, 2), weights: null };
  return {
    name: `${workers} workers`,
    workers,
    async fit(recipe, x, options) {
      await crew?.ready;
      return recipe.fitAsync(x, { ...options, workers: crew });
    },
    haveStarted: () => Boolean(crew?.take(two)),
    end: () => crew?.end(),
  };
}

/** A thread for each package of estimators that makes whole fits of them. */
export function apart(): Threads {
  const pools = new Map<HireFitPool, Promise<FitPool | undefined>>();
  let made = 0;
  return {
    name: APART,
    workers: 2,
    async fit(recipe, matrix, { sampleWeights, ...options }) {
      const { hireFitPool } = recipe;
      if (hireFitPool && !pools.has(hireFitPool)) pools.set(hireFitPool, started(hireFitPool));
      const pool = hireFitPool && (await pools.get(hireFitPool));
      const weights = (sampleWeights as Float64Array | undefined) ?? null;
      const model = await pool?.fit({ recipe, rows: { matrix, weights } }, undefined);
      if (model) made++;
      return model ?? recipe.fit(matrix, { ...options, sampleWeights });
    },
    haveStarted: () => made > 0,
    end: () => pools.forEach((pool) => void pool.then((one) => one?.end())),
  };
}

/** Undefined where its thread does not start. */
function started(hireFitPool: HireFitPool): Promise<FitPool | undefined> {
  return new Promise((resolve) => {
    const pool = hireFitPool(1, () => resolve(pool));
    setTimeout(() => {
      resolve(undefined);
    }, PATIENCE);
  });
}
