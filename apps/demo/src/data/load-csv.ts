import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { DataFrame } from 'danfojs-node';
import { matrix } from 'mixwell';
import { InputError } from '../input-error.ts';
import { type NumericColumn, numericColumns } from './numeric-columns.ts';
import type { Observations } from './observations.ts';
import { type CsvTable, readCsv } from './read-csv.ts';

/** Columns that a sentence names. */
const MOST_NAMES = 8;

/**
 * The rows of a CSV file: numeric columns are the features, rows that miss a value in one of them are left out.
 *
 * The frame keeps every column that has a name, and counts rows as the file does, from 1 after the header.
 *
 * @throws InputError for a file that cannot be read, is empty, or has no numeric column or no whole row.
 */
export function loadCsv(path: string): Observations {
  return observations(
    basename(path),
    inFile(path, () => readCsv(readText(path))),
    path,
  );
}

function observations(title: string, table: CsvTable, path: string): Observations {
  const { numeric, others } = numericColumns(table);
  if (numeric.length === 0) throw new InputError(`${path}: no column is numeric: ${listed(others)}.`);
  const whole = [...table.rows.keys()].filter((i) => numeric.every(({ cells }) => !Number.isNaN(cells[i])));
  if (whole.length === 0)
    throw new InputError(`${path}: every row misses a value in ${listed(numeric.map(({ name }) => `"${name}"`))}.`);
  const left = table.rows.length - whole.length;
  const notes = [
    ...(others.length > 0 ? [`Left out, as not numeric: ${listed(others)}.`] : []),
    ...(left > 0 ? [`Left out ${left} of ${table.rows.length} rows, which miss a value in a numeric column.`] : []),
  ];
  const cols = numeric.length;
  const data = Float64Array.from(
    { length: whole.length * cols },
    (_, at) => numeric[at % cols].cells[whole[Math.floor(at / cols)]],
  );
  return {
    title,
    about: `Clusters by ${listed(numeric.map(({ name }) => `"${name}"`))}.`,
    frame: frameOf(table, numeric, whole),
    x: matrix({ data, rows: whole.length, cols, columns: numeric.map(({ name }) => name) }),
    units: numeric.map(() => ''),
    notes,
  };
}

function frameOf({ columns, rows }: CsvTable, numeric: readonly NumericColumn[], whole: readonly number[]): DataFrame {
  const numbers = new Map(numeric.map(({ name, cells }) => [name, cells]));
  const named = columns.flatMap((name, j) => (name === '' ? [] : [{ name, j, cells: numbers.get(name) }]));
  return new DataFrame(
    whole.map((i) => named.map(({ j, cells }) => (cells ? cells[i] : rows[i][j]))),
    {
      columns: named.map(({ name }) => name),
      index: whole.map((i) => i + 1),
      dtypes: named.map(({ cells }) => (cells ? 'float32' : 'string')),
    },
  );
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(
      code === 'ENOENT' ? 'there is no such file.' : code === 'EISDIR' ? 'this is a folder.' : (error as Error).message,
    );
  }
}

/** What `read` gives; its complaints start with the name of the file. */
function inFile<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof InputError ? new InputError(`${path}: ${error.message}`) : error;
  }
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
