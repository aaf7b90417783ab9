import { titleOf } from './markdown.ts';
import type { Item, Lecture } from './speaker.ts';

/** The lecture as text for a terminal: prose, what the code printed, and the titles of the pictures. */
export function terminalText({ items }: Lecture): string {
  return items
    .map((item, i) => (item.kind === 'line' && items[i + 1]?.kind === 'line' ? said(item) : `${said(item)}\n`))
    .join('\n');
}

function said(item: Item): string {
  if (item.kind !== 'pictures') return item.text;
  return Object.values(item.pictures)
    .map((spec) => `[picture] ${titleOf(spec)}`)
    .join('\n');
}
