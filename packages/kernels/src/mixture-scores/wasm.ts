import type { RowBlock } from '@mixwell/core';
import type { Scoring } from '../scoring.ts';
import { ROOM, bringRows, inParts } from '../wasm/bring.ts';
import { type Part, desk } from '../wasm/desk.ts';
import { packScoring, packedScoringLength } from '../wasm/pack-scoring.ts';
import type { OnWasm } from '../wasm/served-by.ts';

export const mixtureLabelsOnWasm: OnWasm<Scoring, object, { labels: Int32Array }> = (scoring) => {
  const score = scorer('mixtureLabels', scoring, 1);
  return (
    score &&
    ((block, _, { labels }) => {
      score(block, ({ integers }, first, count) => labels.set(integers.subarray(0, count), first));
    })
  );
};

export const mixtureResponsibilitiesOnWasm: OnWasm<Scoring, object, { responsibilities: Float64Array }> = (scoring) => {
  const { components } = scoring;
  const score = scorer('mixtureResponsibilities', scoring, components);
  return (
    score &&
    ((block, _, { responsibilities }) => {
      score(block, ({ numbers }, first, count) => {
        responsibilities.set(numbers.subarray(0, count * components), first * components);
      });
    })
  );
};

export const mixtureLogDensityOnWasm: OnWasm<Scoring, object, { logDensity: Float64Array }> = (scoring) => {
  const score = scorer('mixtureLogDensity', scoring, 1);
  return (
    score &&
    ((block, _, { logDensity }) => {
      score(block, ({ numbers }, first, count) => logDensity.set(numbers.subarray(0, count), first));
    })
  );
};

/** A function that runs the kernel `name`, which writes `width` numbers a row, and hands over what it wrote for some rows. */
function scorer(
  name: string,
  scoring: Scoring,
  width: number,
): ((block: RowBlock, read: (found: Part, first: number, count: number) => void) => void) | undefined {
  const { shape, components, cols } = scoring;
  const isFull = shape === 'full' ? 1 : 0;
  const take = desk(
    {
      ask: packedScoringLength(scoring),
      rows: ROOM * cols,
      found: ROOM * width,
      scratch: 64 * (cols + 1 + 3 + components) + 8 * (cols + 1),
    },
    ({ ask }) => packScoring(scoring, ask.numbers),
  );
  return (
    take &&
    ((block, read) => {
      const { kernels, ask, rows, found, scratch } = take(block);
      inParts(block, (first, count) => {
        kernels[name](
          bringRows(block, first, count, rows),
          count,
          cols,
          components,
          isFull,
          ask.at,
          found.at,
          scratch.at,
        );
        read(found, first, count);
      });
    })
  );
}
