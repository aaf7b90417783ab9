import type { Matrix } from '@mixwell/core';
import { ROOM, copyRows, copyWeights, inParts } from '../wasm/copy-rows.ts';
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
      const { kernels, points, rows, weights, limits, lanes, scratch } = take();
      lanes.numbers.fill(0);
      inParts(block, (first, taken) => {
        copyRows(block, first, taken, rows);
        copyWeights(block, first, taken, weights);
        limits.numbers.set(closest.subarray(first, first + taken));
        kernels.candidateInertia(rows.at, weights.at, taken, cols, count, points.at, limits.at, lanes.at, scratch.at);
      });
      addLanes(lanes, 0, inertia, 0, count);
    })
  );
};
