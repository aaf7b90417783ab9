import { type MixwellError, matrix, randomStream } from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { describe, expect, it, vi } from 'vitest';
import { grid, select, selectAsync } from './index.ts';

const random = randomStream(5);
const x = matrix({ data: Float64Array.from({ length: 8000 }, (_, i) => random() + 3 * (i % 3)), rows: 4000, cols: 2 });
const recipes = [
  ...grid(gmm({ components: 1, maxIterations: 15 }), { components: [1, 2], covariance: ['full', 'diag'] }),
  kmeans({ clusters: 2 }),
];

describe('selectAsync is select', () => {
  it.each([1, 2, 3])('for %d workers, bit for bit', async (workers) => {
    const options = { criterion: 'bic', starts: 2, silhouette: false, folds: 2, seed: 'a' } as const;
    const expected = select(recipes, x, options);
    const found = await selectAsync(recipes, x, { ...options, workers });
    expect(JSON.stringify(found)).toBe(JSON.stringify(expected));
    expect(found.best.toJSON()).toEqual(expected.best.toJSON());
  });

  it('reasons are the same too', async () => {
    const few = [[1, 2], [2, 1], [9, 8], [8, 9]]; // prettier-ignore
    const failing = grid(gmm({ components: 1 }), { components: [1, 2] });
    const expected = select(failing, few, { criterion: 'bic', starts: 3 });
    expect(expected.table[1].reason).toMatch(/^select: 3 of 3 starts of gmm ended in a spurious model/);
    const found = await selectAsync(failing, few, { criterion: 'bic', starts: 3, workers: 2 });
    expect(JSON.stringify(found)).toBe(JSON.stringify(expected));
    const control = { criterion: 'bic', starts: 1, folds: 5 } as const;
    const failed = await selectAsync([...failing, kmeans({ clusters: 1 })], few, control).catch(
      (error: Error) => error.message,
    );
    expect(failed).toMatch(
      /^selectAsync: none of 3 recipes has a bic\. The first, gmm components=1: select: 5 folds need at least as many rows; got 4/,
    );
  });

  it('an abort between fits has the rows, and the other work of this thread goes on', async () => {
    const controller = new AbortController();
    const turns = vi.fn();
    const ticking = setInterval(turns, 0);
    const work = selectAsync(recipes, x, {
      criterion: 'bic',
      starts: 3,
      signal: controller.signal,
      onFit: (_row, done) => {
        if (done === 2) setTimeout(() => controller.abort('enough'), 0);
      },
    });
    const error = await work.then(
      () => expect.unreachable(),
      (caught: unknown) => caught as MixwellError,
    );
    clearInterval(ticking);
    expect([error.code, error.cause]).toEqual(['aborted', 'enough']);
    expect((error.details.rows as unknown[]).length).toBeGreaterThanOrEqual(2);
    expect(turns).toHaveBeenCalled();
  });

  it('refuses what select refuses, and a bad number of workers', async () => {
    await expect(selectAsync([], x, { criterion: 'bic' })).rejects.toThrow(
      'selectAsync: expected an array of at least one',
    );
    await expect(selectAsync(recipes, x, { criterion: 'bic', workers: 0 })).rejects.toThrow(
      'selectAsync: "workers" must be',
    );
    expect(() => select(recipes, x, { criterion: 'bic', workers: 2 } as never)).toThrow('there is no option "workers"');
  });
});
