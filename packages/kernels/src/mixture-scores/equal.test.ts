import { describe, expect, it } from 'vitest';
import { difference } from '../../test/difference.ts';
import { COLS, COUNTS, hostileBlocks, randomFrom } from '../../test/hostile-blocks.ts';
import { randomScoring } from '../../test/random-scoring.ts';
import * as reference from './reference.ts';
import * as onWasm from './wasm.ts';

describe.each([
  [
    'full',
    'tile by tile',
    { labels: onWasm.labelsBy(false), density: onWasm.densityBy(false), likelihood: onWasm.likelihoodBy(false) },
    1,
  ],
  [
    'full',
    'component by component',
    { labels: onWasm.labelsBy(true), density: onWasm.densityBy(true), likelihood: onWasm.likelihoodBy(true) },
    5,
  ],
  [
    'diagonal',
    'tile by tile',
    { labels: onWasm.labelsBy(false), density: onWasm.densityBy(false), likelihood: onWasm.likelihoodBy(false) },
    1,
  ],
] as const)('%s shape, %s', (shape, _, by, leastCols) => {
  describe.each(COLS.filter((cols) => cols >= leastCols))('%i columns', (cols) => {
    it.each(COUNTS)('WebAssembly has the bits of the reference for %i components', (components) => {
      const random = randomFrom(1000 * cols + components);
      for (const [name, block] of hostileBlocks(cols, random)) {
        const scoring = randomScoring(shape, block, components, random);
        const order = Int32Array.from({ length: components }, (_, n) => (n + 2) % components).reverse();
        const labels = new Int32Array(block.rows);
        const responsibilities = new Float64Array(block.rows * components);
        const logDensity = new Float64Array(block.rows);
        expect(
          [
            difference(reference.labelledLikelihood, by.likelihood, { ...scoring, order }, block, { labels }, 1),
            difference(reference.mixtureLabels, by.labels, scoring, block, { labels }),
            difference(reference.mixtureResponsibilities, onWasm.mixtureResponsibilitiesOnWasm, scoring, block, {
              responsibilities,
            }),
            difference(reference.mixtureLogDensity, by.density, scoring, block, { logDensity }),
          ],
          name,
        ).toEqual([undefined, undefined, undefined, undefined]);
      }
    });
  });
});
