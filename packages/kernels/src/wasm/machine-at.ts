import type { Machine } from './runtime.ts';

/** Machines in whose memory rows live, by that memory, and the address up to which desks may use it. */
const residences = new WeakMap<ArrayBufferLike, { readonly machine: Machine; readonly desksEnd: number }>();

/** Makes known that rows live in the memory of `machine`, behind `desksEnd`. */
export function register(machine: Machine, desksEnd: number): void {
  residences.set(machine.buffer, { machine, desksEnd });
}

/** The machine in whose memory the rows in `buffer` live, if desks may use that memory up to the address `end`. */
export function machineAt(buffer: ArrayBufferLike, end: number): Machine | undefined {
  const residence = residences.get(buffer);
  return residence && end <= residence.desksEnd ? residence.machine : undefined;
}
