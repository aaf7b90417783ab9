import type { RowBlock } from '@mixwell/core';
import { type Lengths, type Parts, layoutOf, partsIn } from './layout.ts';
import { machineAt } from './machine-at.ts';
import { type Machine, PAGE, machine } from './runtime.ts';

export type { Part } from './layout.ts';

export type Desk<Name extends string> = Readonly<Parts<Name>>;

/**
 * Parts of a memory, for one sweep: that in which the rows live, or else the one small memory that all sweeps share; undefined where
 * there is none, or the parts do not fit.
 *
 * `lengths` are counted in doubles; besides there is room for a block of rows of so many `cols`. The function it gives is to be called for each block, because another sweep may have used
 * the memory since: then `fill` is called again, to put there what does not change from block to block.
 */
export function desk<Name extends string>(
  lengths: Lengths<Name>,
  fill: (parts: Desk<Name>) => void,
  cols = 0,
): ((block: Pick<RowBlock, 'data' | 'arithmetic'>) => Desk<Name>) | undefined {
  const shared = machine();
  if (!shared) return undefined;
  const layout = layoutOf(lengths, cols);
  if (!makeRoom(shared, shared.base + layout.bytes)) return undefined;
  const self = {};
  let last: Machine | undefined;
  let parts: Desk<Name>;
  return ({ data, arithmetic = 'strict' }) => {
    const wasm = machineAt(data.buffer, layout.bytes) ?? shared;
    if (wasm === last && wasm.owner === self) return parts;
    parts = partsIn(layout, wasm, wasm.kernels(arithmetic), wasm === shared);
    last = wasm;
    wasm.owner = self;
    fill(parts);
    return parts;
  };
}

/** Whether the memory has `bytes`; growing takes the views of whoever uses it, so it is nobody's then. */
function makeRoom(wasm: Machine, bytes: number): boolean {
  const missing = Math.ceil((bytes - wasm.buffer.byteLength) / PAGE);
  if (missing <= 0) return true;
  try {
    wasm.memory.grow(missing);
  } catch {
    return false;
  }
  wasm.buffer = wasm.memory.buffer;
  wasm.owner = undefined;
  return true;
}
