import {
  type Crew,
  type Estimator,
  type FitPool,
  type FittedModel,
  type HireFitPool,
  type MatrixInput,
  type MixwellError,
  isMixwellError,
  randomStream,
} from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { describe, expect, it, vi } from 'vitest';
import { type BestOfAsyncOptions, bestOf, bestOfAsync } from './index.ts';

const random = randomStream(3);
const rows = 6000;
const x = {
  data: Float64Array.from({ length: rows * 2 }, (_, i) => random() + (Math.floor(i / 2) % 3)),
  rows,
  cols: 2,
};
const sampleWeights = Float64Array.from({ length: rows }, (_, i) => (i % 5) / 2);

/** The recipe, and every one that is made of it, with other threads. */
function withThreads<M extends FittedModel, O extends object>(
  recipe: Estimator<M, O>,
  threads: Pick<Estimator<M>, 'hire' | 'hireFitPool'>,
): Estimator<M, O> {
  return { ...recipe, ...threads, with: (changes) => withThreads(recipe.with(changes), threads) };
}

/** A recipe without threads for whole fits that hires `crew`, and what is heard of its hiring and its end. */
function hiring(crew: Crew) {
  const end = vi.fn();
  const hire = vi.fn<(workers: number) => Crew | undefined>(() => ({ ...crew, end }));
  return { recipe: withThreads(kmeans({ clusters: 4 }), { hire, hireFitPool: undefined }), hire, end };
}

async function caught(work: Promise<unknown>): Promise<MixwellError> {
  return work.then(
    () => {
      throw new Error('nothing was thrown');
    },
    (error: unknown) => error as MixwellError,
  );
}

describe('bestOfAsync is bestOf', () => {
  const recipes = [
    kmeans({ clusters: 4 }),
    gmm({ components: 3, maxIterations: 20 }),
  ] as unknown as Estimator<FittedModel>[];

  it.each([1, 2, 3, 4, 8])('for %d workers, bit for bit', async (workers) => {
    for (const recipe of recipes) {
      const expected = bestOf(recipe, x, { starts: 3, seed: 'a', sampleWeights });
      const found = await bestOfAsync(recipe, x, { starts: 3, seed: 'a', sampleWeights, workers });
      expect(JSON.stringify(found)).toBe(JSON.stringify(expected));
    }
  });

  it('in its defaults and in what it tells', async () => {
    const [a, b] = [vi.fn(), vi.fn()];
    const expected = bestOf(recipes[0], x, { starts: 3, onStart: a });
    expect(JSON.stringify(await bestOfAsync(recipes[0], x, { starts: 3, onStart: b }))).toBe(JSON.stringify(expected));
    expect(b.mock.calls).toEqual(a.mock.calls);
  });

  it('in starts that fail or are stopped', async () => {
    const singular = gmm({ components: 2, regularization: 0, init: 'random-rows' });
    const options = { starts: 3, onStart: (_: unknown, done: number) => done < 2 };
    const flat: MatrixInput = Array.from({ length: 3000 }, (_, i) => [i % 7, 1]);
    const error = await caught(bestOfAsync(singular, flat, { ...options, workers: 2 }));
    expect(error.code).toBe('degenerate');
    expect(() => bestOf(singular, flat, options)).toThrow(error.message.replace('bestOfAsync', 'bestOf'));
    expect((await bestOfAsync(recipes[0], x, { ...options, workers: 2 })).report.starts.length).toBe(2);
  });
});

describe('its threads', () => {
  it('are hired once for all starts and crossings, which they share, and ended', async () => {
    const started = kmeans({ clusters: 4 }).hire?.(2) as Crew;
    await started.ready;
    const take = vi.fn(started.take);
    const { recipe, hire, end } = hiring({ ...started, take });
    const found = await bestOfAsync(recipe, x, { starts: 3, workers: 2 });
    started.end();
    expect(JSON.stringify(found)).toBe(JSON.stringify(bestOf(kmeans({ clusters: 4 }), x, { starts: 3 })));
    const fits = found.report.starts.length + found.report.crossings.length;
    expect([hire.mock.calls, take.mock.calls.length, end.mock.calls.length]).toEqual([[[2]], fits, 1]);
  });

  it('are ended where a callback throws, which reaches the caller', async () => {
    const idle = {
      ready: Promise.resolve(),
      size: 2,
      take: () => null,
      end: () => {},
      [Symbol.dispose]: () => {},
      [Symbol.asyncDispose]: () => Promise.resolve(),
    };
    const { recipe, end } = hiring(idle);
    const onStart = (): never => {
      throw new Error('no more');
    };
    const error = await caught(bestOfAsync(recipe, x, { starts: 3, workers: 2, onStart }));
    expect(error.message).toBe('no more');
    expect(end).toHaveBeenCalledTimes(1);
  });
});

describe('its threads for whole fits', () => {
  const hirePool = kmeans({ clusters: 4 }).hireFitPool as HireFitPool;
  const expected = JSON.stringify(bestOf(kmeans({ clusters: 4 }), x, { starts: 8 }));

  /** Threads that do with each fit what `fit` says, and how many they were and ended. */
  function pooled(fit: (pool: FitPool, ...args: Parameters<FitPool['fit']>) => ReturnType<FitPool['fit']>) {
    const end = vi.fn();
    const hireFitPool = vi.fn<HireFitPool>((workers, onFree) => {
      const pool = hirePool(workers, onFree) as FitPool;
      return {
        fit: (...args) => fit(pool, ...args) as never,
        end: () => {
          end();
          pool.end();
        },
      };
    });
    return { recipe: withThreads(kmeans({ clusters: 4 }), { hireFitPool }), hireFitPool, end };
  }

  it('are one less than workers, this one being one, hired once, and ended', async () => {
    let hear = (): void => {};
    const started = await new Promise<FitPool>((resolve) => {
      const pool = hirePool(2, () => {
        resolve(pool as FitPool);
        hear();
      });
    });
    let made = 0;
    const end = vi.fn(() => started.end());
    const fit: FitPool['fit'] = (...args) => {
      const model = started.fit(...args);
      if (model) made++;
      return model;
    };
    const hireFitPool = vi.fn<HireFitPool>((_workers, onFree) => {
      hear = onFree;
      return { fit, end };
    });
    const recipe = withThreads(kmeans({ clusters: 4 }), { hireFitPool });
    expect(JSON.stringify(await bestOfAsync(recipe, x, { starts: 8, workers: 3 }))).toBe(expected);
    expect([hireFitPool.mock.calls.map(([workers]) => workers), end.mock.calls.length]).toEqual([[2], 1]);
    expect(made).toBeGreaterThan(2);
  });

  it('that die in the middle of a fit leave it to this one', async () => {
    const { recipe } = pooled((pool, ...args) => {
      const model = pool.fit(...args);
      if (model) setTimeout(() => pool.end(), 1);
      return model;
    });
    expect(JSON.stringify(await bestOfAsync(recipe, x, { starts: 8, workers: 2 }))).toBe(expected);
  });

  it('are ended where a callback throws, which reaches the caller', async () => {
    const { recipe, end } = pooled((pool, ...args) => pool.fit(...args));
    const onStart = (): never => {
      throw new Error('no more');
    };
    const error = await caught(bestOfAsync(recipe, x, { starts: 8, workers: 2, onStart }));
    expect([error.message, end.mock.calls.length]).toEqual(['no more', 1]);
  });
});

describe('refusals', () => {
  it.each<[unknown, string]>([
    [{ starts: 2, workers: 0 }, 'bestOfAsync: "workers" must be a whole number of at least 1; got 0.'],
    [{ starts: 2, workers: 1.5 }, 'bestOfAsync: "workers" must be a whole number of at least 1; got 1.5.'],
    [{ workers: 2 }, 'bestOfAsync: "starts" must be a whole number of at least 1; got undefined.'],
  ])('%o', async (options, message) => {
    const error = await caught(bestOfAsync(kmeans({ clusters: 2 }), x, options as BestOfAsyncOptions));
    expect([error.code, error.message]).toEqual(['invalid-param', message]);
  });

  it('bestOf has no workers', () => {
    expect(() => bestOf(kmeans({ clusters: 2 }), x, { starts: 1, workers: 2 } as never)).toThrow('no option "workers"');
  });

  it('an abort has the best model so far', async () => {
    const control = new AbortController();
    const onStart = (): void => control.abort('enough');
    const options = { starts: 4, workers: 2, signal: control.signal, onStart };
    const error = await caught(bestOfAsync(kmeans({ clusters: 4 }), x, options));
    expect(isMixwellError(error, 'aborted')).toBe(true);
    expect(error.message).toBe('bestOfAsync: aborted after 1 start of kmeans.');
    expect(error.cause).toBe('enough');
    expect(JSON.stringify(error.details.model)).toBe(
      JSON.stringify(bestOf(kmeans({ clusters: 4 }), x, { starts: 1 }).model),
    );
  });
});
