import { CsvError, parse } from 'csv-parse/sync';
import { plural } from '../format.ts';
import { InputError } from '../input-error.ts';

/** The cells of a CSV file as text, under the names of its header. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Reads comma, semicolon or tab separated text, whichever the header has most of.
 *
 * @throws InputError saying what is wrong and in which line.
 */
export function readCsv(text: string): CsvTable {
  const [columns, ...rows] = records(text);
  if (columns === undefined) throw new InputError('the file is empty.');
  const twice = columns.find((column, j) => column !== '' && columns.indexOf(column) !== j);
  if (twice !== undefined) throw new InputError(`two columns are called "${twice}".`);
  if (rows.length === 0) throw new InputError('the file has a header and no rows.');
  return { columns, rows };
}

function records(text: string): string[][] {
  try {
    return parse(text, { bom: true, delimiter: delimiterOf(text), skip_empty_lines: true, trim: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new InputError(complaint(error));
  }
}

function delimiterOf(text: string): string {
  const header = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  const count = (delimiter: string): number => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

function complaint(error: CsvError): string {
  const { lines, record } = error as { lines?: number; record?: readonly unknown[] };
  switch (error.code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
      return `line ${lines} has ${plural(record?.length ?? 0, 'value')}, another number than the header has names.`;
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quotation mark is opened and never closed.';
    default:
      return `line ${lines}: ${error.message}.`;
  }
}
