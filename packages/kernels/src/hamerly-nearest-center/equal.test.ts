import type { RowBlock } from '@mixwell/core';
import { describe, expect, it } from 'vitest';
import { boundsDifference } from '../../test/bounds.ts';
import { type Random, centersAmong, hostileBlocks, randomFrom } from '../../test/hostile-blocks.ts';
import { hamerlyNearestCenter } from './reference.ts';
import { hamerlyNearestCenterOnWasm } from './wasm.ts';

function differenceOn(data: Float64Array, clusters: number, block: RowBlock, random: Random): string | undefined {
  const { rows, cols } = block;
  const labels = Int32Array.from({ length: rows }, () => Math.floor(random() * clusters));
  const arrays = { labels, lower: new Float32Array(rows), upper: new Float32Array(rows) };
  const first = { data, rows: clusters, cols };
  return boundsDifference(hamerlyNearestCenter, hamerlyNearestCenterOnWasm, first, block, arrays, random);
}

describe.each([1, 2, 3, 8, 17])('%i columns', (cols) => {
  it.each([1, 2, 3, 4, 7, 8, 33])('%i centers have the labels and sums of a search, sweep after sweep', (clusters) => {
    const random = randomFrom(100 * cols + clusters);
    for (const [name, block] of hostileBlocks(cols, random)) {
      expect(differenceOn(centersAmong(block, clusters, random), clusters, block, random), name).toBeUndefined();
    }
  });
});

describe.each([1e-30, 1e-18, 1, 1e17, 1e19, 1e25])('at scale %d', (scale) => {
  it.each([0, 1e-15, 1e-9, 1e-6])('rows %d away from being as near to two centers go to the right one', (off) => {
    const random = randomFrom(1);
    for (const [cols, clusters] of [
      [3, 4],
      [16, 32],
    ]) {
      const data = Float64Array.from({ length: clusters * cols }, () => scale * (random() - 0.5));
      const rows = 640;
      const block = { data: new Float64Array(rows * cols), rows, cols, weights: null, first: 0 };
      for (let i = 0; i < rows; i++) {
        const [a, b] = [random(), random()].map((share) => Math.floor(share * clusters) * cols);
        const share = 0.5 + off * (random() - 0.5);
        for (let j = 0; j < cols; j++) block.data[i * cols + j] = share * data[a + j] + (1 - share) * data[b + j];
      }
      expect(differenceOn(data, clusters, block, random)).toBeUndefined();
    }
  });
});
