import { spawn } from 'node:child_process';
import type { Server } from './server.ts';

/** Starts `next start`, by the arguments that node gets, on a free port. */
export async function startNext(args: readonly string[]): Promise<Server> {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  const child = spawn(process.execPath, [...args, '--port', '0', '--hostname', '127.0.0.1'], { env });
  let said = '';
  const origin = await new Promise<string>((resolve, reject) => {
    const hear = (text: unknown): void => {
      said += String(text);
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', () => reject(new Error(`next start ended.\n${said}`)));
  });
  return { origin, close: () => void child.kill() };
}
