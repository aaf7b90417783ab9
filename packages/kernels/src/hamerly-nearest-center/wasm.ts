import { type MovedCenters, driftOf, leastHalfGaps, movesOf } from '../moved-centers.ts';
import { filterFor } from '../nearest-center/pack-filter.ts';
import { nearestCenterSums } from '../nearest-center/read-sums.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import { ROOM, bring, carriedOut, takeBack } from '../wasm/task.ts';
import type { HamerlyArrays, HamerlySums } from './reference.ts';

/** The list of a chunk, labels and bounds of a tile: see kernel.as.ts. */
const SCRATCH = (256 * 4 + 64 * (4 + 4)) / 8;

/** How kernel.as.ts lays out its memory is told there. */
export const hamerlyNearestCenterOnWasm: OnWasm<MovedCenters, HamerlySums, HamerlyArrays> = (ask) => {
  const { rows: clusters, cols, data } = ask.centers;
  const packing = filterFor(ask.centers);
  const io = nearestCenterSums(ask);
  return carriedOut({
    cols,
    parts: {
      centers: clusters * cols,
      filter: packing.length,
      moved: 2 * clusters,
      labels: ROOM / 2,
      lower: ROOM / 2,
      upper: ROOM / 2,
      sums: io.length,
      scratch: SCRATCH + packing.scratch,
    },
    fill({ centers, filter, moved, sums }) {
      centers.numbers.set(data);
      packing.write(filter);
      const moves = movesOf(ask);
      const drift = driftOf(moves);
      const gaps = leastHalfGaps(ask.centers);
      for (let k = 0; k < clusters; k++) moved.singles.set([moves[k], drift[k], gaps[k]], 4 * k);
      io.use(sums);
    },
    add(parts, rows, weights, count, found, arrays) {
      const { kernels, centers, filter, moved, labels, lower, upper, sums, scratch } = parts;
      const labelsAt = bring(arrays.labels, labels);
      const lowerAt = bring(arrays.lower, lower);
      const upperAt = bring(arrays.upper, upper);
      io.write(found);
      kernels.hamerlyNearestCenter(
        rows,
        weights,
        count,
        cols,
        clusters,
        centers.at,
        packing.length && filter.at,
        moved.at,
        io.about(sums),
        sums.at,
        labelsAt,
        lowerAt,
        upperAt,
        scratch.at,
      );
      takeBack(arrays.labels, labels, labelsAt);
      takeBack(arrays.lower, lower, lowerAt);
      takeBack(arrays.upper, upper, upperAt);
      io.read(found);
      found.searched[0] += sums.numbers[3];
    },
  });
};
