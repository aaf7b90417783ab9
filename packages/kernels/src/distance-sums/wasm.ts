import { ROOM, bring, bringRows, bringWeights, inParts, takeBack } from '../wasm/bring.ts';
import { desk } from '../wasm/desk.ts';
import { addLanes } from '../wasm/lanes.ts';
import { evenPoints, packPoints } from '../wasm/pack-points.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import type { DistanceSums, DistanceSumsAsk } from './reference.ts';

/** How kernel.as.ts lays out its memory is told there. */
export const distanceSumsOnWasm: OnWasm<DistanceSumsAsk, DistanceSums, { toRows: Float64Array }> = ({
  points: asked,
  pointWeights: askedWeights,
}) => {
  const { rows: count, cols } = asked;
  const take = desk(
    {
      points: evenPoints(count) * cols,
      pointWeights: count,
      rows: ROOM * cols,
      weights: ROOM,
      sums: ROOM,
      lanes: 2 * count,
      scratch: 64 * (cols + 3),
    },
    ({ points, pointWeights }) => {
      packPoints(asked, points.numbers);
      if (askedWeights) pointWeights.numbers.set(askedWeights);
      else pointWeights.numbers.fill(1);
    },
  );
  return (
    take &&
    ((block, { toPoints }, { toRows }) => {
      const { kernels, points, pointWeights, rows, weights, sums, lanes, scratch } = take(block);
      lanes.numbers.fill(0);
      inParts(block, (first, taken) => {
        const rowsAt = bringRows(block, first, taken, rows);
        const weightsAt = bringWeights(block, first, taken, weights);
        const sumsAt = bring(toRows, first, taken, sums);
        kernels.distanceSums(
          rowsAt,
          weightsAt,
          taken,
          cols,
          count,
          points.at,
          pointWeights.at,
          sumsAt,
          lanes.at,
          scratch.at,
        );
        takeBack(toRows, first, taken, sums);
      });
      addLanes(lanes, 0, toPoints, 0, count);
    })
  );
};
