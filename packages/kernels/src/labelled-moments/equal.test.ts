import { describe, expect, it } from 'vitest';
import { difference } from '../../test/difference.ts';
import { COLS, COUNTS, centersAmong, hostileBlocks, randomFrom } from '../../test/hostile-blocks.ts';
import * as reference from './reference.ts';
import * as onWasm from './wasm.ts';

describe.each(COLS)('%i columns', (cols) => {
  it.each(COUNTS)('WebAssembly has the bits of the reference for %i components', (components) => {
    const random = randomFrom(1000 * cols + components);
    for (const [name, block] of hostileBlocks(cols, random)) {
      const about = { data: centersAmong(block, components, random), rows: components, cols };
      // Half of the labels are 0, so that other labels have few rows or none, and lists of even and odd rows differ in length.
      const labels = Int32Array.from({ length: block.rows }, () =>
        Math.floor(components * Math.max(0, 2 * random() - 1)),
      );
      const responsibilities = Float64Array.from({ length: block.rows * components }, random);
      expect(
        [
          difference(reference.labelledMoments, onWasm.labelledMomentsOnWasm, { about }, block, { labels }),
          difference(reference.weighedMoments, onWasm.weighedMomentsOnWasm, { about }, block, { responsibilities }),
        ],
        name,
      ).toEqual([undefined, undefined]);
    }
  });
});
