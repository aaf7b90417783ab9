import type { CsvTable } from './read-csv.ts';

/** A column whose cells are all numbers or missing. */
export interface NumericColumn {
  readonly name: string;
  /** One cell a row; NaN where it is missing. */
  readonly cells: Float64Array;
}

/** What a cell may hold in place of a number. */
const missing = new Set(['', 'na', 'n/a', 'nan', 'null', '?']);

/** The numeric columns of a table, and for each other column why it is not one. */
export function numericColumns({ columns, rows }: CsvTable): { numeric: NumericColumn[]; others: string[] } {
  const numeric: NumericColumn[] = [];
  const others: string[] = [];
  columns.forEach((name, j) => {
    const cells = Float64Array.from(rows, (row) => numberOf(row[j]));
    const odd = rows.findIndex((row, i) => Number.isNaN(cells[i]) && !isMissing(row[j]));
    if (name === '') others.push(`column ${j + 1}, which has no name`);
    else if (odd >= 0) others.push(`"${name}" (row ${odd + 1} is "${shorten(rows[odd][j])}")`);
    else if (cells.every(Number.isNaN)) others.push(`"${name}" (no value)`);
    else numeric.push({ name, cells });
  });
  return { numeric, others };
}

function numberOf(cell: string): number {
  return isMissing(cell) || !Number.isFinite(Number(cell)) ? NaN : Number(cell);
}

function isMissing(cell: string): boolean {
  return missing.has(cell.toLowerCase());
}

function shorten(text: string): string {
  return text.length > 20 ? `${text.slice(0, 19)}…` : text;
}
