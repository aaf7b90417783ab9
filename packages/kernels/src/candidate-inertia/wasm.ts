import type { Matrix } from '@mixwell/core';
import { ROOM, bring, bringRows, inParts } from '../wasm/bring.ts';
import { desk } from '../wasm/desk.ts';
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
      sums: evenPoints(count),
    },
    ({ points }) => packPoints(candidates, points.numbers),
  );
  return (
    take &&
    ((block, { inertia }, { closest }) => {
      const { kernels, points, rows, weights, limits, sums } = take(block);
      sums.numbers.fill(0);
      inParts(block, (first, taken) => {
        const rowsAt = bringRows(block, first, taken, rows);
        const weightsAt = block.weights ? bring(block.weights, first, taken, weights) : 0;
        const limitsAt = bring(closest, first, taken, limits);
        kernels.candidateInertia(rowsAt, weightsAt, taken, cols, count, points.at, limitsAt, sums.at);
      });
      for (let k = 0; k < count; k++) inertia[k] += sums.numbers[k];
    })
  );
};
