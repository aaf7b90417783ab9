import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Failure, Greeting, Job, Outcome, Request, Task } from '../protocol.ts';
import { type Work, measure } from './measure.ts';

/** The rows, as every worker gets them. */
export interface Rows {
  /** rows x cols, row-major. */
  readonly data: Float64Array;
  readonly rows: number;
  readonly cols: number;
}

/** What a worker makes of the rows and a task before the clock starts. */
export type Prepare<X> = (x: X, task: Task) => Work<unknown>;

export interface Worker<X> {
  readonly version: string;
  /** The rows in the form that the library takes; not timed. */
  load(rows: Rows): X;
  readonly jobs: Partial<Record<Job, Prepare<X>>>;
}

/** Work with its types checked here and forgotten after. */
export function work<T>(parts: Work<T>): Work<unknown> {
  return parts;
}

/** Answers requests, a line each, until standard input ends. */
export async function serve<X>({ version, load, jobs }: Worker<X>): Promise<void> {
  say({ version });
  let x: X | undefined;
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      const request = JSON.parse(line) as Request;
      if (request.do === 'load') {
        x = load({ data: readNumbers(request.file), rows: request.rows, cols: request.cols });
        say({});
      } else {
        const prepare = jobs[request.task.job];
        if (!prepare || x === undefined) throw new Error(`${request.task.job} is not served.`);
        say(measure(prepare(x, request.task), request.repeats));
      }
    } catch (error) {
      say({ error: error instanceof Error ? error.message : String(error) });
    }
  }
  process.exit();
}

/** The rows as an array of arrays. */
export function nested({ data, rows, cols }: Rows): number[][] {
  return Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * cols, (i + 1) * cols)));
}

function say(message: Greeting | Outcome | Failure | object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

function readNumbers(file: string): Float64Array {
  const bytes = readFileSync(file);
  return new Float64Array(new Uint8Array(bytes).buffer);
}
