import { build } from 'esbuild';
import { expect, it } from 'vitest';

it('a bundle that loads precip carries no other data set', async () => {
  const { outputFiles } = await build({
    stdin: { contents: "export { loadPrecip } from './index.ts';", resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['@mixwell/source'],
  });
  const [{ text }] = outputFiles;
  expect(text).toContain('Average yearly precipitation');
  for (const other of [
    'geyser',
    'irises',
    'Italian wines',
    'galaxies',
    'Earthquakes',
    'Thyroid',
    'Bitmaps',
    'insulin',
  ]) {
    expect(text).not.toContain(other);
  }
});
