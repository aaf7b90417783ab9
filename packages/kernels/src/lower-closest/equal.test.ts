import { describe, expect, it } from 'vitest';
import { difference } from '../../test/difference.ts';
import { COLS, centersAmong, hostileBlocks, randomFrom } from '../../test/hostile-blocks.ts';
import { lowerClosest } from './reference.ts';
import { lowerClosestOnWasm } from './wasm.ts';

describe.each(COLS)('%i columns', (cols) => {
  it.each([true, false])('WebAssembly has the bits of the reference where the seed is the first: %s', (isFirst) => {
    const random = randomFrom(cols);
    for (const [name, block] of hostileBlocks(cols, random)) {
      const seed = { data: centersAmong(block, 1, random), rows: 1, cols };
      const closest = Float64Array.from({ length: block.rows }, () => 3 * cols * random());
      const ask = { seed, isFirst };
      expect(difference(lowerClosest, lowerClosestOnWasm, ask, block, { closest }), name).toBeUndefined();
    }
  });
});
