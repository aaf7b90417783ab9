import { HUGE, type MovedCenters, halfGaps, movesOf } from '../moved-centers.ts';
import { nearestCenterSums } from '../nearest-center/read-sums.ts';
import type { NearestCenterSums } from '../nearest-center/reference.ts';
import { ROOM, bring, bringRows, takeBack } from '../wasm/bring.ts';
import { desk } from '../wasm/desk.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import { type ElkanArrays, elkanWidth } from './reference.ts';

/** Squares and labels of a tile: see kernel.as.ts. */
const SCRATCH = (64 * (16 + 4)) / 8;

/** How kernel.as.ts lays out its memory is told there. */
export const elkanNearestCenterOnWasm: OnWasm<MovedCenters, NearestCenterSums, ElkanArrays> = (ask) => {
  const { rows: clusters, cols, data } = ask.centers;
  const width = elkanWidth(clusters);
  const io = nearestCenterSums(clusters);
  const take = desk(
    {
      centers: clusters * cols,
      moves: width / 2,
      gaps: (clusters * width) / 2,
      rows: ROOM * cols,
      weights: ROOM,
      labels: ROOM / 2,
      lower: (ROOM * width) / 2,
      sums: io.length(cols),
      scratch: SCRATCH,
    },
    ({ centers, moves, gaps, sums }) => {
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
  );
  return (
    take &&
    ((block, found, { labels: blockLabels, lower: blockLower }) => {
      const { kernels, centers, moves, gaps, rows, weights, labels, lower, sums, scratch } = take(block);
      io.write(found);
      for (let first = 0; first < block.rows; first += ROOM) {
        const count = Math.min(ROOM, block.rows - first);
        const labelsAt = bring(blockLabels, first, count, labels);
        const lowerAt = bring(blockLower, first * width, count * width, lower);
        kernels.elkanNearestCenter(
          bringRows(block, first, count, rows),
          block.weights ? bring(block.weights, first, count, weights) : 0,
          count,
          cols,
          clusters,
          centers.at,
          moves.at,
          gaps.at,
          sums.at,
          labelsAt,
          lowerAt,
          scratch.at,
        );
        takeBack(blockLabels, first, count, labels);
        takeBack(blockLower, first * width, count * width, lower);
      }
      io.read(found);
    })
  );
};
