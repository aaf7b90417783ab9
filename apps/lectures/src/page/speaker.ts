import type { Spec } from '@mixwell/plot';
import { basename } from 'node:path';
import { bare } from './bare.ts';
import { type Records, type TableOptions, textTable } from './text-table.ts';

/** What a lecture leaves behind, in the order in which it was said. */
export type Item =
  /** Markdown. */
  | { readonly kind: 'prose'; readonly text: string }
  /** A line of output. */
  | { readonly kind: 'line'; readonly text: string }
  /** A line of output that differs from run to run, and so is on no committed page. */
  | { readonly kind: 'aside'; readonly text: string }
  /** A table in Markdown. */
  | { readonly kind: 'table'; readonly text: string }
  /** Pictures side by side. */
  | { readonly kind: 'pictures'; readonly pictures: Pictures };

/** Pictures by name; each has a title, which says in a page without pictures what it shows. */
export type Pictures = Readonly<Record<string, Spec>>;

export interface Lecture {
  /** Where its source is. */
  readonly url: string;
  /** The number that the file's name starts with. */
  readonly number: number;
  readonly items: readonly Item[];
}

export interface DrawOptions {
  /** Without subtitle and legend, so that small pictures fit side by side; the prose must say what the legend would. */
  readonly bare?: boolean;
}

/** What a lecture speaks with. */
export interface Speaker {
  /** Begins a cell: prose, and then the code up to the next prose, with what that code prints and draws. */
  readonly md: (prose: TemplateStringsArray) => void;
  /** Prints a line. */
  readonly print: (line: string) => void;
  /** Prints a line on the terminal only: times. */
  readonly aside: (line: string) => void;
  /** Prints records or a DataFrame as a table. */
  readonly table: (records: Records, options?: TableOptions) => void;
  /** Shows pictures side by side, as many as find room, each under the name of its file. */
  readonly draw: (pictures: Pictures | readonly (readonly [string, Spec])[], options?: DrawOptions) => void;
  /** All that was said so far, and will be. */
  readonly lecture: Lecture;
}

/**
 * Begins the lecture of a module: `speaker(import.meta.url)`.
 *
 * Prose is a template of its own statement, so that the page knows which code stands between which prose; it has no `${}`, so that a
 * number that the prose states is written out, for a test to compare.
 */
export function speaker(url: string): Speaker {
  const items: Item[] = [];
  return {
    md: ([text]) => void items.push({ kind: 'prose', text: text.trim() }),
    print: (text) => void items.push({ kind: 'line', text }),
    aside: (text) => void items.push({ kind: 'aside', text }),
    table: (records, options) => void items.push({ kind: 'table', text: textTable(records, options) }),
    draw: (pictures, { bare: isBare = false } = {}) => {
      const entries = Array.isArray(pictures) ? (pictures as [string, Spec][]) : Object.entries(pictures as Pictures);
      const drawn = entries.map(([name, spec]) => [name, isBare ? bare(spec) : spec]);
      items.push({ kind: 'pictures', pictures: Object.fromEntries(drawn) as Pictures });
    },
    lecture: { url, number: Number.parseInt(basename(url)), items },
  };
}
