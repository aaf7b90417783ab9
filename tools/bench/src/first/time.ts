import { timeOf } from '../time-of.ts';

/** Prints what `work` cost this process, which has done nothing before. */
export async function time(work: () => Promise<unknown>): Promise<void> {
  process.stdout.write(JSON.stringify(await timeOf(work)));
}
