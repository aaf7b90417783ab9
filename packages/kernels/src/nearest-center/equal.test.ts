import { afterEach, describe, expect, it, vi } from 'vitest';
import { difference } from '../../test/difference.ts';
import { COLS, COUNTS, centersAmong, hostileBlocks, randomFrom } from '../../test/hostile-blocks.ts';
import { nearestCenter } from './reference.ts';
import { nearestCenterOnWasm } from './wasm.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.resetModules();
});

describe.each(COLS)('%i columns', (cols) => {
  it.each(COUNTS)('WebAssembly has the bits of the reference for %i centers', (clusters) => {
    const random = randomFrom(1000 * cols + clusters);
    for (const [name, block] of hostileBlocks(cols, random)) {
      const centers = { data: centersAmong(block, clusters, random), rows: clusters, cols };
      const labels = Int32Array.from({ length: block.rows }, () => Math.floor(random() * clusters));
      const changesAbout = { ...centers, data: centersAmong(block, clusters, random) };
      for (const ask of [{ centers }, { centers, onlyLabels: true }, { centers, changesAbout }]) {
        expect(difference(nearestCenter, nearestCenterOnWasm, ask, block, { labels }), name).toBeUndefined();
      }
    }
  });
});

describe.each([1e-30, 1e-20, 1, 1e10, 1e17, 1e19, 1e25])('at scale %d', (scale) => {
  it.each([0, 1e-15, 1e-9, 1e-7, 1e-5])('rows %d away from being as near to two centers go to the right one', (off) => {
    const random = randomFrom(1);
    for (const [cols, clusters] of [
      [3, 4],
      [5, 9],
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
      const ask = { centers: { data, rows: clusters, cols } };
      expect(
        difference(nearestCenter, nearestCenterOnWasm, ask, block, { labels: new Int32Array(rows) }),
      ).toBeUndefined();
    }
  });
});

it('without relaxed SIMD, too', async () => {
  const validate = vi
    .spyOn((globalThis as unknown as { WebAssembly: { validate: () => boolean } }).WebAssembly, 'validate')
    .mockReturnValue(false);
  vi.resetModules();
  const strict = await import('./wasm.ts');
  const random = randomFrom(2);
  for (const cols of COLS) {
    for (const [name, block] of hostileBlocks(cols, random)) {
      const ask = { centers: { data: centersAmong(block, 9, random), rows: 9, cols } };
      const labels = new Int32Array(block.rows);
      expect(difference(nearestCenter, strict.nearestCenterOnWasm, ask, block, { labels }), name).toBeUndefined();
    }
  }
  expect(validate).toHaveBeenCalledTimes(1);
});
