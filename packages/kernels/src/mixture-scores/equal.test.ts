import { describe, expect, it } from 'vitest';
import { difference } from '../../test/difference.ts';
import { COLS, COUNTS, hostileBlocks, randomFrom } from '../../test/hostile-blocks.ts';
import { randomScoring } from '../../test/random-scoring.ts';
import * as reference from './reference.ts';
import * as onWasm from './wasm.ts';

describe.each([
  ['full', 'tile by tile', onWasm.labelsBy(false), onWasm.densityBy(false), 1],
  ['full', 'component by component', onWasm.labelsBy(true), onWasm.densityBy(true), 5],
  ['diagonal', 'tile by tile', onWasm.labelsBy(false), onWasm.densityBy(false), 1],
] as const)('%s shape, %s', (shape, _, labelsOnWasm, densityOnWasm, leastCols) => {
  describe.each(COLS.filter((cols) => cols >= leastCols))('%i columns', (cols) => {
    it.each(COUNTS)('WebAssembly has the bits of the reference for %i components', (components) => {
      const random = randomFrom(1000 * cols + components);
      for (const [name, block] of hostileBlocks(cols, random)) {
        const scoring = randomScoring(shape, block, components, random);
        const labels = new Int32Array(block.rows);
        const responsibilities = new Float64Array(block.rows * components);
        const logDensity = new Float64Array(block.rows);
        expect(
          [
            difference(reference.mixtureLabels, labelsOnWasm, scoring, block, { labels }),
            difference(reference.mixtureResponsibilities, onWasm.mixtureResponsibilitiesOnWasm, scoring, block, {
              responsibilities,
            }),
            difference(reference.mixtureLogDensity, densityOnWasm, scoring, block, { logDensity }),
          ],
          name,
        ).toEqual([undefined, undefined, undefined]);
      }
    });
  });
});
