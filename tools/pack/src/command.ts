import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** The environment without the workspace's own binaries, so that `node` is the machine's. */
export const machineEnvironment = withoutBinaries(process.env);

/** Runs a command and prints what it says only when it fails, which throws. */
export async function start(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<void> {
  const child = spawn(command, args, { ...options, shell: process.platform === 'win32' });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (said += text));
  const status = await new Promise((settle, fail) => child.on('error', fail).on('close', settle));
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')}\n${said}`);
}

export function withoutBinaries(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) =>
      name.toUpperCase() === 'PATH' ? [name, withoutBinariesPath(value ?? '')] : [name, value],
    ),
  );
}

function withoutBinariesPath(path: string): string {
  const folders = path.split(delimiter);
  return folders.filter((folder) => !folder.endsWith(join('node_modules', '.bin'))).join(delimiter);
}
