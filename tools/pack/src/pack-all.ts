import { globSync } from 'node:fs';
import { join } from 'node:path';
import { machineEnvironment, start } from './command.ts';

/** Packs every package into `folder`, as it would be published; gives the tarballs. */
export async function packAll(folder: string): Promise<readonly string[]> {
  const packages = globSync('packages/*').sort();
  const workspaces = packages.map((path) => `--workspace=${path}`);
  await start('npm', ['pack', '--silent', `--pack-destination=${folder}`, ...workspaces], { env: machineEnvironment });
  return globSync('*.tgz', { cwd: folder }).map((file) => join(folder, file));
}
