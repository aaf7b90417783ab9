import type { Closest } from '../candidate-gains/reference.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import { ROOM, bring, carriedOut, takeBack } from '../wasm/task.ts';
import type { LowerClosestAsk } from './reference.ts';

/** How kernel.as.ts lays out its memory is told there. */
export const lowerClosestOnWasm: OnWasm<LowerClosestAsk, object, Closest> = ({ seed, isFirst }) => {
  const { cols, data } = seed;
  return carriedOut({
    cols,
    parts: { point: cols, limits: ROOM },
    fill: ({ point }) => point.numbers.set(data),
    add({ kernels, point, limits }, rows, _, count, __, { closest }) {
      if (isFirst) closest.fill(Infinity);
      const closestAt = bring(closest, limits);
      kernels.lowerClosest(rows, count, cols, point.at, closestAt);
      takeBack(closest, limits, closestAt);
    },
  });
};
