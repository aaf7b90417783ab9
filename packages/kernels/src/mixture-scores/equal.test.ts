import { describe, expect, it } from 'vitest';
import { difference } from '../../test/difference.ts';
import { COLS, COUNTS, hostileBlocks, randomFrom } from '../../test/hostile-blocks.ts';
import { randomScoring } from '../../test/random-scoring.ts';
import * as reference from './reference.ts';
import * as onWasm from './wasm.ts';

describe.each(['full', 'diagonal'] as const)('%s shape', (shape) => {
  describe.each(COLS)('%i columns', (cols) => {
    it.each(COUNTS)('WebAssembly has the bits of the reference for %i components', (components) => {
      const random = randomFrom(1000 * cols + components);
      for (const [name, block] of hostileBlocks(cols, random)) {
        const scoring = randomScoring(shape, block, components, random);
        const labels = new Int32Array(block.rows);
        const responsibilities = new Float64Array(block.rows * components);
        const logDensity = new Float64Array(block.rows);
        expect(
          [
            difference(reference.mixtureLabels, onWasm.mixtureLabelsOnWasm, scoring, block, { labels }),
            difference(reference.mixtureResponsibilities, onWasm.mixtureResponsibilitiesOnWasm, scoring, block, {
              responsibilities,
            }),
            difference(reference.mixtureLogDensity, onWasm.mixtureLogDensityOnWasm, scoring, block, { logDensity }),
          ],
          name,
        ).toEqual([undefined, undefined, undefined]);
      }
    });
  });
});
