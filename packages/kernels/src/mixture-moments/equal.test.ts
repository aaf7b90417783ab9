import { describe, expect, it } from 'vitest';
import { difference } from '../../test/difference.ts';
import { COLS, COUNTS, hostileBlocks, randomFrom } from '../../test/hostile-blocks.ts';
import { randomScoring } from '../../test/random-scoring.ts';
import { mixtureMoments } from './reference.ts';
import { momentsBy } from './wasm.ts';

describe.each([
  ['tile by tile', momentsBy('mixtureMoments'), 1],
  ['component by component', momentsBy('nearMixtureMoments'), 5],
] as const)('%s', (_, onWasm, leastCols) => {
  describe.each(COLS.filter((cols) => cols >= leastCols))('%i columns', (cols) => {
    it.each(COUNTS)('WebAssembly has the bits of the reference for %i components', (components) => {
      const random = randomFrom(1000 * cols + components);
      for (const [name, block] of hostileBlocks(cols, random)) {
        const scoring = randomScoring('full', block, components, random);
        expect(difference(mixtureMoments, onWasm, scoring, block, {}), name).toBeUndefined();
      }
    });
  });
});
