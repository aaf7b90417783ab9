import { describe, expect, it } from 'vitest';
import { difference } from '../../test/difference.ts';
import { COLS, COUNTS, centersAmong, hostileBlocks, randomFrom } from '../../test/hostile-blocks.ts';
import { nearestCenter } from './reference.ts';
import { nearestCenterOnWasm } from './wasm.ts';

describe.each(COLS)('%i columns', (cols) => {
  it.each(COUNTS)('WebAssembly has the bits of the reference for %i centers', (clusters) => {
    const random = randomFrom(1000 * cols + clusters);
    for (const [name, block] of hostileBlocks(cols, random)) {
      const centers = { data: centersAmong(block, clusters, random), rows: clusters, cols };
      const labels = Int32Array.from({ length: block.rows }, () => Math.floor(random() * clusters));
      expect(difference(nearestCenter, nearestCenterOnWasm, { centers }, block, { labels }), name).toBeUndefined();
    }
  });
});
