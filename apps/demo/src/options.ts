import type { Criterion } from 'mixwell';
import { InputError } from './input-error.ts';

export type Shape = (typeof shapes)[number];

/** Everything that the command line decides. */
export interface DemoOptions {
  /** A CSV file; Old Faithful and made-up data where there is none. */
  readonly file?: string;
  /** Numbers of components, and of clusters for k-means; ascending. */
  readonly components: readonly number[];
  readonly shapes: readonly Shape[];
  readonly starts: number;
  readonly criterion: Criterion;
  readonly seed: string;
  /** Where the report goes. */
  readonly out: string;
}

export const shapes = ['full', 'tied', 'diag', 'spherical'] as const;

/** More numbers of components than this make a table that nobody reads. */
const MOST = 50;

/**
 * `1..6`, `2,4,8` or `1..3,8` as whole numbers, ascending, each once.
 *
 * @throws InputError for anything else.
 */
export function parseComponents(text: string): readonly number[] {
  const numbers = text.split(',').flatMap((part) => rangeOf(part.trim()) ?? refuse(text));
  const distinct = [...new Set(numbers)].sort((a, b) => a - b);
  return distinct.length <= MOST ? distinct : refuse(text);
}

/**
 * `full,diag` as shapes, in the order given, each once.
 *
 * @throws InputError for a word that is no shape.
 */
export function parseShapes(text: string): readonly Shape[] {
  const words = text.split(',').map((word) => word.trim());
  const unknown = words.find((word) => !shapes.includes(word as Shape));
  if (unknown !== undefined) throw new InputError(`expected shapes among ${shapes.join(', ')}; got "${unknown}".`);
  return [...new Set(words as Shape[])];
}

/** @throws InputError for what is no whole number of at least 1. */
export function parseStarts(text: string): number {
  const starts = wholeNumber(text);
  if (starts === undefined) throw new InputError(`expected a whole number of at least 1; got "${text}".`);
  return starts;
}

function rangeOf(part: string): number[] | undefined {
  const ends = part.split('..').map(wholeNumber);
  const [first, last] = ends.length === 1 ? [ends[0], ends[0]] : ends;
  if (first === undefined || last === undefined || ends.length > 2 || last < first || last - first >= MOST)
    return undefined;
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function wholeNumber(text: string): number | undefined {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return value >= 1 ? value : undefined;
}

function refuse(text: string): never {
  throw new InputError(
    `expected whole numbers of at least 1, as 1..6 or 2,4,8, at most ${MOST} of them; got "${text}".`,
  );
}
