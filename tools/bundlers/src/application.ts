import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { packAll } from '@mixwell/pack';
import { run } from './run.ts';

/**
 * Makes a small application in `folder`, with the packages as they are published in its node_modules; whatever else it needs is that
 * of the workspace around it.
 */
export async function makeApplication(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const tarball of await packAll(folder)) await install(tarball, folder);
  await cp('tools/bundlers/app', folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "name": "application", "private": true, "type": "module" }\n');
  await build({
    entryPoints: { golden: '@mixwell/golden' },
    conditions: ['@mixwell/source'],
    bundle: true,
    external: ['mixwell', '@mixwell/core', '@mixwell/k*', '@mixwell/math', '@mixwell/random'],
    format: 'esm',
    outdir: folder,
    logLevel: 'warning',
  });
}

async function install(tarball: string, folder: string): Promise<void> {
  const unpacked = join(folder, 'unpacked');
  await mkdir(unpacked);
  await run('tar', ['-xzf', tarball, '-C', unpacked]);
  const { name } = JSON.parse(await readFile(join(unpacked, 'package', 'package.json'), 'utf8')) as { name: string };
  await cp(join(unpacked, 'package'), join(folder, 'node_modules', name), { recursive: true });
  await rm(unpacked, { recursive: true });
  await rm(tarball);
}
