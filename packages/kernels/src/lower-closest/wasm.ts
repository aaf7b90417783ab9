import type { Closest } from '../candidate-inertia/reference.ts';
import { ROOM, bring, bringRows, inParts, takeBack } from '../wasm/bring.ts';
import { desk } from '../wasm/desk.ts';
import { packPoints } from '../wasm/pack-points.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import type { LowerClosestAsk } from './reference.ts';

/** How kernel.as.ts lays out its memory is told there. */
export const lowerClosestOnWasm: OnWasm<LowerClosestAsk, object, Closest> = ({ seed, isFirst }) => {
  const { cols } = seed;
  const take = desk({ points: 2 * cols, rows: ROOM * cols, limits: ROOM, scratch: 64 * (cols + 3) }, ({ points }) =>
    packPoints(seed, points.numbers),
  );
  return (
    take &&
    ((block, _, { closest }) => {
      const { kernels, points, rows, limits, scratch } = take(block);
      inParts(block, (first, count) => {
        if (isFirst) closest.fill(Infinity, first, first + count);
        const rowsAt = bringRows(block, first, count, rows);
        const limitsAt = bring(closest, first, count, limits);
        kernels.lowerClosest(rowsAt, count, cols, points.at, limitsAt, scratch.at);
        takeBack(closest, first, count, limits);
      });
    })
  );
};
