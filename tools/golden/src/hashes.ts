import { runtime } from '@mixwell/kernels';
import { answers } from './answers.ts';
import { fits } from './fits.ts';
import { digest } from './numbers.ts';
import { HERE, type Threads, apart, crewOf, here } from './threads.ts';

/** SHA-256 of the bits of every number that was found, by what was asked. */
export type Hashes = Readonly<Record<string, string>>;

/** What one platform found. */
export interface Found {
  readonly arithmetic: string;
  /** By the threads that made the fits. */
  readonly hashes: Readonly<Record<string, Hashes>>;
  /** Those of which none started, so that the calling thread did their work. */
  readonly idle: readonly string[];
}

/** Everything, in the calling thread, by crews of these numbers of workers, and by whole fits in another thread. */
export async function findHashes(crews: readonly number[]): Promise<Found> {
  const hashes: Record<string, Hashes> = { [HERE]: { ...(await hashAll(answers)), ...(await hashFits(here)) } };
  const idle: string[] = [];
  for (const threads of [...crews.map((workers) => crewOf(workers)), apart()]) {
    hashes[threads.name] = await hashFits(threads);
    if (!threads.haveStarted()) idle.push(threads.name);
    threads.end();
  }
  return { arithmetic: runtime().arithmetic, hashes, idle };
}

function hashFits(threads: Threads): Promise<Hashes> {
  return hashAll(Object.fromEntries(Object.entries(fits).map(([name, make]) => [name, () => make(threads)])));
}

async function hashAll(cases: Readonly<Record<string, () => unknown>>): Promise<Hashes> {
  const hashes: Record<string, string> = {};
  for (const [name, find] of Object.entries(cases)) hashes[name] = await digest(await find());
  return hashes;
}
