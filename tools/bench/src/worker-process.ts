import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Failure, Greeting, Outcome, Request } from './protocol.ts';

/** One thread for everyone who would take more. */
export const oneThread = {
  ...process.env,
  OMP_NUM_THREADS: '1',
  OPENBLAS_NUM_THREADS: '1',
  MKL_NUM_THREADS: '1',
};

/** Who takes longer over one request is given up. */
const MOST_MS = 120_000;

/** A contender's process, which answers one request at a time. */
export class WorkerProcess {
  readonly version: string;
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string, undefined>;
  readonly #said: () => string;

  private constructor(
    child: ChildProcess,
    lines: AsyncIterator<string, undefined>,
    version: string,
    said: () => string,
  ) {
    this.#child = child;
    this.#lines = lines;
    this.version = version;
    this.#said = said;
  }

  /** @throws Error with the last line that it said where it does not start. */
  static async start([command, ...args]: readonly string[]): Promise<WorkerProcess> {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env: oneThread });
    let errors = '';
    child.stderr.on('data', (text) => (errors += text));
    child.on('error', (error) => (errors += error.message));
    child.stdin.on('error', () => undefined);
    const said = (): string => errors.trim().split('\n').at(-1) || 'it ended without a word';
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const { version } = (await nextLine(lines, said)) as Greeting;
    return new WorkerProcess(child, lines, version, said);
  }

  /** @throws Error in the worker's words where it could not do it, or where it took more than `mostMs`, which ends it. */
  async ask(request: Request, mostMs = MOST_MS): Promise<Outcome> {
    let isLate = false;
    const giveUp = setTimeout(() => {
      isLate = true;
      this.#child.kill('SIGKILL');
    }, mostMs);
    try {
      this.#child.stdin?.write(`${JSON.stringify(request)}\n`);
      const reply = (await nextLine(this.#lines, this.#said)) as Outcome | Failure;
      if ('error' in reply) throw new Error(reply.error);
      return reply;
    } catch (error) {
      throw isLate ? new Error(`it took more than ${mostMs / 1000} s`, { cause: error }) : error;
    } finally {
      clearTimeout(giveUp);
    }
  }

  /** Whether it has ended, by itself or by whoever ended it. */
  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  stop(): void {
    this.#child.stdin?.end();
  }
}

async function nextLine(lines: AsyncIterator<string, undefined>, said: () => string): Promise<unknown> {
  const { value } = await lines.next();
  if (value === undefined) throw new Error(said());
  return JSON.parse(value);
}
