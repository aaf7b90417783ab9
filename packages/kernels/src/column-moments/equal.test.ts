import { describe, expect, it } from 'vitest';
import { difference } from '../../test/difference.ts';
import { COLS, centersAmong, hostileBlocks, randomFrom } from '../../test/hostile-blocks.ts';
import { columnMoments } from './reference.ts';
import { columnMomentsOnWasm } from './wasm.ts';

describe.each([...COLS, 300])('%i columns', (cols) => {
  it('WebAssembly has the bits of the reference', () => {
    const random = randomFrom(cols);
    for (const [name, block] of hostileBlocks(cols, random)) {
      const about = centersAmong(block, 1, random);
      expect(difference(columnMoments, columnMomentsOnWasm, { about }, block, {}), name).toBeUndefined();
    }
  });
});
