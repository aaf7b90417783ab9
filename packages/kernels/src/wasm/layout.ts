import { BLOCK_ROWS } from '@mixwell/core';
import type { Kernels, Machine } from './runtime.ts';

/** Rows that there is room for: those of a block. */
export const ROOM = BLOCK_ROWS;

/** A part of the memory: where it is, and what is there, as numbers, as numbers of single precision and as whole numbers. */
export interface Part {
  readonly at: number;
  /** The memory. */
  readonly buffer: ArrayBuffer;
  readonly numbers: Float64Array;
  readonly singles: Float32Array;
  readonly integers: Int32Array;
}

/** Those that a kernel asks for, and where a block of rows and their weights have room. */
export type Parts<Name extends string> = Record<Name | 'rows' | 'weights', Part> & { kernels: Kernels };

/** Parts of a memory by their names, and how many doubles long they are. */
export type Lengths<Name extends string = string> = Readonly<Record<Name, number>>;

/** Where parts are, from the base of a machine on: one after the other, at multiples of 16. */
export interface Layout<Name extends string = string> {
  readonly names: readonly (Name | 'rows' | 'weights')[];
  readonly sizes: readonly number[];
  /** Columns of the rows that there is room for, besides their weights. */
  readonly cols: number;
  readonly places: readonly number[];
  /** How long they are together. */
  readonly bytes: number;
  /** The parts that were laid out last in the memory that all share. */
  shared?: Parts<Name>;
}

/** Layouts that are remembered: over few rows, making one costs as much as the sums. */
const KEPT = 8;
const kept: Layout[] = [];

/** The layout of parts of such lengths, and of room for a block of rows of so many columns. */
export function layoutOf<Name extends string>(lengths: Lengths<Name>, cols = 0): Layout<Name> {
  for (let i = 0; i < kept.length; i++) {
    const layout = kept[i];
    if (layout.cols !== cols || !areSame(layout, lengths)) continue;
    // The same is most often asked for next.
    if (i > 0) kept.unshift(...kept.splice(i, 1));
    return layout as Layout<Name>;
  }
  const layout = newLayout(lengths, cols);
  if (kept.unshift(layout) > KEPT) kept.pop();
  return layout;
}

/** The parts in the memory of a machine; they are remembered where it is the one that all share. */
export function partsIn<Name extends string>(
  layout: Layout<Name>,
  machine: Pick<Machine, 'base' | 'buffer'>,
  kernels: Kernels,
  isShared: boolean,
): Parts<Name> {
  const { names, shared } = layout;
  if (isShared && shared && shared[names[0]].buffer === machine.buffer) {
    shared.kernels = kernels;
    return shared;
  }
  const parts = newParts(layout, machine, kernels);
  if (isShared) layout.shared = parts;
  return parts;
}

function newParts<Name extends string>(
  { names, places, sizes }: Layout<Name>,
  { base, buffer }: Pick<Machine, 'base' | 'buffer'>,
  kernels: Kernels,
): Parts<Name> {
  const parts = { kernels } as Record<string, unknown>;
  names.forEach((name, i) => (parts[name] = new Place(buffer, base + places[i], sizes[i])));
  return parts as Parts<Name>;
}

function areSame({ names, sizes }: Layout, lengths: Lengths): boolean {
  let count = 0;
  for (const name in lengths) if (names[count] !== name || sizes[count++] !== lengths[name]) return false;
  return count === names.length - 2;
}

function newLayout<Name extends string>(lengths: Lengths<Name>, cols: number): Layout<Name> {
  const all = { ...lengths, rows: ROOM * cols, weights: cols > 0 ? ROOM : 0 };
  const names = Object.keys(all) as (keyof typeof all)[];
  const sizes = names.map((name) => all[name]);
  const places: number[] = [];
  let bytes = 0;
  for (const size of sizes) {
    places.push(bytes);
    bytes += 16 * Math.ceil(size / 2);
  }
  return { names, sizes, cols, places, bytes };
}

/** Views are made when first asked for. */
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
