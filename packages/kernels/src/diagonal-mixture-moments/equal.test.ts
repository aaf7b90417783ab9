import { describe, expect, it } from 'vitest';
import { difference } from '../../test/difference.ts';
import { COLS, COUNTS, hostileBlocks, randomFrom } from '../../test/hostile-blocks.ts';
import { randomScoring } from '../../test/random-scoring.ts';
import { diagonalMixtureMoments } from './reference.ts';
import { diagonalMixtureMomentsOnWasm } from './wasm.ts';

describe.each(COLS)('%i columns', (cols) => {
  it.each(COUNTS)('WebAssembly has the bits of the reference for %i components', (components) => {
    const random = randomFrom(1000 * cols + components);
    for (const [name, block] of hostileBlocks(cols, random)) {
      const scoring = randomScoring('diagonal', block, components, random);
      expect(
        difference(diagonalMixtureMoments, diagonalMixtureMomentsOnWasm, scoring, block, {}),
        name,
      ).toBeUndefined();
    }
  });
});
