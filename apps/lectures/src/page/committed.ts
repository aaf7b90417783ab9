import { renderSvg } from '@mixwell/plot';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { markdown, pictureFile } from './markdown.ts';
import type { Lecture } from './speaker.ts';

const docs = join(import.meta.dirname, '../../../../docs/lectures');

/** A page of many pictures loads at once, and its repository stays light. */
const MAX_BYTES = 80_000;

/**
 * Expects the page and the pictures of a lecture to be those in docs/lectures, and no other picture of it there.
 *
 * `vitest -u` writes them anew.
 */
export async function expectCommitted(lecture: Lecture): Promise<void> {
  const { number, items } = lecture;
  const page = markdown(lecture, await readFile(fileURLToPath(lecture.url), 'utf8'));
  await expect(page).toMatchFileSnapshot(join(docs, `${number}.md`));

  const pictures = items.flatMap((item) => (item.kind === 'pictures' ? Object.entries(item.pictures) : []));
  for (const [name, spec] of pictures) {
    const svg = `${await renderSvg(spec)}\n`;
    expect(svg.length, name).toBeLessThan(MAX_BYTES);
    await expect(svg).toMatchFileSnapshot(join(docs, pictureFile(number, name)));
  }
  const names = new Set(pictures.map(([name]) => basename(pictureFile(number, name))));
  const strays = globSync(`pictures/${number}-*.svg`, { cwd: docs }).filter((file) => !names.has(basename(file)));
  expect(strays).toEqual([]);
}
