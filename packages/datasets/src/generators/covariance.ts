import { type Matrix, type MatrixInput, MixwellError, describe, toTable } from '@mixwell/core';
import { isList } from './option-rules.ts';

/** How far two cells that mirror each other may differ, as a share of the largest cell. */
const ASYMMETRY = 1e-9;

/** A frozen cols x cols matrix with `diagonal` on its diagonal and zeros elsewhere. */
export function diagonalMatrix(diagonal: ArrayLike<number>): Matrix {
  const cols = diagonal.length;
  const data = new Float64Array(cols * cols);
  for (let j = 0; j < cols; j++) data[j * cols + j] = diagonal[j];
  return Object.freeze({ data, rows: cols, cols });
}

/**
 * A covariance as a cols x cols matrix, from a variance for every column, a variance a column, or a matrix.
 *
 * Of a matrix the lower triangle counts, and is mirrored.
 *
 * @param what  what error messages start with.
 * @throws MixwellError `invalid-input` for a number that is not finite or a matrix that is not symmetric; `shape-mismatch`.
 */
export function readCovariance(given: unknown, cols: number, what: string): Matrix {
  if (typeof given === 'number') return diagonalMatrix(new Float64Array(cols).fill(finite(given, what)));
  if (isList(given) && !isList(given[0])) {
    if (given.length !== cols) refuseShape(what, cols, `${given.length} numbers`);
    return diagonalMatrix(Float64Array.from(given, (variance, j) => finite(variance, `${what}, at index ${j},`)));
  }
  const { data, ...shape } = toTable(given as MatrixInput, what);
  if (shape.rows !== cols || shape.cols !== cols) refuseShape(what, cols, `a ${shape.rows} x ${shape.cols} matrix`);
  return mirrored(data, cols, what);
}

function mirrored(given: Float64Array, cols: number, what: string): Matrix {
  const data = given.slice();
  const tolerance = ASYMMETRY * given.reduce((most, cell) => Math.max(most, Math.abs(cell)), 0);
  for (let i = 0; i < cols; i++) {
    for (let j = 0; j < i; j++) {
      const [lower, upper] = [given[i * cols + j], given[j * cols + i]];
      if (Math.abs(lower - upper) > tolerance) {
        throw new MixwellError(
          'invalid-input',
          `${what} is not symmetric: cell (${i}, ${j}) is ${lower} and cell (${j}, ${i}) is ${upper}.`,
          { row: i, column: j },
        );
      }
      data[j * cols + i] = lower;
    }
  }
  return Object.freeze({ data, rows: cols, cols });
}

function finite(value: unknown, what: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new MixwellError('invalid-input', `${what} is ${describe(value)}; expected a finite number.`, { value });
}

function refuseShape(what: string, cols: number, got: string): never {
  throw new MixwellError(
    'shape-mismatch',
    `${what} must be a number, ${cols} numbers or a ${cols} x ${cols} matrix, as the means have ${cols} columns; got ${got}.`,
    { cols },
  );
}
