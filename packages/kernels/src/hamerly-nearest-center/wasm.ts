import { type MovedCenters, driftOf, leastHalfGaps, movesOf } from '../moved-centers.ts';
import { filterFor } from '../nearest-center/pack-filter.ts';
import { nearestCenterSums } from '../nearest-center/read-sums.ts';
import { ROOM, bring, bringRows, takeBack } from '../wasm/bring.ts';
import { desk } from '../wasm/desk.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import type { HamerlyArrays, HamerlySums } from './reference.ts';

/** Squares and list of a chunk, labels and bounds of a tile: see kernel.as.ts. */
const SCRATCH = (256 * (16 + 4) + 64 * (4 + 4)) / 8;

/** How kernel.as.ts lays out its memory is told there. */
export const hamerlyNearestCenterOnWasm: OnWasm<MovedCenters, HamerlySums, HamerlyArrays> = (ask) => {
  const { rows: clusters, cols, data } = ask.centers;
  const packing = filterFor(ask.centers);
  const io = nearestCenterSums(clusters);
  const take = desk(
    {
      centers: clusters * cols,
      filter: packing.length,
      moved: 2 * clusters,
      rows: ROOM * cols,
      weights: ROOM,
      labels: ROOM / 2,
      lower: ROOM / 2,
      upper: ROOM / 2,
      sums: io.length(cols),
      scratch: SCRATCH + packing.scratch,
    },
    ({ centers, filter, moved, sums }) => {
      centers.numbers.set(data);
      packing.write(filter);
      const moves = movesOf(ask);
      const drift = driftOf(moves);
      const gaps = leastHalfGaps(ask.centers);
      for (let k = 0; k < clusters; k++) moved.singles.set([moves[k], drift[k], gaps[k]], 4 * k);
      io.use(sums);
    },
  );
  return (
    take &&
    ((block, found, arrays) => {
      const desks = take(block);
      const { kernels, centers, filter, moved, rows, weights, labels, lower, upper, sums, scratch } = desks;
      io.write(found);
      for (let first = 0; first < block.rows; first += ROOM) {
        const count = Math.min(ROOM, block.rows - first);
        const labelsAt = bring(arrays.labels, first, count, labels);
        const lowerAt = bring(arrays.lower, first, count, lower);
        const upperAt = bring(arrays.upper, first, count, upper);
        kernels.hamerlyNearestCenter(
          bringRows(block, first, count, rows),
          block.weights ? bring(block.weights, first, count, weights) : 0,
          count,
          cols,
          clusters,
          centers.at,
          packing.length && filter.at,
          moved.at,
          sums.at,
          labelsAt,
          lowerAt,
          upperAt,
          scratch.at,
        );
        takeBack(arrays.labels, first, count, labels);
        takeBack(arrays.lower, first, count, lower);
        takeBack(arrays.upper, first, count, upper);
      }
      io.read(found);
      found.searched[0] += sums.numbers[3];
    })
  );
};
