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

/** Numbers that are copied without a pause. */
const PART = 2 ** 20;

/** Room for row arrays in the memories of `allocMatrix`. */
const shelves = new WeakMap<ArrayBufferLike, Shelf>();

/** A memory that a fit has left, for the next one as long as nobody needs the room. */
let spare: WeakRef<Machine> | undefined;

/**
 * Copies the rows of a fit into the memory of the WebAssembly kernels, once; a matrix of `allocMatrix` lives there already.
 *
 * Undefined where WebAssembly is missing, memory is short, or the rows are few.
 */
export const house: House = (rows) => {
  const { matrix } = rows;
  const lived = shelves.get(matrix.data.buffer);
  if (lived) return homeOn(lived, rows, matrix);
  if (matrix.rows < LEAST_ROWS) return undefined;
  const moved = allocate(matrix.rows, matrix.cols, takeSpare);
  if (!moved) return undefined;
  return homeOn(moved.shelf, rows, moved.matrix, () => (spare = new WeakRef(moved.wasm)));
};

/**
 * A matrix of zeros in the memory of the WebAssembly kernels, for its caller to fill: a fit of it needs no copy of the data.
 *
 * Where WebAssembly is missing, or has no memory for it, it is an ordinary matrix.
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
  const own = allocate(rows, cols, newMachine);
  if (!own) return zeros(rows, cols);
  shelves.set(own.matrix.data.buffer, own.shelf);
  return own.matrix;
}

/** The memory: desks for the sweeps, the rows, then a shelf for row arrays. */
function allocate(
  rows: number,
  cols: number,
  get: (pages: number) => Machine | null,
): { wasm: Machine; matrix: Matrix; shelf: Shelf } | undefined {
  const bytes = 8 * rows * cols;
  const base = machine()?.base ?? 0;
  const at = align(base + deskBytes(bytes));
  const shelfAt = align(at + bytes);
  const end = shelfAt + align(ARRAY_BYTES * rows);
  const wasm = get(Math.ceil(end / PAGE));
  if (!wasm) return undefined;
  const { buffer } = wasm;
  register(wasm, at);
  const shelf = newShelf(buffer, shelfAt, end);
  return { wasm, matrix: { data: new Float64Array(buffer, at, rows * cols), rows, cols }, shelf };
}

/** The spare memory if it is large enough and not half of it would lie idle, else a new one. */
function takeSpare(pages: number): Machine | null {
  const left = spare?.deref();
  const has = (left?.buffer.byteLength ?? 0) / PAGE;
  if (!left || has < pages || has > 2 * pages) return newMachine(pages);
  spare = undefined;
  return left;
}

function homeOn(
  shelf: Shelf,
  { matrix: from, weights, arithmetic }: Rows,
  matrix: Matrix,
  leave: () => void = () => {},
): Home {
  const taken: RowArray[] = [];
  const array: Home['array'] = (type, length) => {
    const found = shelf.take(type, length);
    if (found) taken.push(found);
    return found;
  };
  const near = weights && array('float64', weights.length);
  if (weights) near?.set(weights);
  return {
    rows: { matrix, weights: near ?? weights, arithmetic },
    array,
    *moveIn() {
      if (matrix !== from) yield* copyInParts(from.data, matrix.data);
    },
    leave() {
      taken.splice(0).forEach((one) => shelf.free(one));
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

/** Room for desks: what centers, mixtures and sums need where there are several rows to a parameter. */
function deskBytes(rowBytes: number): number {
  return Math.min(Math.max(2 ** 20, rowBytes / 8), 2 ** 26);
}

function align(address: number): number {
  return 64 * Math.ceil(address / 64);
}
