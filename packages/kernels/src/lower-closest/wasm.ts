import type { Closest } from '../candidate-inertia/reference.ts';
import { ROOM, copyRows, inParts } from '../wasm/copy-rows.ts';
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
      const { kernels, points, rows, limits, scratch } = take();
      inParts(block, (first, count) => {
        const part = closest.subarray(first, first + count);
        copyRows(block, first, count, rows);
        if (isFirst) limits.numbers.fill(Infinity, 0, count);
        else limits.numbers.set(part);
        kernels.lowerClosest(rows.at, count, cols, points.at, limits.at, scratch.at);
        part.set(limits.numbers.subarray(0, count));
      });
    })
  );
};
