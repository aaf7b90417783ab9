import type { Lodging } from '@mixwell/core';
import type { Settle } from '../pool/stand.ts';
import { type Machine, machineOver } from './runtime.ts';

/** A memory in which rows live. */
export interface Residence extends Lodging {
  /** What computes in it here. */
  readonly machine: Machine;
  /** Bytes that desks may use, from the base of the machine on. */
  readonly deskBytes: number;
}

const residences = new WeakMap<ArrayBufferLike, Residence>();

/** Makes known that rows live in the memory of a machine, whose desks have so many bytes, with rooms for those of other threads. */
export function register(machine: Machine, deskBytes: number, rooms: Residence['rooms']): void {
  residences.set(machine.buffer, { machine, memory: machine.memory, deskBytes, rooms });
}

/** Makes known the same of memory that another thread has shared. */
export const settle: Settle = (memory, { at, bytes }) => {
  const machine = machineOver(memory as Machine['memory'], at);
  if (machine) register(machine, bytes, []);
};

export function residenceOf(buffer: ArrayBufferLike): Residence | undefined {
  return residences.get(buffer);
}

/** The machine in whose memory the rows in `buffer` live, if desks of so many bytes have room there. */
export function machineAt(buffer: ArrayBufferLike, bytes: number): Machine | undefined {
  const residence = residences.get(buffer);
  return residence && bytes <= residence.deskBytes ? residence.machine : undefined;
}
