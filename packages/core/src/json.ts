import { DERIVED } from './derived-report.ts';
import { describe } from './describe.ts';
import { MixwellError } from './error.ts';
import type { AitkenEstimate, FitReport, FittedModel } from './estimator.ts';
import type { Matrix } from './matrix.ts';

/** The version of the format that this package writes, and the newest that it reads. */
export const MODEL_JSON_VERSION = 1;

/**
 * A model as plain data, ready for `JSON.stringify`; every number returns bit for bit.
 *
 * What JSON cannot write is marked: -0, NaN and the infinities are `{ $number: '-0' }`, wherever they are, and typed arrays among the
 * params `{ $float64: [...] }` and `{ $int32: [...] }`. Those of the state are arrays: whoever reads them knows what they are.
 */
export interface ModelJson {
  readonly format: 'mixwell-model';
  readonly version: number;
  /** The estimator that made the model. */
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly columns: readonly string[];
  readonly report: FitReport;
  /** What the estimator needs to make the model again. */
  readonly state: Readonly<Record<string, unknown>>;
}

/** How the models of one estimator come back from JSON. */
export interface ModelKind<M extends FittedModel> {
  readonly name: string;
  restore(json: ModelJson, state: StateReader): M;
}

/**
 * The model in `json`, made by whichever of `kinds` has its name.
 *
 * @throws MixwellError `invalid-model` for anything that is not a whole model of a known kind and version.
 */
export function fromJSON<M extends FittedModel>(json: unknown, kinds: readonly ModelKind<M>[]): M {
  const model = readEnvelope(json);
  const kind = kinds.find(({ name }) => name === model.name);
  if (kind === undefined) {
    throw invalid(`is of kind "${model.name}"; expected ${kinds.map(({ name }) => `"${name}"`).join(' or ')}`);
  }
  return kind.restore(model, new StateReader(model.state));
}

/** The envelope of a model's JSON, with typed arrays and matrices as plain data. */
export function modelJson(model: Omit<FittedModel, 'toJSON'>, state: Record<string, unknown>): ModelJson {
  const { name, params, columns, report } = model;
  return {
    format: 'mixwell-model',
    version: MODEL_JSON_VERSION,
    name,
    params: plain(params, (values, mark) => ({ [mark]: values })),
    columns,
    report: plain(report, (values) => values) as FitReport & Record<string, unknown>,
    state: plain(state, (values) => values),
  };
}

/** Reads the fields of a model's state, refusing whatever is not as it was written. */
export class StateReader {
  readonly #state: Readonly<Record<string, unknown>>;

  constructor(state: Readonly<Record<string, unknown>>) {
    this.#state = state;
  }

  /** Whether there is such a field at all. */
  has(field: string): boolean {
    return Object.hasOwn(this.#state, field);
  }

  number(field: string): number {
    const value = readNumber(this.#field(field));
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw invalid(`"${field}" must be a finite number; got ${describe(value)}`);
    return value;
  }

  /** @throws MixwellError `invalid-model` saying that `part` is not as the estimator wrote it, unless `holds`. */
  refuseUnless(part: string, holds: boolean): void {
    if (!holds) throw invalid(`has "${part}" that its estimator would not write`);
  }

  /** A whole number of at least 1. */
  count(field: string): number {
    const value = this.number(field);
    if (!Number.isSafeInteger(value) || value < 1)
      throw invalid(`"${field}" must be a whole number of at least 1; got ${value}`);
    return value;
  }

  /** `length` finite numbers. */
  numbers(field: string, length: number): Float64Array {
    const value = this.#array(field, length).map(readNumber);
    const wrong = value.findIndex((item) => typeof item !== 'number' || !Number.isFinite(item));
    if (wrong >= 0) throw invalid(`"${field}" must hold finite numbers; entry ${wrong} is ${describe(value[wrong])}`);
    return Float64Array.from(value as number[]);
  }

  /** `length` whole numbers from 0 to `below` - 1. */
  labels(field: string, length: number, below: number): Int32Array {
    const value = this.#array(field, length);
    const wrong = value.findIndex(
      (item) => !Number.isInteger(item) || (item as number) < 0 || (item as number) >= below,
    );
    if (wrong >= 0)
      throw invalid(
        `"${field}" must hold whole numbers from 0 to ${below - 1}; entry ${wrong} is ${describe(value[wrong])}`,
      );
    return Int32Array.from(value as number[]);
  }

  /** A rows x cols matrix of finite numbers. */
  matrix(field: string, rows: number, cols: number): Matrix {
    const value = this.#field(field) as Partial<Matrix> | null;
    if (typeof value !== 'object' || value === null || value.rows !== rows || value.cols !== cols) {
      throw invalid(`"${field}" must be a ${rows} x ${cols} matrix`);
    }
    return { data: new StateReader({ [field]: value.data }).numbers(field, rows * cols), rows, cols };
  }

  #array(field: string, length: number): unknown[] {
    const value = this.#field(field);
    if (!Array.isArray(value) || value.length !== length) {
      throw invalid(`"${field}" must be an array of ${length}; got ${describe(value)}`);
    }
    return value;
  }

  #field(field: string): unknown {
    if (!this.has(field)) throw invalid(`"state.${field}" is missing`);
    return this.#state[field];
  }
}

/** The numbers that JSON has no form for, by their text. */
const MARKED: Readonly<Record<string, number>> = { '-0': -0, NaN, Infinity, '-Infinity': -Infinity };

/** How deep objects in a model's JSON may lie in each other. */
const DEEPEST = 100;

type Typed = (values: readonly unknown[], mark: '$float64' | '$int32') => unknown;

/** The record without typed arrays and numbers that JSON cannot write, all the way down; what is undefined is left out, as in JSON. */
function plain(record: object, typed: Typed): Record<string, unknown> {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([key, value]) => [key, plainValue(value, typed)]));
}

function plainValue(value: unknown, typed: Typed): unknown {
  if (value instanceof Float64Array) return typed(Array.from(value, writeNumber), '$float64');
  if (value instanceof Int32Array) return typed(Array.from(value), '$int32');
  if (Array.isArray(value)) return value.map((item) => plainValue(item, typed));
  if (typeof value === 'number') return writeNumber(value);
  return typeof value === 'object' && value !== null ? plain(value, typed) : value;
}

function writeNumber(value: number): unknown {
  if (Object.is(value, -0)) return { $number: '-0' };
  return Number.isFinite(value) ? value : { $number: `${value}` };
}

/** The number that `writeNumber` was given; a value that it does not give comes back as it is. */
function readNumber(value: unknown): unknown {
  if (!isRecord(value) || typeof value.$number !== 'string') return value;
  return Object.hasOwn(MARKED, value.$number) ? MARKED[value.$number] : value;
}

/** What `plain` made this of, as far as it left marks; its objects and arrays frozen. */
function unmarked(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) throw invalid(`has objects that lie more than ${DEEPEST} deep`);
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
  throw invalid(`has ${describe(values)} where only numbers can be`);
}

function readEnvelope(json: unknown): ModelJson {
  if (!isRecord(json) || json.format !== 'mixwell-model') throw invalid(`is not a mixwell model: ${describe(json)}`);
  if (!Number.isInteger(json.version) || (json.version as number) < 1)
    throw invalid(`has version ${describe(json.version)}`);
  if ((json.version as number) > MODEL_JSON_VERSION) {
    throw invalid(
      `has version ${json.version as number}; this package reads up to ${MODEL_JSON_VERSION}: install a newer one`,
    );
  }
  if (typeof json.name !== 'string') throw invalid('has no "name"');
  for (const part of ['params', 'report', 'state']) {
    if (!isRecord(json[part])) throw invalid(`"${part}" must be an object; got ${describe(json[part])}`);
  }
  const { columns } = json;
  if (!Array.isArray(columns) || columns.length === 0 || columns.some((column) => typeof column !== 'string')) {
    throw invalid('"columns" must be an array of names');
  }
  const twice = (columns as string[]).find((column, j) => columns.indexOf(column) !== j);
  if (twice !== undefined) throw invalid(`has two columns named "${twice}"`);
  const report = readReport(unmarked(json.report) as Record<string, unknown>);
  return { ...json, params: unmarked(json.params), report } as unknown as ModelJson;
}

function readReport(report: Record<string, unknown>): FitReport {
  const { objectiveName, better, history, stop, rows, totalWeight, warnings, aitken } = report;
  const known =
    typeof objectiveName === 'string' &&
    (better === 'smaller' || better === 'larger') &&
    Array.isArray(history) &&
    history.every(Number.isFinite) &&
    ['tolerance', 'max-iterations', 'stopped-by-caller', 'aborted'].includes(stop as string) &&
    Number.isInteger(rows) &&
    Number.isFinite(totalWeight) &&
    Array.isArray(warnings) &&
    warnings.every(
      (warning) => isRecord(warning) && typeof warning.code === 'string' && typeof warning.message === 'string',
    ) &&
    (aitken === undefined || isAitken(aitken)) &&
    (history.length > 0
      ? (rows as number) > 0
      : rows === 0 &&
        totalWeight === 0 &&
        stop === 'stopped-by-caller' &&
        warnings.some(({ code }: { code: string }) => code === DERIVED));
  if (!known) throw invalid('"report" is not the report of a fit');
  return Object.freeze({
    objective: (history.at(-1) as number | undefined) ?? 0,
    objectiveName,
    better,
    history: Object.freeze([...(history as number[])]),
    iterations: history.length,
    stop: stop as FitReport['stop'],
    converged: stop === 'tolerance',
    rows: rows as number,
    totalWeight: totalWeight as number,
    warnings: Object.freeze(
      warnings.map(({ code, message }: FitReport['warnings'][number]) => Object.freeze({ code, message })),
    ),
    ...(isAitken(aitken) && { aitken: Object.freeze({ limit: aitken.limit, distance: aitken.distance }) }),
  });
}

function isAitken(value: unknown): value is AitkenEstimate {
  return (
    isRecord(value) &&
    Number.isFinite(value.limit) &&
    Number.isFinite(value.distance) &&
    (value.distance as number) >= 0
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(what: string): MixwellError {
  return new MixwellError('invalid-model', `fromJSON: the model ${what}.`);
}
