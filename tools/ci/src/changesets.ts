import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Fails when a package changed since the last release and no changeset says so.
 *
 * The last release is the last commit that changed the version of mixwell, so no tag, branch or remote is needed.
 * Before the first release one changeset stands for everything.
 */
const manifest = 'packages/mixwell/package.json';
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
const pending = readdirSync('.changeset').filter((file) => file.endsWith('.md') && file !== 'README.md');

if (version === '0.0.0') {
  console.log(`${pending.length} changesets wait for the first release.`);
  process.exitCode = pending.length > 0 ? 0 : 1;
} else {
  const release = git('log', '-1', '--format=%H', '-G"version":', '--', manifest);
  const { status } = spawnSync('changeset', ['status', `--since=${release}`], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.exitCode = status ?? 1;
}

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trim();
}
