/** The number of the last sweep that the threads of a shift were sent an order for, in memory that they see. */
export type Calls = Int32Array;

/** More than any sweep has. */
const OVER = 2 ** 31 - 1;
/** Looks for a call, of some 25 ns each. */
const LOOKS = 4000;

export function newCalls(): Calls {
  return new Int32Array(new SharedArrayBuffer(4));
}

/** The orders for this sweep have been sent. */
export function callFor(calls: Calls, sweep: number): void {
  Atomics.store(calls, 0, sweep);
}

/** The shift is over. */
export function callOff(calls: Calls): void {
  Atomics.store(calls, 0, OVER);
}

/**
 * Keeps a thread awake until the sweep after this one is called for, for 100 µs at most: to wake it would take about as long. Gives whether
 * it was.
 */
export function awaitCall(calls: Calls, sweep: number): boolean {
  for (let looks = LOOKS; looks > 0; looks--) if (Atomics.load(calls, 0) > sweep) return true;
  return false;
}
