import { describe } from './describe.ts';
import { MixwellError } from './error.ts';
import { type MatrixInput, type Table, isFrame, isMatrix } from './matrix.ts';
import type { Seed } from './seed.ts';
import { toTable } from './table.ts';

/**
 * What one option means, accepts and defaults to.
 *
 * The same table checks options, words the errors, prints the docs and supplies bad values to the conformance kit.
 */
export interface Rule<T = unknown> {
  /** One sentence for the options table. */
  readonly doc: string;
  /** The type as docs print it. */
  readonly type: string;
  /** Completes `"clusters" must be ...`. */
  readonly expected: string;
  /** The value of an option that is not given; absent where it must be given. */
  readonly default?: T;
  /** The value as the estimator keeps it, or `refused`. What it gives is read again by `with`, so it must be acceptable too. */
  read(value: unknown, where: { owner: string; option: string }): T | typeof refused;
  /** Values that must be refused. */
  readonly bad: readonly unknown[];
}

/** One rule an option. */
export type Rules<Options extends object> = { readonly [K in keyof Options]-?: Rule };

/** What `read` gives for a value that is not acceptable. */
export const refused: unique symbol = Symbol('refused');

interface About<T> {
  doc: string;
  default?: T;
}

/** A whole number of at least `min`. */
export function wholeNumber(about: About<number> & { min: number }): Rule<number> {
  const { min } = about;
  return {
    ...about,
    type: 'number',
    expected: `a whole number of at least ${min}`,
    read: (value) => (Number.isSafeInteger(value) && (value as number) >= min ? (value as number) : refused),
    bad: [min - 1, min + 0.5, NaN, Infinity, null, '3', {}],
  };
}

/** A finite number of at least `min`. */
export function realNumber(about: About<number> & { min: number }): Rule<number> {
  const { min } = about;
  return {
    ...about,
    type: 'number',
    expected: `a finite number of at least ${min}`,
    read: (value) => (Number.isFinite(value) && (value as number) >= min ? (value as number) : refused),
    bad: [min - 1, NaN, Infinity, null, '0.5', {}],
  };
}

/** One of a few words. */
export function oneOf<const T extends string>(words: readonly T[], about: About<T>): Rule<T> {
  const quoted = words.map((word) => `'${word}'`);
  return {
    ...about,
    type: quoted.join(' | '),
    expected: `one of ${quoted.join(', ')}`,
    read: (value) => (words.includes(value as T) ? (value as T) : refused),
    bad: ['', `no ${words[0]}`, 0, null, {}],
  };
}

/** true or false. */
export function flag(about: About<boolean>): Rule<boolean> {
  return {
    ...about,
    type: 'boolean',
    expected: 'true or false',
    read: (value) => (typeof value === 'boolean' ? value : refused),
    bad: [0, 'true', null],
  };
}

/** A number or a text; numbers and their decimal text are the same seed. */
export function seedRule(doc = 'Where every random choice comes from; 1 and "1" are the same seed.'): Rule<Seed> {
  return {
    doc,
    type: 'number | string',
    default: 0,
    expected: 'a finite number or a text',
    read: (value) => (Number.isFinite(value) || typeof value === 'string' ? (value as Seed) : refused),
    bad: [NaN, Infinity, null, {}],
  };
}

/** An AbortSignal, or none. */
export function signalRule(doc: string): Rule<AbortSignal | undefined> {
  return {
    doc,
    type: 'AbortSignal',
    expected: 'an AbortSignal',
    default: undefined,
    read: (value) => (typeof (value as AbortSignal | null)?.aborted === 'boolean' ? (value as AbortSignal) : refused),
    bad: [0, null, {}],
  };
}

/** Rows of numbers, kept as a copy of their own. */
export function matrixRule(about: { doc: string; what: string }): Rule<Table> {
  return {
    doc: about.doc,
    type: 'MatrixInput',
    expected: about.what,
    read(value, { owner, option }) {
      if (!isFrame(value) && !isMatrix(value) && !Array.isArray(value) && !ArrayBuffer.isView(value)) return refused;
      const table = toTable(value as MatrixInput, `${owner}: "${option}"`);
      return toTable({ ...table, data: table.data.slice() }, owner);
    },
    bad: [0, null, {}],
  };
}

/** Whatever one of `rules` accepts, asked in order. */
export function either<T>(rules: readonly Rule<T>[], about: About<T>): Rule<T> {
  return {
    ...about,
    type: rules.map((rule) => rule.type).join(' | '),
    expected: rules.map((rule) => rule.expected).join(', or '),
    read(value, where) {
      for (const rule of rules) {
        const read = rule.read(value, where);
        if (read !== refused) return read;
      }
      return refused;
    },
    get bad() {
      return rules[0].bad.filter((value) => rules.every((rule) => refuses(rule, value)));
    },
  };
}

function refuses(rule: Rule<unknown>, value: unknown): boolean {
  try {
    return rule.read(value, { owner: '', option: '' }) === refused;
  } catch {
    return true;
  }
}

/**
 * The options as their rules read them, with defaults filled in, frozen. An option that is undefined counts as not given.
 *
 * @throws MixwellError `invalid-param` for an unknown, missing or unacceptable option.
 */
export function readOptions<Options extends object>(
  owner: string,
  rules: Rules<Options>,
  options: unknown,
): Readonly<Required<Options>> {
  refuseNonObject(owner, options);
  refuseUnknown(owner, Object.keys(rules), options);
  const given = options as Record<string, unknown>;
  const entries = Object.entries<Rule>(rules).map(([option, rule]) => [
    option,
    readOption(owner, option, rule, given[option]),
  ]);
  return Object.freeze(Object.fromEntries(entries)) as Readonly<Required<Options>>;
}

/** @throws MixwellError `invalid-param` where `options` is not an object. */
export function refuseNonObject(owner: string, options: unknown): asserts options is object {
  if (typeof options === 'object' && options !== null) return;
  throw new MixwellError('invalid-param', `${owner}: expected an object of options; got ${describe(options)}.`);
}

/** @throws MixwellError `invalid-param` where `options` has a key that is not one of `known`. */
export function refuseUnknown(owner: string, known: readonly string[], options: object): void {
  const unknown = Object.keys(options).find((option) => !known.includes(option));
  if (unknown === undefined) return;
  throw new MixwellError(
    'invalid-param',
    `${owner}: there is no option "${unknown}"; the options are ${known.join(', ')}.`,
    { option: unknown },
  );
}

function readOption(owner: string, option: string, rule: Rule, value: unknown): unknown {
  if (value === undefined && 'default' in rule) return rule.default;
  const read = value === undefined ? refused : rule.read(value, { owner, option });
  if (read !== refused) return read;
  throw new MixwellError('invalid-param', `${owner}: "${option}" must be ${rule.expected}; got ${describe(value)}.`, {
    option,
    value,
  });
}
