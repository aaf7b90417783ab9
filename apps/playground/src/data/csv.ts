import Papa from 'papaparse';
import { isMissing, isNumber } from './cells.ts';

/** The columns of numbers of a file. */
export interface CsvTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Where these columns are in the file, from 0. */
  readonly places: readonly number[];
  /** The first line that has values: 1 after a line of names. */
  readonly firstRow: 0 | 1;
  /** Rows one after the other, a value a column. */
  readonly data: Float64Array;
  /** Rows left out because they miss a number. */
  readonly leftOut: number;
}

/** Why a file cannot be shown, in words for whoever dropped it. */
export class CsvError extends Error {}

const MOST_ROWS = 200_000;

/**
 * The columns of numbers in the text of a CSV file, whose first line names them, unless it is a line of numbers itself.
 *
 * Comma, semicolon and tab separate. A column counts as one of numbers where every cell is a number or missing: nothing, NA, NaN,
 * null or ?. Rows that miss one are left out.
 *
 * @throws CsvError for quotes that do not close, lines of unequal length, no row, no column of numbers, or too many rows.
 */
export function readCsv(name: string, text: string): CsvTable {
  const { data: lines, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    skipEmptyLines: 'greedy',
  });
  const wrong = errors.find(({ type }) => type === 'Quotes');
  if (wrong) throw new CsvError(`${name}: a quotation mark opens near line ${(wrong.row ?? 0) + 1} and never closes.`);
  if (lines.length === 0) throw new CsvError(`${name} is empty.`);
  const hasHeader = !lines[0].every((cell) => isNumber(cell) || isMissing(cell));
  const header = hasHeader ? lines[0] : lines[0].map((_, j) => `column ${j + 1}`);
  const rows = hasHeader ? lines.slice(1) : lines;
  refuseBadShape(name, rows, header.length, hasHeader);
  return { name, firstRow: hasHeader ? 1 : 0, ...numericColumns(name, header, rows) };
}

function refuseBadShape(name: string, rows: readonly string[][], width: number, hasHeader: boolean): void {
  if (rows.length === 0) throw new CsvError(`${name} has a first line and no rows below it.`);
  if (rows.length > MOST_ROWS) {
    throw new CsvError(`${name} has ${rows.length} rows; this page takes up to ${MOST_ROWS}.`);
  }
  const at = rows.findIndex((row) => row.length !== width);
  if (at >= 0) {
    throw new CsvError(
      `${name}: row ${at + (hasHeader ? 2 : 1)} has ${cells(rows[at].length)}, the first line has ${cells(width)}.`,
    );
  }
}

function numericColumns(
  name: string,
  header: readonly string[],
  rows: readonly string[][],
): Omit<CsvTable, 'name' | 'firstRow'> {
  const chosen = header.flatMap((_, j) => (isNumeric(rows, j) ? [j] : []));
  if (chosen.length === 0) {
    throw new CsvError(`${name} has no column of numbers; its columns are ${header.join(', ')}.`);
  }
  const whole = rows.filter((row) => chosen.every((j) => !isMissing(row[j])));
  if (whole.length === 0) throw new CsvError(`${name}: every row misses a number somewhere.`);
  return {
    places: chosen,
    columns: namesOf(chosen.map((j) => header[j].trim())),
    data: Float64Array.from(whole.flatMap((row) => chosen.map((j) => Number(row[j])))),
    leftOut: rows.length - whole.length,
  };
}

function isNumeric(rows: readonly string[][], j: number): boolean {
  return rows.some((row) => isNumber(row[j])) && rows.every((row) => isNumber(row[j]) || isMissing(row[j]));
}

/** Names that are all different and not empty. */
function namesOf(names: readonly string[]): string[] {
  return names.map((name, j) => (name === '' || names.indexOf(name) < j ? `${name || 'column'} ${j + 1}` : name));
}

function cells(count: number): string {
  return count === 1 ? '1 cell' : `${count} cells`;
}
