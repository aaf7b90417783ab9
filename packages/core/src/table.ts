import { describe, plural } from './describe.ts';
import { MixwellError } from './error.ts';
import { type FrameParts, frameParts, isArrayLike } from './frame-parts.ts';
import { type Matrix, type MatrixInput, type Table, defaultColumns, isMatrix } from './matrix.ts';

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

/** What a cell may be besides a finite number: nothing, or missing: NaN, null or undefined, which the table has as NaN. */
export type Gaps = 'none' | 'missing-cells';

/** `matrix`, with the name that error messages start with. */
export function toTable(x: MatrixInput, owner: string, gaps: Gaps = 'none'): Table {
  return isChecked(x) ? x : readTable(x, { owner, gaps });
}

/** Whether rows have missing cells; a table that was checked for having none is not looked through again. */
export function hasMissingCells(table: Matrix): boolean {
  return !(CHECKED in table) && table.data.includes(NaN);
}

const CHECKED = Symbol.for('@mixwell/checked-table');

function isChecked(x: unknown): x is Table {
  return typeof x === 'object' && x !== null && CHECKED in x;
}

/** Who asks for a table, and which cells are acceptable. */
interface Reader {
  readonly owner: string;
  readonly gaps: Gaps;
}

/** A table of cells that have been checked; one without missing cells is marked, so that nobody checks it again. */
export function checkedTable(
  { data, rows, cols, columns }: Table,
  { gaps }: Pick<Reader, 'gaps'> = { gaps: 'none' },
): Table {
  const table = { data, rows, cols, columns: Object.freeze([...columns]) };
  if (gaps === 'none' || !data.includes(NaN)) Object.defineProperty(table, CHECKED, { value: true });
  return Object.freeze(table);
}

function readTable(x: MatrixInput, reader: Reader): Table {
  if (isMatrix(x)) return readMatrix(x, reader);
  const frame = frameParts(x);
  if (frame) return readFrame(frame, reader);
  if (!isArrayLike(x)) {
    throw new MixwellError(
      'invalid-input',
      `${reader.owner}: expected a DataFrame, a Matrix or an array of rows; got ${describe(x)}.`,
    );
  }
  return isArrayLike(x[0])
    ? readRows(x as readonly ArrayLike<number>[], reader)
    : readVector(x as ArrayLike<number>, reader);
}

function readMatrix(x: Matrix, reader: Reader): Table {
  const { owner, gaps } = reader;
  const { data, rows, cols } = x;
  if (!Number.isInteger(rows) || !Number.isInteger(cols)) {
    throw new MixwellError(
      'shape-mismatch',
      `${owner}: a matrix must have a whole number of rows and of columns; got ${rows} x ${cols}.`,
      { rows, cols },
    );
  }
  refuseEmpty(rows, cols, owner);
  if (data.length !== rows * cols) {
    throw new MixwellError(
      'shape-mismatch',
      `${owner}: a ${rows} x ${cols} matrix needs ${rows * cols} values; got ${data.length}.`,
      { rows, cols, values: data.length },
    );
  }
  const columns = (x as Partial<Table>).columns?.map(String) ?? defaultColumns(cols);
  refuseBadNames(columns, cols, owner);
  if (!areFinite(data)) {
    const at = data.findIndex(
      (value) => !(Number.isFinite(value) || (gaps === 'missing-cells' && Number.isNaN(value))),
    );
    if (at >= 0) refuseCell(data[at], Math.floor(at / cols), columns[at % cols], reader);
  }
  return checkedTable({ data, rows, cols, columns }, reader);
}

/** True only where all are finite: a finite number times 0 is 0, and any other NaN, which no sum loses. Few products, and two sums at once, are faster. */
function areFinite(data: Float64Array): boolean {
  let a = 0;
  let b = 0;
  let at = 0;
  for (const end = data.length - 7; at < end; at += 8) {
    a += (data[at] + data[at + 1]) * 0 + (data[at + 2] + data[at + 3]) * 0;
    b += (data[at + 4] + data[at + 5]) * 0 + (data[at + 6] + data[at + 7]) * 0;
  }
  for (; at < data.length; at++) a += data[at] * 0;
  return a + b === 0;
}

function readVector(x: ArrayLike<number>, reader: Reader): Table {
  const rows = x.length;
  refuseEmpty(rows, 1, reader.owner);
  const data = new Float64Array(rows);
  for (let i = 0; i < rows; i++) data[i] = number(x[i], i, 'x0', reader);
  return checkedTable({ data, rows, cols: 1, columns: defaultColumns(1) }, reader);
}

function readRows(
  x: readonly ArrayLike<unknown>[],
  reader: Reader,
  columns?: readonly string[],
  order?: readonly number[],
): Table {
  const { owner } = reader;
  const width = isArrayLike(x[0]) ? x[0].length : 0;
  const names = columns ?? defaultColumns(width);
  const picked = order ?? names.map((_, j) => j);
  refuseEmpty(x.length, picked.length, owner);
  const cols = picked.length;
  const data = new Float64Array(x.length * cols);
  const readRow = (row: unknown, i: number): void => {
    if (!isArrayLike(row)) refuseRow(row, i, owner);
    if (row.length !== width) refuseRagged(row.length, i, width, owner);
    for (let j = 0; j < cols; j++) data[i * cols + j] = number(row[picked[j]], i, names[picked[j]], reader);
  };
  for (let i = 0; i < x.length; i++) readRow(x[i], i);
  return checkedTable({ data, rows: x.length, cols, columns: picked.map((j) => names[j]) }, reader);
}

/**
 * A frame as a table, of the columns at the positions `order` if given.
 *
 * `df.values` is the frame's live inner array and may hold anything: it is copied, and each cell is checked.
 */
export function readFrame({ values, columns, isSeries }: FrameParts, reader: Reader, order?: readonly number[]): Table {
  const { owner } = reader;
  if (isSeries) {
    refuseEmpty(values.length, 1, owner);
    const name = columns[0] ?? 'x0';
    const data = Float64Array.from({ length: values.length }, (_, i) => number(values[i], i, name, reader));
    return checkedTable({ data, rows: values.length, cols: 1, columns: [name] }, reader);
  }
  refuseEmpty(values.length, columns.length, owner);
  refuseBadNames(columns, columns.length, owner);
  return readRows(values as readonly ArrayLike<unknown>[], reader, columns, order);
}

function number(value: unknown, row: number, column: string, reader: Reader): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (reader.gaps === 'missing-cells' && (value === undefined || value === null || Number.isNaN(value))) return NaN;
  return refuseCell(value, row, column, reader);
}

function refuseCell(value: unknown, row: number, column: string, { owner, gaps }: Reader): never {
  const expected = gaps === 'none' ? 'a finite number' : 'a finite number, or NaN where it is missing';
  throw new MixwellError(
    'invalid-input',
    `${owner}: row ${row}, column "${column}" is ${describe(value)}; expected ${expected}.`,
    { row, column, value },
  );
}

function refuseRow(value: unknown, row: number, owner: string): never {
  throw new MixwellError(
    'shape-mismatch',
    `${owner}: row ${row} is ${describe(value)}; expected an array of numbers.`,
    { row },
  );
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
  throw new MixwellError('invalid-input', `${owner}: the input has no ${rows > 0 ? 'columns' : 'rows'}.`, {
    rows,
    cols,
  });
}

function refuseBadNames(columns: readonly string[], cols: number, owner: string): void {
  if (columns.length !== cols) {
    throw new MixwellError(
      'shape-mismatch',
      `${owner}: ${plural(cols, 'column')} but ${plural(columns.length, 'column name')}.`,
    );
  }
  const twice = columns.find((column, j) => columns.indexOf(column) !== j);
  if (twice !== undefined) {
    throw new MixwellError('invalid-input', `${owner}: two columns are named "${twice}".`, { column: twice });
  }
}
