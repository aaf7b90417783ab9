import type { Lecture } from './speaker.ts';

/** All that a lecture says, on one line: for tests that build a sentence from what was computed and look for it. */
export function proseOf({ items }: Lecture): string {
  return items
    .filter((item) => item.kind === 'prose')
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(/\s+/g, ' ');
}
