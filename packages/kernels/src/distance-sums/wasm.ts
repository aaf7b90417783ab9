import { ROOM, copyRows, copyWeights, inParts } from '../wasm/copy-rows.ts';
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
      scratch: 64 * (cols + 4),
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
      const { kernels, points, pointWeights, rows, weights, sums, lanes, scratch } = take();
      lanes.numbers.fill(0);
      inParts(block, (first, taken) => {
        copyRows(block, first, taken, rows);
        copyWeights(block, first, taken, weights);
        sums.numbers.set(toRows.subarray(first, first + taken));
        kernels.distanceSums(
          rows.at,
          weights.at,
          taken,
          cols,
          count,
          points.at,
          pointWeights.at,
          sums.at,
          lanes.at,
          scratch.at,
        );
        toRows.set(sums.numbers.subarray(0, taken), first);
      });
      addLanes(lanes, 0, toPoints, 0, count);
    })
  );
};
