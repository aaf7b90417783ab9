import type { Matrix } from '@mixwell/core';
import { filterFor } from '../nearest-center/pack-filter.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import { ROOM, bring, carriedOut } from '../wasm/task.ts';
import type { CandidateGains, Closest } from './reference.ts';

/** How kernel.as.ts lays out its memory is told there. */
export const candidateGainsOnWasm: OnWasm<{ readonly candidates: Matrix }, CandidateGains, Closest> = ({
  candidates,
}) => {
  const { rows: candidateCount, cols, data } = candidates;
  const packing = filterFor(candidates, 1);
  return carriedOut({
    cols,
    parts: {
      points: candidateCount * cols,
      filter: packing.length,
      limits: ROOM,
      sums: candidateCount,
      scratch: candidateCount / 2 + 2 + packing.scratch,
    },
    fill({ points, filter }) {
      points.numbers.set(data);
      packing.write(filter);
    },
    add({ kernels, points, filter, limits, sums, scratch }, rows, weights, count, { gain }, { closest }) {
      sums.numbers.set(gain);
      const filterAt = packing.length && filter.at;
      kernels.candidateGains(
        rows,
        weights,
        count,
        cols,
        candidateCount,
        points.at,
        filterAt,
        bring(closest, limits),
        sums.at,
        scratch.at,
      );
      gain.set(sums.numbers);
    },
  });
};
