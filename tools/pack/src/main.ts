import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { machineEnvironment, start } from './command.ts';
import { packAll } from './pack-all.ts';

/** Packs every package, checks the tarballs, and uses them as a stranger would: installed, outside the workspace. */
const folder = await mkdtemp(join(tmpdir(), 'packed-'));
try {
  const tarballs = await packAll(folder);
  for (const tarball of tarballs) await check(tarball);
  await install(tarballs);
  await use();
  console.log(`${tarballs.length} packages are good as packed.`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function check(tarball: string): Promise<void> {
  await Promise.all([
    start('publint', ['run', tarball, '--strict']),
    start('attw', [tarball, '--profile', 'node16', '--format', 'ascii']),
  ]);
}

async function install(tarballs: readonly string[]): Promise<void> {
  await cp('tools/pack/consumer', folder, { recursive: true });
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund', '--prefer-offline'];
  await start('npm', ['install', ...quiet, ...tarballs], { cwd: folder, env: machineEnvironment });
  await symlink(resolve('node_modules/danfojs-node'), join(folder, 'node_modules/danfojs-node'), 'junction');
}

/** Runs on the machine's own node, the oldest that users may have; types under both ways to resolve modules. */
async function use(): Promise<void> {
  const tsc = resolve('node_modules/typescript7/bin/tsc');
  const inside = { cwd: folder };
  await start('node', ['modules.mjs'], { ...inside, env: machineEnvironment });
  await start('node', ['workers.mjs'], { ...inside, env: machineEnvironment });
  await start('node', [tsc, '-p', '.'], inside);
  await start('node', [tsc, '-p', '.', '--module', 'preserve', '--moduleResolution', 'bundler'], inside);
}
