import type { Kernel, Matrix, RowArray, RowBlock, Sums } from '@mixwell/core';
import type { MovedCenters } from '../src/moved-centers.ts';
import { type NearestCenterSums, nearestCenter } from '../src/nearest-center/reference.ts';
import type { OnWasm } from '../src/wasm/served-by.ts';
import { atHome, copy, fieldThatDiffers } from './difference.ts';
import type { Random } from './hostile-blocks.ts';

type Arrays = { readonly labels: Int32Array; readonly lower: Float32Array };

/** Centers that jump, move less and less, stay, and of which at last one goes back to where it was. */
function* wanderings(first: Matrix, random: Random): Generator<Matrix> {
  const extent = first.data.reduce((most, x) => Math.max(most, Math.abs(x - first.data[0])), 0);
  let centers = first;
  for (const step of [0.3, 0.1, 1e-2, 1e-4, 0, 1e-9, 1e-3]) {
    yield centers;
    centers = { ...centers, data: centers.data.map((x) => x + step * extent * (random() - 0.5)) };
  }
  centers.data.set(first.data.subarray(0, first.cols));
  yield centers;
}

/**
 * Where labels or sums of a kernel with bounds, sweep after sweep, are not those of `nearestCenter`, as a sentence; undefined where they are.
 * Looked at three times: TypeScript, WebAssembly with rows and arrays in ordinary memory, and in its own.
 */
export function boundsDifference<
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
  for (const centers of wanderings(first, random)) {
    const sums = nearestCenter.empty({ centers }, block.cols);
    nearestCenter.accumulate({ centers }, block, sums, expected);
    for (const [name, prepare, there, theirs] of settings) {
      const add = prepare?.({ centers, before }, block.cols);
      if (!add) return `${name}: is left to others`;
      const found = kernel.empty({ centers, before }, block.cols);
      add(there, found, theirs);
      const differing = fieldThatDiffers(sums, found) ?? fieldThatDiffers(expected, theirs);
      if (differing) return `${name}: ${differing}`;
    }
    before = centers;
  }
  return undefined;
}
