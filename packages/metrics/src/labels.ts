import { MixwellError, describe } from '@mixwell/core';

/** The name of a class or cluster: a whole number or a text. */
export type Label = number | string;

/** One label a row: all whole numbers, or all texts. */
export type Labels = ArrayLike<Label>;

/** Labels as codes into the sorted list of their distinct names. */
export interface Labelling {
  /** One code a row, from 0 to classes - 1. */
  readonly codes: Int32Array;
  /** The distinct labels, ascending: numbers by value, texts by code unit. */
  readonly names: readonly Label[];
  /** Rows of each class, or their weight. */
  readonly sizes: Float64Array;
}

/**
 * Reads the argument called `name` of `owner`.
 *
 * @throws MixwellError `invalid-input` for what is no array or is empty, for a label that is neither a whole number nor a text,
 *   or for a text among numbers, naming the row.
 */
export function readLabels(owner: string, name: string, labels: Labels): Labelling {
  if (typeof labels !== 'object' || labels === null || typeof labels.length !== 'number') {
    throw new MixwellError('invalid-input', `${owner}: "${name}" must be an array of labels; got ${describe(labels)}.`);
  }
  const rows = labels.length;
  if (rows === 0) throw new MixwellError('invalid-input', `${owner}: "${name}" is empty; expected one label a row.`);
  const seen = new Map<Label, number>();
  const codes = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    const label = labels[i];
    let code = seen.get(label);
    if (code === undefined) {
      refuseBadLabel(owner, name, labels, i);
      code = seen.size;
      seen.set(label, code);
    }
    codes[i] = code;
  }
  return sorted(codes, [...seen.keys()]);
}

/**
 * Reads two labellings of the same rows.
 *
 * @throws MixwellError `shape-mismatch` where their lengths differ; as `readLabels` otherwise.
 */
export function readPair(
  owner: string,
  [nameA, a]: [string, Labels],
  [nameB, b]: [string, Labels],
): [Labelling, Labelling] {
  const pair: [Labelling, Labelling] = [readLabels(owner, nameA, a), readLabels(owner, nameB, b)];
  if (a.length === b.length) return pair;
  throw new MixwellError(
    'shape-mismatch',
    `${owner}: "${nameA}" and "${nameB}" must label the same rows; got ${a.length} and ${b.length} labels.`,
    { [nameA]: a.length, [nameB]: b.length },
  );
}

function refuseBadLabel(owner: string, name: string, labels: Labels, row: number): void {
  const label: unknown = labels[row];
  const isText = typeof label === 'string';
  const textFirst = typeof labels[0] === 'string';
  if ((isText || Number.isSafeInteger(label)) && isText === textFirst) return;
  const expected = row === 0 ? 'a whole number or a text' : `${textFirst ? 'a text' : 'a whole number'}, as in row 0`;
  throw new MixwellError(
    'invalid-input',
    `${owner}: row ${row} of "${name}" is ${describe(label)}; expected ${expected}.`,
    { row, value: label },
  );
}

function sorted(codes: Int32Array, names: Label[]): Labelling {
  const order = names.map((_, code) => code).sort((p, q) => (names[p] < names[q] ? -1 : 1));
  const rank = new Int32Array(names.length);
  order.forEach((code, at) => (rank[code] = at));
  const sizes = new Float64Array(names.length);
  for (let i = 0; i < codes.length; i++) {
    codes[i] = rank[codes[i]];
    sizes[codes[i]]++;
  }
  return { codes, names: order.map((code) => names[code]), sizes };
}
