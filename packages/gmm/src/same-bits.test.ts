import { matrix } from '@mixwell/core';
import type { kmeans } from '@mixwell/kmeans';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { gmm } from './index.ts';

interface Toolkit {
  readonly kmeans: typeof kmeans;
  readonly gmm: typeof gmm;
}

let onWasm: Toolkit;
let inTypeScript: Toolkit;

beforeAll(async () => {
  onWasm = await load('wasm-simd');
  vi.stubGlobal('WebAssembly', undefined);
  inTypeScript = await load('typescript');
});

afterAll(() => vi.unstubAllGlobals());

/** Packages of their own, which look for WebAssembly anew. */
async function load(arithmetic: string): Promise<Toolkit> {
  vi.resetModules();
  const { runtime } = await import('@mixwell/kernels');
  expect(runtime().arithmetic).toBe(arithmetic);
  return { ...(await import('@mixwell/kmeans')), ...(await import('./index.ts')) };
}

describe.each([1, 2, 3, 5])('%i columns', (cols) => {
  const x = blobs(2500, cols);
  const weights = Float64Array.from({ length: x.rows }, (_, i) => (i % 7) / 3);

  it.each([undefined, weights])('k-means has the same bits with and without WebAssembly', (sampleWeights) => {
    const answers = ({ kmeans }: Toolkit): unknown => {
      const model = kmeans({ clusters: 4, seed: 3 }).fit(x, { sampleWeights });
      return [JSON.stringify(model), model.predict(x), model.transform(x)];
    };
    expect(answers(onWasm)).toEqual(answers(inTypeScript));
  });

  it.each(['full', 'tied', 'diag', 'spherical'] as const)('so has a %s mixture', (covariance) => {
    const answers = ({ gmm }: Toolkit): unknown => {
      const model = gmm({ components: 4, covariance, seed: 3 }).fit(x, { sampleWeights: weights });
      return [JSON.stringify(model), model.predict(x), model.predictProba(x), model.logDensity(x)];
    };
    expect(answers(onWasm)).toEqual(answers(inTypeScript));
  });

  it.each([{ assignment: 'hard' }, { noise: true }, { assignment: 'hard', noise: true }] as const)(
    'so has a mixture with %o',
    (changes) => {
      const answers = ({ gmm }: Toolkit): unknown => {
        const model = gmm({ components: 4, seed: 3, maxIterations: 50, ...changes }).fit(x, { sampleWeights: weights });
        return [JSON.stringify(model), model.predict(x), model.predictProba(x), model.logDensity(x)];
      };
      expect(answers(onWasm)).toEqual(answers(inTypeScript));
    },
  );
});

it('fits that take turns in one thread do not disturb each other', async () => {
  const fits = ({ kmeans, gmm }: Toolkit) =>
    [2, 3, 5].flatMap((cols) => {
      const x = blobs(40000, cols);
      return [kmeans({ clusters: 3 }).fitAsync(x), gmm({ components: 3, maxIterations: 3 }).fitAsync(x)];
    });
  const texts = async (toolkit: Toolkit): Promise<string[]> =>
    (await Promise.all(fits(toolkit))).map((m) => JSON.stringify(m));
  expect(await texts(onWasm)).toEqual(await texts(inTypeScript));
});

/** Four overlapping clouds. */
function blobs(rows: number, cols: number): ReturnType<typeof matrix> {
  let bits = 1;
  const random = (): number => (bits = (Math.imul(bits, 1664525) + 1013904223) >>> 0) / 4294967296;
  const normal = (): number => random() + random() + random() + random() - 2;
  return matrix(
    Array.from({ length: rows }, (_, i) =>
      Array.from({ length: cols }, (_, j) => normal() + 2 * Math.abs((i % 4) - j)),
    ),
  );
}
