import { describe, plural } from './describe.ts';
import { MixwellError } from './error.ts';

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

/**
 * Checks every cell of `x` once and gives it as one row-major block.
 *
 * Copies only where it must: a Matrix keeps its data, and what this function returned comes back as it is. `x` is never written.
 * Columns without names are called x0, x1, ...
 *
 * @throws MixwellError `invalid-input` for an empty input or a cell that is not a finite number, naming row and column;
 *   `shape-mismatch` for ragged rows, or a Matrix whose data do not fill rows x cols.
 */
export function matrix(x: MatrixInput): Table {
  return toTable(x, 'matrix');
}

/** `matrix`, with the name that error messages start with. */
export function toTable(x: MatrixInput, owner: string): Table {
  return isChecked(x) ? x : readTable(x, owner);
}

/**
 * The named `columns` of `x`, in that order: what a model needs from new data.
 *
 * A frame is matched by name, and its other columns are not looked at. Input without names is matched by position,
 * and so is any input to a model that was fitted without names.
 *
 * @throws MixwellError `shape-mismatch` where a column is missing or the number of columns differs; as `matrix` otherwise.
 */
export function selectColumns(x: MatrixInput, columns: readonly string[], owner: string): Table {
  const names = namesOf(x);
  if (names === undefined || isUnnamed(names) || isUnnamed(columns)) {
    const table = toTable(x, owner);
    if (table.cols !== columns.length) {
      throw new MixwellError(
        'shape-mismatch',
        `${owner}: expected ${plural(columns.length, 'column')} (${columns.join(', ')}); got ${table.cols}.`,
        { expected: columns.length, got: table.cols },
      );
    }
    return table;
  }
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    throw new MixwellError(
      'shape-mismatch',
      `${owner}: column ${quoteAll(missing)} is missing; the input has ${quoteAll(names)}.`,
      { missing, columns: names },
    );
  }
  if (names.length === columns.length && names.every((name, j) => name === columns[j])) return toTable(x, owner);
  const order = columns.map((column) => names.indexOf(column));
  return isFrame(x) ? readFrame(x, owner, order) : pickColumns(toTable(x as Table, owner), order);
}

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
  const frame = x as FrameLike | null;
  return typeof frame === 'object' && frame !== null && Array.isArray(frame.shape) && 'values' in frame;
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

const CHECKED = Symbol.for('@mixwell/checked-table');

function isChecked(x: unknown): x is Table {
  return typeof x === 'object' && x !== null && CHECKED in x;
}

function checked(data: Float64Array, rows: number, cols: number, columns: readonly string[]): Table {
  const table = { data, rows, cols, columns: Object.freeze([...columns]) };
  Object.defineProperty(table, CHECKED, { value: true });
  return Object.freeze(table);
}

function readTable(x: MatrixInput, owner: string): Table {
  if (isMatrix(x)) return readMatrix(x, owner);
  if (isFrame(x)) return readFrame(x, owner);
  if (!isArrayLike(x)) {
    throw new MixwellError(
      'invalid-input',
      `${owner}: expected a DataFrame, a Matrix or an array of rows; got ${describe(x)}.`,
    );
  }
  return isArrayLike(x[0]) ? readRows(x as readonly ArrayLike<number>[], owner) : readVector(x as ArrayLike<number>, owner);
}

function readMatrix(x: Matrix, owner: string): Table {
  const { data, rows, cols } = x;
  refuseEmpty(rows, cols, owner);
  if (data.length !== rows * cols) {
    throw new MixwellError(
      'shape-mismatch',
      `${owner}: a ${rows} x ${cols} matrix needs ${rows * cols} values; got ${data.length}.`,
      { rows, cols, values: data.length },
    );
  }
  const columns = (x as Partial<Table>).columns ?? defaultColumns(cols);
  refuseBadNames(columns, cols, owner);
  for (let at = 0; at < data.length; at++) {
    if (!Number.isFinite(data[at])) refuseCell(data[at], Math.floor(at / cols), columns[at % cols], owner);
  }
  return checked(data, rows, cols, columns);
}

function readVector(x: ArrayLike<number>, owner: string): Table {
  const rows = x.length;
  refuseEmpty(rows, 1, owner);
  const data = new Float64Array(rows);
  for (let i = 0; i < rows; i++) data[i] = number(x[i], i, 'x0', owner);
  return checked(data, rows, 1, defaultColumns(1));
}

function readRows(x: readonly ArrayLike<unknown>[], owner: string, columns?: readonly string[], order?: readonly number[]): Table {
  const width = x[0].length;
  const names = columns ?? defaultColumns(width);
  const picked = order ?? names.map((_, j) => j);
  refuseEmpty(x.length, picked.length, owner);
  const cols = picked.length;
  const data = new Float64Array(x.length * cols);
  for (let i = 0; i < x.length; i++) {
    const row = x[i];
    if (!isArrayLike(row)) refuseRow(row, i, owner);
    if (row.length !== width) refuseRagged(row.length, i, width, owner);
    for (let j = 0; j < cols; j++) data[i * cols + j] = number(row[picked[j]], i, names[picked[j]], owner);
  }
  return checked(data, x.length, cols, picked.map((j) => names[j]));
}

/** `df.values` is the frame's live inner array and may hold anything: it is copied, and each cell is checked. */
function readFrame(frame: FrameLike, owner: string, order?: readonly number[]): Table {
  const values = frame.values as ArrayLike<unknown>;
  const columns = frame.columns.map(String);
  if (frame.shape.length === 1) {
    refuseEmpty(values.length, 1, owner);
    const name = columns[0] ?? 'x0';
    return checked(Float64Array.from({ length: values.length }, (_, i) => number(values[i], i, name, owner)), values.length, 1, [name]);
  }
  refuseEmpty(values.length, columns.length, owner);
  refuseBadNames(columns, columns.length, owner);
  return readRows(values as readonly ArrayLike<unknown>[], owner, columns, order);
}

function pickColumns(table: Table, order: readonly number[]): Table {
  const { data, rows, cols } = table;
  const picked = new Float64Array(rows * order.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < order.length; j++) picked[i * order.length + j] = data[i * cols + order[j]];
  }
  return checked(picked, rows, order.length, order.map((j) => table.columns[j]));
}

function namesOf(x: MatrixInput): readonly string[] | undefined {
  if (isFrame(x)) return x.columns.map(String);
  return isMatrix(x) ? (x as Partial<Table>).columns : undefined;
}

function isUnnamed(columns: readonly string[]): boolean {
  return columns.every((column, j) => column === `x${j}`);
}

function isArrayLike(x: unknown): x is ArrayLike<unknown> {
  return typeof x === 'object' && x !== null && typeof (x as ArrayLike<unknown>).length === 'number';
}

function number(value: unknown, row: number, column: string, owner: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) refuseCell(value, row, column, owner);
  return value;
}

function refuseCell(value: unknown, row: number, column: string, owner: string): never {
  throw new MixwellError(
    'invalid-input',
    `${owner}: row ${row}, column "${column}" is ${describe(value)}; expected a finite number.`,
    { row, column, value },
  );
}

function refuseRow(value: unknown, row: number, owner: string): never {
  throw new MixwellError('shape-mismatch', `${owner}: row ${row} is ${describe(value)}; expected an array of numbers.`, { row });
}

function refuseRagged(length: number, row: number, expected: number, owner: string): never {
  throw new MixwellError(
    'shape-mismatch',
    `${owner}: row ${row} has ${plural(length, 'value')}; expected ${expected}, as in row 0.`,
    { row, expected, got: length },
  );
}

function refuseEmpty(rows: number, cols: number, owner: string): void {
  if (rows > 0 && cols > 0) return;
  throw new MixwellError('invalid-input', `${owner}: the input has no ${rows > 0 ? 'columns' : 'rows'}.`, { rows, cols });
}

function refuseBadNames(columns: readonly string[], cols: number, owner: string): void {
  if (columns.length !== cols) {
    throw new MixwellError('shape-mismatch', `${owner}: ${plural(cols, 'column')} but ${plural(columns.length, 'column name')}.`);
  }
  const twice = columns.find((column, j) => columns.indexOf(column) !== j);
  if (twice !== undefined) {
    throw new MixwellError('invalid-input', `${owner}: two columns are named "${twice}".`, { column: twice });
  }
}

function quoteAll(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
