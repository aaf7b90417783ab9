import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mixwell-demo-')));
afterAll(() => rmSync(folder, { recursive: true }));

const main = fileURLToPath(new URL('main.ts', import.meta.url));

function demo(...args: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--conditions=@mixwell/source', main, ...args],
      { cwd: folder },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

it('complains about a file that is not there in one line, with exit code 1', async () => {
  expect(await demo('none.csv')).toEqual({ code: 1, stdout: '', stderr: 'error: none.csv: there is no such file.\n' });
});

it.each([
  [['--components', '6..1'], `error: option '--components <numbers>' argument '6..1' is invalid.`],
  [['--shapes', 'round'], `error: option '--shapes <shapes>' argument 'round' is invalid.`],
  [['--starts', '0'], `error: option '--starts <number>' argument '0' is invalid.`],
  [['--criterion', 'wic'], `error: option '--criterion <name>' argument 'wic' is invalid.`],
  [['--colour', 'red'], `error: unknown option '--colour'`],
  [['a.csv', 'b.csv'], 'error: too many arguments'],
])('complains about %j in one line, with exit code 1', async (args, message) => {
  const { code, stdout, stderr } = await demo(...args);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(message)]);
});

it('explains itself', async () => {
  const { code, stdout } = await demo('--help');
  expect(code).toBe(0);
  for (const option of ['--components', '--shapes', '--starts', '--criterion', '--seed', '--out'])
    expect(stdout).toContain(option);
});

it('writes tables to stdout and progress to stderr', async () => {
  writeFileSync(join(folder, 'ok.csv'), 'a,b\n1,2\n2,1\n1,1\n9,9\n8,9\n9,8\n');
  const { code, stdout, stderr } = await demo('ok.csv', '--components', '1..2', '--starts', '1', '--shapes', 'tied');
  expect(code).toBe(0);
  expect(stdout).toContain(`Report: ${join(folder, 'report.html')}`);
  expect(stderr).toBe('Mixtures: 1 of 2\nMixtures: 2 of 2\nk-means: 1 of 2\nk-means: 2 of 2\n');
});
