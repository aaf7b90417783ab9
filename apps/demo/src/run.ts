import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Choice, choose } from './choose.ts';
import { faithful } from './data/faithful.ts';
import { loadCsv } from './data/load-csv.ts';
import { InputError } from './input-error.ts';
import type { DemoOptions } from './options.ts';
import { report } from './report/report.ts';
import { runTrials } from './synthetic/run-trials.ts';
import { printChoice, printTrials } from './terminal/print.ts';
import { type ProgressStream, progressOn } from './terminal/progress.ts';

/** Where the demo writes: tables to `out`, progress to `progress`. */
export interface Streams {
  readonly out: NodeJS.WritableStream;
  readonly progress: ProgressStream;
}

/**
 * Fits, prints what was found and writes the report.
 *
 * @throws InputError and MixwellError for what cannot be read, fitted or written.
 */
export async function run(options: DemoOptions, { out, progress: stream }: Streams): Promise<void> {
  const observations = options.file === undefined ? faithful() : loadCsv(options.file);
  const print = (text: string): void => void out.write(`${text}\n`);
  const progress = progressOn(stream);
  const choice: Choice = choose(observations, options, progress.tell);
  const trials =
    options.file === undefined
      ? runTrials(options.starts, options.seed, (done, total) => progress.tell('Made-up data', done, total))
      : undefined;
  progress.stop();
  printChoice(observations, choice, print);
  if (trials) printTrials(trials, print);
  const path = resolve(options.out);
  writeReport(path, await report(observations, choice, trials, options));
  print(`\nReport: ${path}`);
}

function writeReport(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new InputError(`the report cannot be written: ${(error as Error).message}`);
  }
}
