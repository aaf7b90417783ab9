import type { Calls, Ground, Lodging, Room, RowArray, Rows, Told } from '@mixwell/core';

/** Has the kernels of a thread compute where rows live, with this room for what they need beside. */
export type Settle = (memory: Lodging['memory'], room: Room) => void;

/** What a thread keeps of a ground. */
export interface Standing {
  readonly rows: Rows;
  /** The array that was told of, the same one each time. */
  find(told: Told): RowArray;
  readonly calls: Calls;
}

/** The thread's side of a ground; from then on its kernels compute where the rows live. */
export function stand(
  { memory, room, rows, cols, data, weights, arithmetic, calls }: Ground,
  settle: Settle,
): Standing {
  if (memory && room) settle(memory, room);
  const found = new Map<string, RowArray>();
  const find = <T extends RowArray>(told: Told<T>): T => {
    if (!('kind' in told)) return told;
    const name = Object.values(told).join();
    const Kind = (globalThis as unknown as Record<string, new (...of: unknown[]) => T>)[told.kind];
    const array = (found.get(name) as T | undefined) ?? new Kind(memory?.buffer, told.at, told.length);
    found.set(name, array);
    return array;
  };
  return {
    rows: { matrix: { data: find(data), rows, cols }, weights: weights && find(weights), arithmetic },
    find,
    calls,
  };
}
