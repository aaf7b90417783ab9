import {
  type Home,
  type House,
  type Matrix,
  MixwellError,
  type RowArray,
  type Rows,
  describe,
  zeros,
} from '@mixwell/core';
import { register } from './machine-at.ts';
import { type Machine, PAGE, machine, newMachine } from './runtime.ts';
import { type Shelf, newShelf } from './shelf.ts';

/** Rows below which copying each block for each sweep costs less than a memory of their own. */
const LEAST_ROWS = 4096;
/** Bytes a row that are kept free for row arrays; as long as nobody writes there, they are no more than addresses. */
const ARRAY_BYTES = 32;

/** Threads whose desks have room beside the rows of `allocMatrix`; more than these copy block by block. */
const ALLOC_THREADS = 8;
/** Bytes of the desks of a thread at most; they too are no more than addresses until they are used. */
const MOST_DESK_BYTES = 2 ** 23;

/** Numbers that are copied without a pause. */
const PART = 2 ** 20;

/** Room for row arrays in the memories of `allocMatrix`. */
const shelves = new WeakMap<ArrayBufferLike, Shelf>();

/** A memory that a fit has left, for the next one of its kind as long as nobody needs the room. */
const spares: (WeakRef<Machine> | undefined)[] = [];
/** Machines whose memory holds what a fit has left there. */
const left = new WeakSet<Machine>();

/**
 * Copies the rows of a fit into the memory of the WebAssembly kernels, once, where other threads can work in it too if there are any;
 * a matrix of `allocMatrix` lives there already.
 *
 * Undefined where WebAssembly is missing, memory is short or cannot be shared with the others, or the rows are few.
 */
export const house: House = (rows, threads = 0) => {
  const { matrix } = rows;
  const lived = shelves.get(matrix.data.buffer);
  if (lived) return homeOn(lived, rows, matrix);
  if (matrix.rows < LEAST_ROWS || (threads > 0 && !canShare())) return undefined;
  const kind = Number(threads > 0);
  const moved = allocate(matrix.rows, matrix.cols, threads, (pages) => takeSpare(pages, kind));
  if (!moved) return undefined;
  return homeOn(moved.shelf, rows, moved.matrix, () => {
    left.add(moved.wasm);
    spares[kind] = new WeakRef(moved.wasm);
  });
};

/**
 * A matrix of zeros in the memory of the WebAssembly kernels, for its caller to fill: a fit of it needs no copy of the data.
 *
 * Where threads can share memory, theirs it is: its buffer is a SharedArrayBuffer, and workers need no copy either. Where WebAssembly is
 * missing, or has no memory for it, it is an ordinary matrix.
 *
 * @throws MixwellError `invalid-param` where `rows` or `cols` is not a whole number of at least 1.
 */
export function allocMatrix(rows: number, cols: number): Matrix {
  for (const [name, value] of Object.entries({ rows, cols })) {
    if (Number.isSafeInteger(value) && value >= 1) continue;
    throw new MixwellError(
      'invalid-param',
      `allocMatrix: "${name}" must be a whole number of at least 1; got ${describe(value)}.`,
      { option: name, value },
    );
  }
  const own = allocate(rows, cols, rows < LEAST_ROWS ? 0 : ALLOC_THREADS, (pages) => newMachine(pages, canShare()));
  if (!own) return zeros(rows, cols);
  shelves.set(own.matrix.data.buffer, own.shelf);
  return own.matrix;
}

/** The memory: desks for the sweeps of this thread and of others, the rows, then a shelf for row arrays. */
function allocate(
  rows: number,
  cols: number,
  threads: number,
  get: (pages: number) => Machine | null,
): { wasm: Machine; matrix: Matrix; shelf: Shelf } | undefined {
  const bytes = 8 * rows * cols;
  // What centers, mixtures and sums need where there are several rows to a parameter.
  const deskBytes = align(Math.min(Math.max(2 ** 20, bytes / 8), 2 ** 26));
  const roomBytes = Math.min(deskBytes, MOST_DESK_BYTES);
  const roomsAt = align(machine()?.base ?? 0) + deskBytes;
  const at = roomsAt + threads * roomBytes;
  const shelfAt = align(at + bytes);
  const end = shelfAt + align(ARRAY_BYTES * rows);
  const wasm = get(Math.ceil(end / PAGE));
  if (!wasm) return undefined;
  const { buffer } = wasm;
  const rooms = Array.from({ length: threads }, (_, i) => ({ at: roomsAt + i * roomBytes, bytes: roomBytes }));
  register(wasm, deskBytes, rooms);
  const shelf = newShelf(buffer, shelfAt, end, left.has(wasm) ? end : shelfAt);
  return { wasm, matrix: { data: new Float64Array(buffer, at, rows * cols), rows, cols }, shelf };
}

/** The spare memory of a kind, shared or not, if it is large enough and not half of it would lie idle; else a new one. */
function takeSpare(pages: number, kind: number): Machine | null {
  const found = spares[kind]?.deref();
  const has = (found?.buffer.byteLength ?? 0) / PAGE;
  if (!found || has < pages || has > 2 * pages) return newMachine(pages, kind === 1);
  spares[kind] = undefined;
  return found;
}

function homeOn(
  shelf: Shelf,
  { matrix: from, weights, arithmetic }: Rows,
  matrix: Matrix,
  leave: () => void = () => {},
): Home {
  const taken = new Set<RowArray>();
  const array: Home['array'] = (type, length) => {
    const found = shelf.take(type, length);
    if (found) taken.add(found);
    return found;
  };
  const free = (one: RowArray): void => {
    if (taken.delete(one)) shelf.free(one);
  };
  const near = weights && array('float64', weights.length);
  if (weights) near?.set(weights);
  return {
    rows: { matrix, weights: near ?? weights, arithmetic },
    array,
    *moveIn() {
      if (matrix !== from) yield* copyInParts(from.data, matrix.data);
    },
    free,
    leave() {
      taken.forEach(free);
      leave();
    },
  };
}

/** Copies numbers, with a pause after every 8 MiB. */
function* copyInParts(from: Float64Array, to: Float64Array): Generator<void> {
  for (let at = 0; at < from.length; at += PART) {
    to.set(from.subarray(at, at + PART), at);
    yield;
  }
}

function canShare(): boolean {
  return typeof SharedArrayBuffer !== 'undefined';
}

function align(address: number): number {
  return 64 * Math.ceil(address / 64);
}
