import { describe, expect, it } from 'vitest';
import { difference } from '../../test/difference.ts';
import { COLS, COUNTS, centersAmong, hostileBlocks, randomFrom } from '../../test/hostile-blocks.ts';
import { squaredDistance } from '../nearest-center/reference.ts';
import { candidateGains } from './reference.ts';
import { candidateGainsOnWasm } from './wasm.ts';

describe.each(COLS)('%i columns', (cols) => {
  it.each(COUNTS)('WebAssembly has the bits of the reference for %i candidates', (count) => {
    const random = randomFrom(1000 * cols + count);
    for (const [name, block] of hostileBlocks(cols, random)) {
      const candidates = { data: centersAmong(block, count, random), rows: count, cols };
      // Every other row is about as far from a candidate as from its seed.
      const closest = Float64Array.from({ length: block.rows }, (_, i) => {
        const distance = squaredDistance(block.data, i * cols, candidates.data, (i % count) * cols, cols);
        return i % 2 ? 3 * cols * random() : distance * (1 + 1e-7 * (random() - 0.5));
      });
      expect(
        difference(candidateGains, candidateGainsOnWasm, { candidates }, block, { closest }),
        name,
      ).toBeUndefined();
    }
  });
});
