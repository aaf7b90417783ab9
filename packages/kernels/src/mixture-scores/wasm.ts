import type { RowBlock } from '@mixwell/core';
import { isMostlyFar } from '../mostly-far.ts';
import type { Scoring } from '../scoring.ts';
import { ROOM, bringRows, inParts } from '../wasm/bring.ts';
import { type Part, desk } from '../wasm/desk.ts';
import { nearScratch, packScoring, packedScoringLength } from '../wasm/pack-scoring.ts';
import type { OnWasm } from '../wasm/served-by.ts';

type LabelsOnWasm = OnWasm<Scoring, object, { labels: Int32Array }>;
type DensityOnWasm = OnWasm<Scoring, object, { logDensity: Float64Array }>;

export const mixtureLabelsOnWasm: LabelsOnWasm = (scoring, cols) => labelsBy(isNear(scoring))(scoring, cols);

export const mixtureLogDensityOnWasm: DensityOnWasm = (scoring, cols) => densityBy(isNear(scoring))(scoring, cols);

/** By one of two kernels, which give the same bits. */
export const labelsBy =
  (near: boolean): LabelsOnWasm =>
  (scoring) => {
    const score = scorer(near ? 'nearMixtureLabels' : 'mixtureLabels', scoring, 1, near);
    return (
      score &&
      ((block, _, { labels }) => {
        score(block, ({ integers }, first, count) => labels.set(integers.subarray(0, count), first));
      })
    );
  };

/** By one of two kernels, which give the same bits. */
export const densityBy =
  (near: boolean): DensityOnWasm =>
  (scoring) => {
    const score = scorer(near ? 'nearMixtureLogDensity' : 'mixtureLogDensity', scoring, 1, near);
    return (
      score &&
      ((block, _, { logDensity }) => {
        score(block, ({ numbers }, first, count) => logDensity.set(numbers.subarray(0, count), first));
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

function isNear(scoring: Scoring): boolean {
  return scoring.shape === 'full' && isMostlyFar(scoring);
}

/** A function that runs the kernel `name`, which writes `width` numbers a row, and hands over what it wrote for some rows. */
function scorer(
  name: string,
  scoring: Scoring,
  width: number,
  near = false,
): ((block: RowBlock, read: (found: Part, first: number, count: number) => void) => void) | undefined {
  const { shape, components, cols } = scoring;
  const isFull = shape === 'full' ? 1 : 0;
  const take = desk(
    {
      ask: packedScoringLength(scoring),
      rows: ROOM * cols,
      found: ROOM * width,
      scratch: near
        ? ROOM * components + 128 + nearScratch(components, cols)
        : 64 * (cols + 1 + 3 + components) + 8 * (cols + 1),
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
