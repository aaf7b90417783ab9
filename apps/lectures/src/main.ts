import { renderHtml } from '@mixwell/plot';
import { globSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Lecture } from './page/speaker.ts';
import { terminalText } from './page/terminal.ts';

const folder = join(import.meta.dirname, 'lectures');
const files = globSync('[0-9]-*.ts', { cwd: folder })
  .filter((name) => !name.endsWith('.test.ts'))
  .sort();
const asked = process.argv[2];
const file = files.find((name) => name.startsWith(`${asked}-`));
if (file === undefined) {
  console.error(`npm run lecture <number>\n\n${files.map((name) => `  ${basename(name, '.ts')}`).join('\n')}`);
  process.exitCode = 1;
} else {
  const { lecture } = (await import(join(folder, file))) as { lecture: Lecture };
  console.log(terminalText(lecture));
  const specs = lecture.items.flatMap((item) => (item.kind === 'pictures' ? Object.values(item.pictures) : []));
  const page = resolve(`lecture-${lecture.number}.html`);
  await writeFile(page, await renderHtml(specs, { title: `Lecture ${lecture.number}` }));
  console.log(`Its ${specs.length} pictures are in ${page}`);
}
