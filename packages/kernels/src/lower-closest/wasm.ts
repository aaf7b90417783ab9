import type { Closest } from '../candidate-gains/reference.ts';
import { ROOM, bring, bringRows, inParts, takeBack } from '../wasm/bring.ts';
import { desk } from '../wasm/desk.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import type { LowerClosestAsk } from './reference.ts';

/** How kernel.as.ts lays out its memory is told there. */
export const lowerClosestOnWasm: OnWasm<LowerClosestAsk, object, Closest> = ({ seed, isFirst }) => {
  const { cols } = seed;
  const take = desk({ point: cols, rows: ROOM * cols, limits: ROOM }, ({ point }) => point.numbers.set(seed.data));
  return (
    take &&
    ((block, _, { closest }) => {
      const { kernels, point, rows, limits } = take(block);
      inParts(block, (first, count) => {
        if (isFirst) closest.fill(Infinity, first, first + count);
        const rowsAt = bringRows(block, first, count, rows);
        const limitsAt = bring(closest, first, count, limits);
        kernels.lowerClosest(rowsAt, count, cols, point.at, limitsAt);
        takeBack(closest, first, count, limits);
      });
    })
  );
};
