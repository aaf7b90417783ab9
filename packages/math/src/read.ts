import { type MatrixInput, MixwellError, type Table, describe, toTable } from '@mixwell/core';

/** How far two mirrored cells may differ, relative to the larger of them and to the scale of their row and column. */
const ASYMMETRY = 1e-10;

/**
 * A square matrix.
 *
 * @throws MixwellError `shape-mismatch` where it is not square; as `matrix` of core otherwise.
 */
export function readSquare(a: MatrixInput, owner: string): Table {
  const table = toTable(a, owner);
  if (table.rows === table.cols) return table;
  throw new MixwellError('shape-mismatch', `${owner}: expected a square matrix; got ${table.rows} x ${table.cols}.`, {
    rows: table.rows,
    cols: table.cols,
  });
}

/**
 * A symmetric matrix, its lower triangle copied to both sides, to be overwritten at will.
 *
 * Cells (i, j) and (j, i) may differ by 1e-10 of the largest of |a_ij|, |a_ji| and sqrt(|a_ii a_jj|), as rounding makes them.
 *
 * @throws MixwellError `invalid-input` where they differ by more, naming the cells; as `readSquare` otherwise.
 */
export function readSymmetric(a: MatrixInput, owner: string): { data: Float64Array; n: number } {
  const { data, rows: n } = readSquare(a, owner);
  const copy = data.slice();
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const lower = data[i * n + j];
      const upper = data[j * n + i];
      const scale = Math.sqrt(Math.abs(data[i * n + i])) * Math.sqrt(Math.abs(data[j * n + j]));
      if (Math.abs(lower - upper) > ASYMMETRY * Math.max(Math.abs(lower), Math.abs(upper), scale)) {
        throw new MixwellError(
          'invalid-input',
          `${owner}: expected a symmetric matrix; row ${i}, column ${j} is ${lower} but row ${j}, column ${i} is ${upper}.`,
          { row: i, column: j, values: [lower, upper] },
        );
      }
      copy[j * n + i] = lower;
    }
  }
  return { data: copy, n };
}

/**
 * A copy of a vector of finite numbers.
 *
 * @throws MixwellError `invalid-input` where it is no array or has a value that is not a finite number; `shape-mismatch` where it
 *   has not `length` values.
 */
export function readVector(values: ArrayLike<number>, owner: string, length: number): Float64Array {
  refuseNoArray(values, owner);
  if (values.length !== length) {
    throw new MixwellError('shape-mismatch', `${owner}: expected ${length} values; got ${values.length}.`, {
      expected: length,
      got: values.length,
    });
  }
  const copy = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const value: unknown = values[i];
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      throw new MixwellError('invalid-input', `${owner}: value ${i} is ${describe(value)}; expected a finite number.`, {
        index: i,
        value,
      });
    }
    copy[i] = value;
  }
  return copy;
}

/** @throws MixwellError `invalid-input` where `values` is no array of any kind. */
export function refuseNoArray(values: unknown, owner: string): asserts values is ArrayLike<unknown> {
  if (typeof values === 'object' && values !== null && typeof (values as ArrayLike<unknown>).length === 'number')
    return;
  throw new MixwellError('invalid-input', `${owner}: expected an array of numbers; got ${describe(values)}.`);
}
