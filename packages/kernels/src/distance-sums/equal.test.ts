import { describe, expect, it } from 'vitest';
import { difference } from '../../test/difference.ts';
import { COLS, COUNTS, centersAmong, hostileBlocks, randomFrom } from '../../test/hostile-blocks.ts';
import { distanceSums } from './reference.ts';
import { distanceSumsOnWasm } from './wasm.ts';

describe.each(COLS)('%i columns', (cols) => {
  it.each(COUNTS)('WebAssembly has the bits of the reference for %i points', (count) => {
    const random = randomFrom(1000 * cols + count);
    for (const [name, block] of hostileBlocks(cols, random)) {
      const points = { data: centersAmong(block, count, random), rows: count, cols };
      const pointWeights = block.weights && Float64Array.from({ length: count }, () => Math.max(0, 3 * random() - 1));
      const toRows = Float64Array.from({ length: block.rows }, () => random());
      expect(
        difference(distanceSums, distanceSumsOnWasm, { points, pointWeights }, block, { toRows }),
        name,
      ).toBeUndefined();
    }
  });
});
