import { frameParts } from './frame-parts.ts';

/** A dense matrix, row-major float64. */
export interface Matrix {
  /** rows x cols; cell (i, j) is `data[i * cols + j]`. */
  readonly data: Float64Array;
  readonly rows: number;
  readonly cols: number;
}

/** A matrix whose cells have been checked, and whose columns have names. */
export type Table = Matrix & { readonly columns: readonly string[] };

/** A danfojs or danfojs-node DataFrame or Series, known by its shape and never imported. */
export interface FrameLike {
  readonly shape: readonly number[];
  readonly columns: readonly string[];
  readonly values: unknown;
}

/**
 * Rows of numbers in any ordinary form.
 *
 * An array of numbers is one feature: n values are n rows x 1 column.
 */
export type MatrixInput = Matrix | FrameLike | readonly ArrayLike<number>[] | ArrayLike<number>;

/** A matrix of zeros. */
export function zeros(rows: number, cols: number): Matrix {
  return { data: new Float64Array(rows * cols), rows, cols };
}

/** The same matrix as an object that cannot be changed; its data are shared. */
export function freezeMatrix({ data, rows, cols }: Matrix): Matrix {
  return Object.freeze({ data, rows, cols });
}

/** The names that columns get where the input has none. */
export function defaultColumns(cols: number): readonly string[] {
  return Array.from({ length: cols }, (_, j) => `x${j}`);
}

export function isFrame(x: unknown): x is FrameLike {
  return frameParts(x) !== undefined;
}

export function isMatrix(x: unknown): x is Matrix {
  const candidate = x as Matrix | null;
  return (
    typeof candidate === 'object' &&
    candidate !== null &&
    candidate.data instanceof Float64Array &&
    typeof candidate.rows === 'number' &&
    typeof candidate.cols === 'number'
  );
}
