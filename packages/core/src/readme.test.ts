import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const compact = (code: string) => code.replace(/\s+/g, '').replaceAll(',>', '>');

it('the types that the README shows are those of the sources', () => {
  const shown = /^```ts ignore\n([^]*?)^```/m.exec(read('README.md'))?.[1] ?? '';
  const lines = shown.split('\n').map((line) => line.replace(/ \/\/ .*/, ''));
  const sources = compact(globSync('src/*.ts', { cwd: folder }).map(read).join('\n'));
  expect(lines.length).toBeGreaterThan(30);
  expect(lines.filter((line) => !sources.includes(compact(line)))).toEqual([]);
});
