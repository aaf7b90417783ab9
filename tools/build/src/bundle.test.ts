import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundle } from './bundle.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  await symlink(
    fileURLToPath(new URL('../../../node_modules', import.meta.url)),
    join(folder, 'node_modules'),
    'junction',
  );
  await mkdir(join(folder, 'src'));
  const built = {
    import: { node: './dist/node.js', default: './dist/index.js' },
    require: { default: './dist/cjs.js' },
  };
  const exports = { '.': { '@mixwell/source': './src/index.ts', ...built } };
  await writeFile(join(folder, 'package.json'), JSON.stringify({ exports }));
});
afterEach(() => rm(folder, { recursive: true }));

it('other packages stay imports; for Node only those that keep something do', async () => {
  const index = `import { exp } from '@mixwell/math';
    export { packedLength } from '@mixwell/kernels';
    export { gappyLabels } from '@mixwell/kernels/missing-cells';
    import { worker } from './own.ts';
    export const one = () => [exp(0), worker];`;
  await writeFile(join(folder, 'src', 'index.ts'), index);
  await writeFile(join(folder, 'src', 'own.ts'), `export const worker = new URL('./worker.ts', import.meta.url);`);
  await bundle(folder);
  const importsOf = async (file: string): Promise<string[]> => {
    const text = await readFile(join(folder, 'dist', file), 'utf8');
    expect(text).toContain('"./worker.js"');
    return [...new Set([...text.matchAll(/(?:from|require\()\s*"(@?[\w/-]+)"/g)].map(([, name]) => name))].sort();
  };
  const all = ['@mixwell/kernels', '@mixwell/kernels/missing-cells', '@mixwell/math'];
  expect(await importsOf('index.js')).toEqual(all);
  expect(await importsOf('cjs.js')).toEqual(expect.arrayContaining(all));
  expect(await importsOf('node.js')).toEqual(['@mixwell/core', '@mixwell/kernels']);
});

it('for Node a package that is bundled finds its worker beside the bundle', async () => {
  await writeFile(join(folder, 'src', 'index.ts'), `export { kmeans } from '@mixwell/kmeans';`);
  await bundle(folder);
  const text = (file: string): Promise<string> => readFile(join(folder, 'dist', file), 'utf8');
  expect(await text('node.js')).toContain('new URL("./kmeans-worker.js",import.meta.url)');
  expect(await text('kmeans-worker.js')).toBe("import '@mixwell/kmeans/fit-worker';\n");
  expect(await text('index.js')).not.toContain('worker');
});
