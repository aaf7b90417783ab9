import { describe, expect, it } from 'vitest';
import { difference } from '../../test/difference.ts';
import { COLS, COUNTS, centersAmong, hostileBlocks, randomFrom } from '../../test/hostile-blocks.ts';
import { candidateInertia } from './reference.ts';
import { candidateInertiaOnWasm } from './wasm.ts';

describe.each(COLS)('%i columns', (cols) => {
  it.each(COUNTS)('WebAssembly has the bits of the reference for %i candidates', (count) => {
    const random = randomFrom(1000 * cols + count);
    for (const [name, block] of hostileBlocks(cols, random)) {
      const candidates = { data: centersAmong(block, count, random), rows: count, cols };
      const closest = Float64Array.from({ length: block.rows }, () => 3 * cols * random());
      expect(
        difference(candidateInertia, candidateInertiaOnWasm, { candidates }, block, { closest }),
        name,
      ).toBeUndefined();
    }
  });
});
