import { addTotals } from '../wasm/add-totals.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import { ROOM, bring, carriedOut, takeBack } from '../wasm/task.ts';
import type { DistanceSums, DistanceSumsAsk } from './reference.ts';

/** How kernel.as.ts lays out its memory is told there. */
export const distanceSumsOnWasm: OnWasm<DistanceSumsAsk, DistanceSums, { toRows: Float64Array }> = ({
  points: asked,
  pointWeights: askedWeights,
}) => {
  const { rows: pointCount, cols, data } = asked;
  return carriedOut({
    cols,
    parts: {
      points: pointCount * cols,
      pointWeights: pointCount,
      rowSums: ROOM,
      lanes: 2 * pointCount,
      totals: pointCount,
      scratch: 64 * (cols + 3),
    },
    fill({ points, pointWeights, lanes }) {
      points.numbers.set(data);
      if (askedWeights) pointWeights.numbers.set(askedWeights);
      else pointWeights.numbers.fill(1);
      lanes.numbers.fill(0);
    },
    add(
      { kernels, points, pointWeights, rowSums, lanes, totals, scratch },
      rows,
      weights,
      count,
      { toPoints },
      { toRows },
    ) {
      const toRowsAt = bring(toRows, rowSums);
      kernels.distanceSums(
        rows,
        weights,
        count,
        cols,
        pointCount,
        points.at,
        pointWeights.at,
        toRowsAt,
        lanes.at,
        scratch.at,
      );
      takeBack(toRows, rowSums, toRowsAt);
      kernels.takeLanes(lanes.at, pointCount, totals.at);
      addTotals(totals, toPoints);
    },
  });
};
