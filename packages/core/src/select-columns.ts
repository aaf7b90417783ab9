import { plural } from './describe.ts';
import { MixwellError } from './error.ts';
import { frameParts } from './frame-parts.ts';
import { type MatrixInput, type Table, isMatrix } from './matrix.ts';
import { type Gaps, checkedTable, readFrame, toTable } from './table.ts';

/**
 * The named `columns` of `x`, in that order: what a model needs from new data.
 *
 * Columns are matched by name where the input has all these names, and its other columns are not looked at. Input without names
 * is matched by position, and so is input with other names to a model that was fitted without.
 *
 * @throws MixwellError `shape-mismatch` where a column is missing or the number of columns differs; as `matrix` otherwise.
 */
export function selectColumns(x: MatrixInput, columns: readonly string[], owner: string, gaps: Gaps = 'none'): Table {
  const names = namesOf(x);
  if (names === undefined) return sameWidth(toTable(x, owner, gaps), columns, owner);
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0 && isUnnamed(columns)) return sameWidth(toTable(x, owner, gaps), columns, owner);
  if (missing.length > 0) {
    throw new MixwellError(
      'shape-mismatch',
      `${owner}: column ${quoteAll(missing)} is missing; the input has ${quoteAll(names)}.`,
      { missing, columns: names },
    );
  }
  if (names.length === columns.length && names.every((name, j) => name === columns[j])) return toTable(x, owner, gaps);
  const order = columns.map((column) => names.indexOf(column));
  const frame = frameParts(x);
  return frame ? readFrame(frame, { owner, gaps }, order) : pickColumns(toTable(x, owner, gaps), order, gaps);
}

function sameWidth(table: Table, columns: readonly string[], owner: string): Table {
  if (table.cols === columns.length) return table;
  throw new MixwellError(
    'shape-mismatch',
    `${owner}: expected ${plural(columns.length, 'column')} (${columns.join(', ')}); got ${table.cols}.`,
    { expected: columns.length, got: table.cols },
  );
}

/** The names of the columns, where they are more than their place in a matrix. */
function namesOf(x: MatrixInput): readonly string[] | undefined {
  const frame = frameParts(x);
  if (frame) return frame.columns;
  const columns = isMatrix(x) ? (x as Partial<Table>).columns : undefined;
  return columns && !isUnnamed(columns) ? columns : undefined;
}

function isUnnamed(columns: readonly string[]): boolean {
  return columns.every((column, j) => column === `x${j}`);
}

function pickColumns({ data, rows, cols, columns }: Table, order: readonly number[], gaps: Gaps): Table {
  const picked = new Float64Array(rows * order.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < order.length; j++) picked[i * order.length + j] = data[i * cols + order[j]];
  }
  const table = { data: picked, rows, cols: order.length, columns: order.map((j) => columns[j]) };
  return checkedTable(table, { gaps });
}

function quoteAll(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
