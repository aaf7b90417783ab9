import { type FitAsyncOptions, type FittedModel, matrix } from '@mixwell/core';
import { runtime } from '@mixwell/kernels';
import { kmeans } from '@mixwell/kmeans';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { gmm } from './index.ts';

/** Both ways come to the same within this, relative to the objective. */
const TOLERANCE = 1e-12;

const x = heaps(6000, 5);
const sampleWeights = Float64Array.from({ length: x.rows }, (_, i) => (i % 7) / 3);
const recipes = {
  kmeans: kmeans({ clusters: 6, seed: 3 }),
  'kmeans by bounds': kmeans({ clusters: 6, seed: 3, algorithm: 'hamerly' }),
  full: gmm({ components: 4, seed: 3, maxIterations: 20 }),
  diagonal: gmm({ components: 4, covariance: 'diag', seed: 3, maxIterations: 20 }),
};

describe.each(Object.entries(recipes))('%s', (_, recipe) => {
  const fit = (options: FitAsyncOptions): FittedModel => recipe.fit(x, options);
  const strict = JSON.stringify(fit({ arithmetic: 'strict' }));

  it.each([undefined, sampleWeights])('in fused arithmetic has the same objective up to rounding', (weights) => {
    const [one, other] = (['strict', 'fused'] as const).map(
      (arithmetic) => fit({ arithmetic, sampleWeights: weights }).report.history,
    );
    expect(other.length).toBe(one.length);
    for (const [i, objective] of one.entries()) {
      expect(Math.abs(other[i] - objective)).toBeLessThanOrEqual(TOLERANCE * Math.abs(objective));
    }
  });

  it('is strict unless fused is asked for', () => {
    expect(JSON.stringify(fit({}))).toBe(strict);
    expect(JSON.stringify(fit({ arithmetic: undefined }))).toBe(strict);
  });

  it.runIf(runtime().fused)('has other bits, the same for one thread or two', async () => {
    const fused = JSON.stringify(fit({ arithmetic: 'fused' }));
    expect(fused).not.toBe(strict);
    for (const workers of [1, 2]) {
      const model: FittedModel = await recipe.fitAsync(x, { arithmetic: 'fused', workers });
      expect(JSON.stringify(model)).toBe(fused);
    }
  });
});

it.runIf(runtime().fused)('few rows are computed in fused arithmetic as well', () => {
  const few = heaps(500, 5);
  const [one, other] = (['strict', 'fused'] as const).map((arithmetic) => recipes.full.fit(few, { arithmetic }));
  expect(JSON.stringify(one)).not.toBe(JSON.stringify(other));
});

describe('where the engine knows no fused products', () => {
  let plain: { readonly gmm: typeof gmm };

  beforeAll(async () => {
    vi.resetModules();
    const { WebAssembly } = globalThis as unknown as { WebAssembly: { validate: () => boolean } };
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    expect((await import('@mixwell/kernels')).runtime()).toEqual({ arithmetic: 'wasm-simd', fused: false });
    plain = await import('./index.ts');
  });
  afterAll(() => void vi.restoreAllMocks());

  it('fused is strict', () => {
    const [strict, fused] = (['strict', 'fused'] as const).map((arithmetic) =>
      plain.gmm({ components: 4, seed: 3, maxIterations: 20 }).fit(x, { arithmetic }),
    );
    expect(JSON.stringify(fused)).toBe(JSON.stringify(strict));
    expect(JSON.stringify(fused)).toBe(JSON.stringify(recipes.full.fit(x)));
  });
});

/** Round heaps that overlap a little. */
function heaps(rows: number, cols: number): ReturnType<typeof matrix> {
  let seed = rows + cols;
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4294967296;
  };
  const data = Float64Array.from({ length: rows * cols }, (_, at) => {
    const heap = Math.floor(at / cols) % 4;
    return 3 * ((heap >> ((at % cols) % 2)) & 1) + random() + random() + random();
  });
  return matrix({ data, rows, cols });
}
