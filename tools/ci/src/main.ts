import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';

/** Runs the named steps in order, all of them even when one fails. */
const steps = { check, test };

let failed = false;
for (const step of process.argv.slice(2)) steps[step as keyof typeof steps]();
process.exitCode = failed ? 1 : 0;

/** Everything that is not a test. */
function check(): void {
  const targets =
    'build,typecheck,lint,prettier,knip,boundaries,sizes,workflows,changesets,options,wasm,doctest,golden,packed';
  run('nx', 'run-many', '-t', targets);
}

/** Every project's tests, then one summary over the reports of all of them, cached ones included. */
function test(): void {
  const reports = '.vitest';
  rmSync(reports, { recursive: true, force: true });
  run('nx', 'run-many', '-t', 'test', '--outputStyle=static');
  if (existsSync(reports) && readdirSync(reports).length > 0) run('vitest', 'run', `--mergeReports=${reports}`);
}

function run(command: string, ...args: string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  failed ||= status !== 0;
}
