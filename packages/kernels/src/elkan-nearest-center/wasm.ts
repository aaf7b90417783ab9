import { HUGE, type MovedCenters, halfGaps, movesOf } from '../moved-centers.ts';
import { nearestCenterSums } from '../nearest-center/read-sums.ts';
import type { NearestCenterSums } from '../nearest-center/reference.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import { ROOM, bring, carriedOut, takeBack } from '../wasm/task.ts';
import { type ElkanArrays, elkanWidth } from './reference.ts';

/** Labels of a tile: see kernel.as.ts. */
const SCRATCH = (64 * 4) / 8;

/** How kernel.as.ts lays out its memory is told there. */
export const elkanNearestCenterOnWasm: OnWasm<MovedCenters, NearestCenterSums, ElkanArrays> = (ask) => {
  const { rows: clusters, cols, data } = ask.centers;
  const width = elkanWidth(clusters);
  const io = nearestCenterSums(ask);
  return carriedOut({
    cols,
    parts: {
      centers: clusters * cols,
      moves: width / 2,
      gaps: (clusters * width) / 2,
      labels: ROOM / 2,
      lower: (ROOM * width) / 2,
      sums: io.length,
      scratch: SCRATCH,
    },
    fill({ centers, moves, gaps, sums }) {
      centers.numbers.set(data);
      moves.singles.fill(0);
      moves.singles.set(movesOf(ask));
      const half = halfGaps(ask.centers);
      gaps.singles.fill(HUGE);
      for (let k = 0; k < clusters; k++) {
        gaps.singles.set(half.subarray(k * clusters, (k + 1) * clusters), k * width);
      }
      io.use(sums);
    },
    add({ kernels, centers, moves, gaps, labels, lower, sums, scratch }, rows, weights, count, found, arrays) {
      const labelsAt = bring(arrays.labels, labels);
      const lowerAt = bring(arrays.lower, lower);
      io.write(found);
      kernels.elkanNearestCenter(
        rows,
        weights,
        count,
        cols,
        clusters,
        centers.at,
        moves.at,
        gaps.at,
        io.about(sums),
        sums.at,
        labelsAt,
        lowerAt,
        scratch.at,
      );
      takeBack(arrays.labels, labels, labelsAt);
      takeBack(arrays.lower, lower, lowerAt);
      io.read(found);
    },
  });
};
