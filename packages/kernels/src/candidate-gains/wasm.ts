import type { Matrix } from '@mixwell/core';
import { filterFor } from '../nearest-center/pack-filter.ts';
import { ROOM, bring, bringRows, inParts } from '../wasm/bring.ts';
import { desk } from '../wasm/desk.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import type { CandidateGains, Closest } from './reference.ts';

/** How kernel.as.ts lays out its memory is told there. */
export const candidateGainsOnWasm: OnWasm<{ readonly candidates: Matrix }, CandidateGains, Closest> = ({
  candidates,
}) => {
  const { rows: count, cols, data } = candidates;
  const packing = filterFor(candidates, 1);
  const take = desk(
    {
      points: count * cols,
      filter: packing.length,
      rows: ROOM * cols,
      weights: ROOM,
      limits: ROOM,
      sums: count,
      scratch: count / 2 + 2 + packing.scratch,
    },
    ({ points, filter }) => {
      points.numbers.set(data);
      packing.write(filter);
    },
  );
  return (
    take &&
    ((block, { gain }, { closest }) => {
      const { kernels, points, filter, rows, weights, limits, sums, scratch } = take(block);
      sums.numbers.set(gain);
      inParts(block, (first, taken) => {
        kernels.candidateGains(
          bringRows(block, first, taken, rows),
          block.weights ? bring(block.weights, first, taken, weights) : 0,
          taken,
          cols,
          count,
          points.at,
          packing.length && filter.at,
          bring(closest, first, taken, limits),
          sums.at,
          scratch.at,
        );
      });
      gain.set(sums.numbers);
    })
  );
};
