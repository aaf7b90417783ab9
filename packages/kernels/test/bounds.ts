import type { Kernel, Matrix, RowArray, RowBlock, Sums } from '@mixwell/core';
import { describe, expect, it } from 'vitest';
import type { MovedCenters } from '../src/moved-centers.ts';
import { type NearestCenterSums, nearestCenter } from '../src/nearest-center/reference.ts';
import type { OnWasm } from '../src/wasm/served-by.ts';
import { atHome, copy, fieldThatDiffers } from './difference.ts';
import { type Random, centersAmong, hostileBlocks, randomFrom } from './hostile-blocks.ts';

/** Arrays of `rows` rows before the first search, but for the labels. */
type BoundsOf<A> = (rows: number, clusters: number) => Omit<A, 'labels'>;

type Arrays = { readonly labels: Int32Array; readonly lower: Float32Array };

/** Centers that jump, move less and less, stay, and of which at last one goes back to where it was. */
function* wanderings(first: Matrix, random: Random): Generator<Matrix> {
  const extent = first.data.reduce((most, x) => Math.max(most, Math.abs(x - first.data[0])), 0);
  let centers = first;
  for (const step of [0.3, 0.1, 1e-2, 1e-4, 0, 1e-9, 1e-3]) {
    yield centers;
    centers = { ...centers, data: centers.data.map((x) => x + step * extent * (random() - 0.5)) };
  }
  yield {
    ...centers,
    data: Float64Array.of(...first.data.subarray(0, first.cols), ...centers.data.subarray(first.cols)),
  };
}

/**
 * Where labels or sums of a kernel with bounds, sweep after sweep, are not those of `nearestCenter`, as a sentence; undefined where they are.
 * Looked at three times: TypeScript, WebAssembly with rows and arrays in ordinary memory, and in its own.
 */
function boundsDifference<
  S extends NearestCenterSums & Sums<S>,
  A extends Arrays & { readonly [K in keyof A]: RowArray },
>(
  kernel: Kernel<MovedCenters, S, A>,
  onWasm: OnWasm<MovedCenters, S, A>,
  first: Matrix,
  block: RowBlock,
  arrays: A,
  random: Random,
): string | undefined {
  const expected = { labels: arrays.labels.slice() };
  const settings = [
    ['TypeScript', kernel.prepare?.bind(kernel), block, copy(arrays)],
    ['WebAssembly', onWasm, block, copy(arrays)],
    ['at home', onWasm, ...atHome(block, arrays)],
  ] as const;
  let before: Matrix | null = null;
  for (const [i, centers] of [...wanderings(first, random)].entries()) {
    const ask = { centers, before, changesAbout: i % 3 > 0 ? first : undefined };
    const sums = nearestCenter.empty(ask, block.cols);
    nearestCenter.accumulate(ask, block, sums, expected);
    for (const [name, prepare, there, theirs] of settings) {
      const add = prepare?.(ask, block.cols);
      if (!add) return `${name}: is left to others`;
      const found = kernel.empty(ask, block.cols);
      add(there, found, theirs);
      const differing = fieldThatDiffers(sums, found) ?? fieldThatDiffers(expected, theirs);
      if (differing) return `${name}: ${differing}`;
    }
    before = centers;
  }
  return undefined;
}

/** Tests that a kernel with bounds finds what a search of all centers finds, in TypeScript and WebAssembly. */
export function describeAsSearch<
  S extends NearestCenterSums & Sums<S>,
  A extends Arrays & { readonly [K in keyof A]: RowArray },
>(kernel: Kernel<MovedCenters, S, A>, onWasm: OnWasm<MovedCenters, S, A>, boundsOf: BoundsOf<A>): void {
  const differenceOn = (data: Float64Array, clusters: number, block: RowBlock, random: Random): string | undefined => {
    const { rows, cols } = block;
    const labels = Int32Array.from({ length: rows }, () => Math.floor(random() * clusters));
    const arrays = { labels, ...boundsOf(rows, clusters) } as A;
    return boundsDifference(kernel, onWasm, { data, rows: clusters, cols }, block, arrays, random);
  };

  describe.each([1, 2, 3, 8, 17])('%i columns', (cols) => {
    it.each([1, 2, 3, 4, 7, 8, 33])(
      '%i centers have the labels and sums of a search, sweep after sweep',
      (clusters) => {
        const random = randomFrom(100 * cols + clusters);
        for (const [name, block] of hostileBlocks(cols, random)) {
          expect(differenceOn(centersAmong(block, clusters, random), clusters, block, random), name).toBeUndefined();
        }
      },
    );
  });

  describe.each([1e-30, 1e-18, 1, 1e17, 1e19, 1e25])('at scale %d', (scale) => {
    it.each([0, 1e-15, 1e-9, 1e-6])('rows %d away from being as near to two centers go to the right one', (off) => {
      const random = randomFrom(1);
      for (const [cols, clusters] of [
        [3, 4],
        [16, 32],
      ]) {
        const data = Float64Array.from({ length: clusters * cols }, () => scale * (random() - 0.5));
        expect(differenceOn(data, clusters, betweenCenters(data, cols, off, random), random)).toBeUndefined();
      }
    });
  });
}

/** Rows between two centers each, `off` of their distance away from the middle. */
function betweenCenters(centers: Float64Array, cols: number, off: number, random: Random): RowBlock {
  const [rows, clusters] = [640, centers.length / cols];
  const data = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    const [a, b] = [random(), random()].map((share) => Math.floor(share * clusters) * cols);
    const share = 0.5 + off * (random() - 0.5);
    for (let j = 0; j < cols; j++) data[i * cols + j] = share * centers[a + j] + (1 - share) * centers[b + j];
  }
  return { data, rows, cols, weights: null, first: 0 };
}
