import type { Matrix } from '@mixwell/core';
import { ROOM, bring, bringRows, bringWeights, inParts } from '../wasm/bring.ts';
import { desk } from '../wasm/desk.ts';
import { addLanes } from '../wasm/lanes.ts';
import { evenPoints, packPoints } from '../wasm/pack-points.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import type { CandidateInertia, Closest } from './reference.ts';

/** How kernel.as.ts lays out its memory is told there. */
export const candidateInertiaOnWasm: OnWasm<{ readonly candidates: Matrix }, CandidateInertia, Closest> = ({
  candidates,
}) => {
  const { rows: count, cols } = candidates;
  const take = desk(
    {
      points: evenPoints(count) * cols,
      rows: ROOM * cols,
      weights: ROOM,
      limits: ROOM,
      lanes: 2 * evenPoints(count),
      scratch: 64 * (cols + 4),
    },
    ({ points }) => packPoints(candidates, points.numbers),
  );
  return (
    take &&
    ((block, { inertia }, { closest }) => {
      const { kernels, points, rows, weights, limits, lanes, scratch } = take(block);
      lanes.numbers.fill(0);
      inParts(block, (first, taken) => {
        const rowsAt = bringRows(block, first, taken, rows);
        const weightsAt = bringWeights(block, first, taken, weights);
        const limitsAt = bring(closest, first, taken, limits);
        kernels.candidateInertia(rowsAt, weightsAt, taken, cols, count, points.at, limitsAt, lanes.at, scratch.at);
      });
      addLanes(lanes, 0, inertia, 0, count);
    })
  );
};
