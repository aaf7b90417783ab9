import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sizesOf } from './size.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'size-'));
  await mkdir(join(folder, 'src', 'values'), { recursive: true });
  const source = { '@mixwell/source': './src/index.ts' };
  const exports = { '.': { ...source, import: { default: './dist/index.js' }, require: { default: './cjs.js' } } };
  await writeFile(join(folder, 'package.json'), JSON.stringify({ exports }));
});
afterEach(() => rm(folder, { recursive: true }));

async function sizeOf(files: Record<string, string>): Promise<number> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'src', name), text);
  const [{ file, bytes }] = await sizesOf(folder);
  expect(file).toBe(join(folder, 'dist', 'index.js'));
  return bytes;
}

const noise = (seed: number): string =>
  `'${Array.from({ length: 500 }, (_, i) => ((i + seed) * 7919 * (i + 3)).toString(36)).join('')}'`;

it('counts what a package has of its own, minified and gzipped', async () => {
  const index = await sizeOf({ 'index.ts': `export { a } from './a.ts';`, 'a.ts': `export const a = ${noise(1)};` });
  const twice = await sizeOf({ 'index.ts': `export { a } from './a.ts'; export const b = ${noise(2)};` });
  expect(index).toBeGreaterThan(1000);
  expect(twice).toBeGreaterThan(1.8 * index);
  const commented = `// ${noise(3)}\nexport { a } from './a.ts'; export const b = ${noise(2)};`;
  expect(await sizeOf({ 'index.ts': commented })).toBe(twice);
});

it('but neither other packages nor the values of data sets', async () => {
  const bytes = await sizeOf({
    'index.ts': `export { build } from 'esbuild'; export { values } from './values/digits.ts';`,
    'values/digits.ts': `export const values = ${noise(1)};`,
  });
  expect(bytes).toBeLessThan(150);
});
