import type { RowBlock } from '@mixwell/core';
import { machineAt } from './machine-at.ts';
import { type Kernels, type Machine, PAGE, machine } from './runtime.ts';

/** A part of the memory: where it is, and what is there, as numbers, as numbers of single precision and as whole numbers. */
export interface Part {
  readonly at: number;
  /** The memory. */
  readonly buffer: ArrayBuffer;
  readonly numbers: Float64Array;
  readonly singles: Float32Array;
  readonly integers: Int32Array;
}

export type Desk<Name extends string> = { readonly [name in Name]: Part } & { readonly kernels: Kernels };

/** Whose parts lie in a memory. */
const owners = new WeakMap<Machine, object>();

/**
 * Parts of a memory, for one sweep: that in which the rows live, or else the one small memory that all sweeps share; undefined where
 * there is none, or the parts do not fit.
 *
 * `lengths` are counted in doubles. The function it gives is to be called for each block, because another sweep may have used
 * the memory since: then `fill` is called again, to put there what does not change from block to block.
 */
export function desk<Name extends string>(
  lengths: Readonly<Record<Name, number>>,
  fill: (parts: Desk<Name>) => void,
): ((block: Pick<RowBlock, 'data' | 'arithmetic'>) => Desk<Name>) | undefined {
  const shared = machine();
  if (!shared) return undefined;
  const names = Object.keys(lengths) as Name[];
  const places: number[] = [];
  let end = 0;
  for (const name of names) {
    places.push(end);
    end += 16 * Math.ceil(lengths[name] / 2);
  }
  if (!makeRoom(shared, shared.base + end)) return undefined;
  const self = {};
  let last: Machine | undefined;
  let parts: Desk<Name>;
  return ({ data, arithmetic = 'strict' }) => {
    const wasm = machineAt(data.buffer, end) ?? shared;
    if (wasm === last && owners.get(wasm) === self) return parts;
    const { buffer } = wasm.memory;
    const laid: Record<string, unknown> = { kernels: wasm.kernels(arithmetic) };
    for (let i = 0; i < names.length; i++) laid[names[i]] = new Place(buffer, wasm.base + places[i], lengths[names[i]]);
    parts = laid as Desk<Name>;
    last = wasm;
    owners.set(wasm, self);
    fill(parts);
    return parts;
  };
}

/** Views are made when first asked for: over few rows they cost as much as the sums. */
class Place implements Part {
  readonly at: number;
  readonly buffer: ArrayBuffer;
  readonly #length: number;
  #numbers: Float64Array | undefined;
  #singles: Float32Array | undefined;
  #integers: Int32Array | undefined;

  constructor(buffer: ArrayBuffer, at: number, length: number) {
    this.buffer = buffer;
    this.at = at;
    this.#length = length;
  }

  get numbers(): Float64Array {
    return (this.#numbers ??= new Float64Array(this.buffer, this.at, this.#length));
  }

  get singles(): Float32Array {
    return (this.#singles ??= new Float32Array(this.buffer, this.at, 2 * this.#length));
  }

  get integers(): Int32Array {
    return (this.#integers ??= new Int32Array(this.buffer, this.at, 2 * this.#length));
  }
}

/** Whether the memory has `bytes`; growing takes the views of whoever uses it, so it is nobody's then. */
function makeRoom(wasm: Machine, bytes: number): boolean {
  const { memory } = wasm;
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
  if (missing <= 0) return true;
  try {
    memory.grow(missing);
  } catch {
    return false;
  }
  owners.delete(wasm);
  return true;
}
