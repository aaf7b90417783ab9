import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs a command; what it said is in the error where it fails. */
export async function run(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<void> {
  try {
    await promisify(execFile)(command, args, { env: { ...process.env, ...env } });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${[command, ...args].join(' ')}\n${stdout ?? ''}${stderr ?? ''}`, { cause: error });
  }
}
