import type { Spec } from '@mixwell/plot';
import { basename } from 'node:path';
import { codeCells } from './cells.ts';
import type { Item, Lecture } from './speaker.ts';

/**
 * The lecture as a page: prose, code, and what the code printed and drew.
 *
 * @param source  the text of the lecture's module.
 */
export function markdown({ url, number, items }: Lecture, source: string): string {
  const cells = cellsOf(items);
  const codes = codeCells(source);
  if (cells.length !== codes.length) {
    throw new Error(`Lecture ${number} says ${cells.length} proses; its source has ${codes.length}.`);
  }
  const parts = cells.flatMap(({ text, items }, i) => [
    text,
    ...(codes[i] === '' ? [] : [fenced('ts', codes[i])]),
    ...outputs(items, number),
  ]);
  return `${[...parts, footer(url)].join('\n\n')}\n`;
}

/** Where all this comes from. */
function footer(url: string): string {
  const file = `apps/lectures/src/lectures/${basename(url)}`;
  return `---\n\nExecuted from [${file}](../../${file}). \`print\`, \`table\`, \`draw\` and \`fixed\`, numbers with so many decimals, are the page's own. [All lectures](README.md)`;
}

/** Where the picture of this name lies, seen from the page. */
export function pictureFile(number: number, name: string): string {
  return `pictures/${number}-${name}.svg`;
}

/** What stands above a picture. */
export function titleOf({ title }: Spec): string {
  return (title as { text: string }).text;
}

interface Cell {
  readonly text: string;
  readonly items: Item[];
}

function cellsOf(items: readonly Item[]): readonly Cell[] {
  const cells: Cell[] = [];
  for (const item of items) {
    if (item.kind === 'prose') cells.push({ text: item.text, items: [] });
    else cells[cells.length - 1].items.push(item);
  }
  return cells;
}

/** Lines that follow one another are one block. */
function outputs(items: readonly Item[], number: number): readonly string[] {
  const parts: string[] = [];
  let lines: string[] = [];
  const close = (): void => {
    if (lines.length > 0) parts.push(fenced('text', lines.join('\n')));
    lines = [];
  };
  for (const item of items) {
    if (item.kind === 'line') lines.push(item.text);
    else close();
    if (item.kind === 'table') parts.push(item.text);
    if (item.kind === 'pictures') {
      const images = Object.entries(item.pictures).map(
        ([name, spec]) => `![${titleOf(spec)}. ${spec.description}](${pictureFile(number, name)})`,
      );
      parts.push(images.join('\n'));
    }
  }
  close();
  return parts;
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
