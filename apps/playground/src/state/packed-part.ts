import type { CsvTable } from '../data/csv.ts';
import type { Placed, State } from './state.ts';

/** What is too long to stand plainly in an address: rows and placed parameters. */
export interface Packed {
  readonly added?: readonly number[];
  readonly hand?: Placed;
  readonly csv?: Omit<CsvTable, 'data'> & { readonly data: readonly number[] };
}

/** The long part of a state; null where there is none. */
export function packedPart({ source, added, hand, start, csv }: State): Packed | null {
  const part = {
    ...(added.length > 0 && { added }),
    ...(start === 'hand' && hand && { hand }),
    ...(source === 'csv' && csv && { csv: { ...csv, data: [...csv.data] } }),
  };
  return Object.keys(part).length > 0 ? part : null;
}

export function withPacked(state: State, { added = [], hand, csv }: Packed): State {
  const table = csv ? { ...csv, data: Float64Array.from(csv.data) } : null;
  return { ...state, added, hand: hand ?? null, csv: table };
}

/** Whether `value`, from an address that anyone may have written, is what `packedPart` gives. */
export function isPacked(value: unknown): value is Packed {
  if (!isRecord(value)) return false;
  const { added, hand, csv } = value;
  return (
    (added === undefined || isNumbers(added)) &&
    (hand === undefined || isPlaced(hand)) &&
    (csv === undefined || isCsv(csv))
  );
}

function isPlaced(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { means, weights, covariances } = value;
  return (
    isListOf(means, isNumbers) &&
    (weights === undefined || isNumbers(weights)) &&
    (covariances === undefined || isListOf(covariances, (matrix) => isListOf(matrix, isNumbers)))
  );
}

function isCsv(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { name, columns, places, firstRow, data, leftOut } = value;
  return (
    typeof name === 'string' &&
    isListOf(columns, (column) => typeof column === 'string') &&
    columns.length > 0 &&
    isNumbers(places) &&
    places.length === columns.length &&
    (firstRow === 0 || firstRow === 1) &&
    isNumbers(data) &&
    data.length > 0 &&
    data.length % columns.length === 0 &&
    typeof leftOut === 'number'
  );
}

function isNumbers(value: unknown): value is readonly number[] {
  return isListOf(value, Number.isFinite);
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every(isItem);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
