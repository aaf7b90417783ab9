import { describe } from './describe.ts';
import { invalidModel } from './invalid-model.ts';

/** The numbers that JSON has no form for, by their text. */
const MARKED: Readonly<Record<string, number>> = { '-0': -0, NaN, Infinity, '-Infinity': -Infinity };

/** How deep objects in a model's JSON may lie in each other. */
const DEEPEST = 100;

type Typed = (values: readonly unknown[], mark: '$float64' | '$int32') => unknown;

/** The record without typed arrays and numbers that JSON cannot write, all the way down; what is undefined is left out, as in JSON. */
export function plain(record: object, typed: Typed): Record<string, unknown> {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([key, value]) => [key, plainValue(value, typed)]));
}

function plainValue(value: unknown, typed: Typed): unknown {
  if (value instanceof Float64Array) return typed(listOf(value), '$float64');
  if (value instanceof Int32Array) return typed(listOf(value), '$int32');
  if (Array.isArray(value)) return value.map((item) => plainValue(item, typed));
  if (typeof value === 'number') return writeNumber(value);
  return typeof value === 'object' && value !== null ? plain(value, typed) : value;
}

/** In a loop: `Array.from` takes eight times as long. */
function listOf(values: Float64Array | Int32Array): unknown[] {
  const list = new Array<unknown>(values.length);
  for (let i = 0; i < values.length; i++) list[i] = writeNumber(values[i]);
  return list;
}

function writeNumber(value: number): unknown {
  if (Object.is(value, -0)) return { $number: '-0' };
  return Number.isFinite(value) ? value : { $number: `${value}` };
}

/** The number that `writeNumber` was given; a value that it does not give comes back as it is. */
export function readNumber(value: unknown): unknown {
  if (!isRecord(value) || typeof value.$number !== 'string') return value;
  return Object.hasOwn(MARKED, value.$number) ? MARKED[value.$number] : value;
}

/** What `plain` made this of, as far as it left marks; its objects and arrays frozen. */
export function unmarked(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) throw invalidModel(`has objects that lie more than ${DEEPEST} deep`);
  if (Array.isArray(value)) return Object.freeze(value.map((item) => unmarked(item, depth + 1)));
  if (!isRecord(value) || ArrayBuffer.isView(value)) return value;
  if (Object.hasOwn(value, '$number')) return readNumber(value);
  if (Object.hasOwn(value, '$float64')) return Float64Array.from(markedNumbers(value.$float64));
  if (Object.hasOwn(value, '$int32')) return Int32Array.from(markedNumbers(value.$int32));
  return Object.freeze(
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unmarked(item, depth + 1)])),
  );
}

function markedNumbers(values: unknown): number[] {
  const numbers: unknown[] | undefined = Array.isArray(values) ? values.map(readNumber) : undefined;
  if (numbers?.every((item) => typeof item === 'number')) return numbers;
  throw invalidModel(`has ${describe(values)} where only numbers can be`);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
