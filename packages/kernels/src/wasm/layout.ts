import type { Kernels, Machine } from './runtime.ts';

/** A part of the memory: where it is, and what is there, as numbers, as numbers of single precision and as whole numbers. */
export interface Part {
  readonly at: number;
  /** The memory. */
  readonly buffer: ArrayBuffer;
  readonly numbers: Float64Array;
  readonly singles: Float32Array;
  readonly integers: Int32Array;
}

export type Parts<Name extends string> = Record<Name, Part> & { kernels: Kernels };

/** Parts of a memory by their names, and how many doubles long they are. */
export type Lengths<Name extends string = string> = Readonly<Record<Name, number>>;

/** Where parts are, from the base of a machine on: one after the other, at multiples of 16. */
export interface Layout<Name extends string = string> {
  readonly names: readonly Name[];
  readonly lengths: Lengths<Name>;
  readonly places: readonly number[];
  /** How long they are together. */
  readonly bytes: number;
  /** The parts that were laid out last in the memory that all share. */
  shared?: Parts<Name>;
}

/** Layouts that are remembered: over few rows, making one costs as much as the sums. */
const KEPT = 8;
const kept: Layout[] = [];

/** The layout of parts of such lengths. */
export function layoutOf<Name extends string>(lengths: Lengths<Name>): Layout<Name> {
  for (const layout of kept) if (areSame(layout, lengths)) return layout as Layout<Name>;
  const layout = newLayout(lengths);
  if (kept.unshift(layout) > KEPT) kept.pop();
  return layout;
}

/** The parts in the memory of a machine; they are remembered where it is the one that all share. */
export function partsIn<Name extends string>(
  layout: Layout<Name>,
  { base, buffer }: Pick<Machine, 'base' | 'buffer'>,
  kernels: Kernels,
  isShared: boolean,
): Parts<Name> {
  const { names, places, lengths, shared } = layout;
  if (isShared && shared && shared[names[0]].buffer === buffer) {
    shared.kernels = kernels;
    return shared;
  }
  const parts = { kernels } as Record<string, unknown>;
  names.forEach((name, i) => (parts[name] = new Place(buffer, base + places[i], lengths[name])));
  if (isShared) layout.shared = parts as Parts<Name>;
  return parts as Parts<Name>;
}

function areSame({ names, lengths }: Layout, others: Lengths): boolean {
  let count = 0;
  for (const name in others) if (names[count++] !== name || lengths[name] !== others[name]) return false;
  return count === names.length;
}

function newLayout<Name extends string>(lengths: Lengths<Name>): Layout<Name> {
  const names = Object.keys(lengths) as Name[];
  const places: number[] = [];
  let bytes = 0;
  for (const name of names) {
    places.push(bytes);
    bytes += 16 * Math.ceil(lengths[name] / 2);
  }
  return { names, lengths, places, bytes };
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
