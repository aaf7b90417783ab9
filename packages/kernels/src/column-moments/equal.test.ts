import { describe, expect, it } from 'vitest';
import { difference } from '../../test/difference.ts';
import { COLS, hostileBlocks, randomFrom } from '../../test/hostile-blocks.ts';
import { columnMoments } from './reference.ts';
import { columnMomentsOnWasm } from './wasm.ts';

describe.each(COLS)('%i columns', (cols) => {
  it('WebAssembly has the bits of the reference', () => {
    for (let seed = 0; seed < 10; seed++) {
      for (const [name, block] of hostileBlocks(cols, randomFrom(1000 * cols + seed))) {
        const about = block.data.slice(0, cols);
        expect(difference(columnMoments, columnMomentsOnWasm, { about }, block, {}), name).toBeUndefined();
      }
    }
  });
});
