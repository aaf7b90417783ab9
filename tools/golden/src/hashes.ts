import { hire, runtime } from '@mixwell/kernels';
import { answers } from './answers.ts';
import { heaps } from './data.ts';
import { type Way, fits } from './fits.ts';
import { digest } from './numbers.ts';

/** SHA-256 of the bits of every number that was found, by what was asked. */
export type Hashes = Readonly<Record<string, string>>;

/** What one platform found. */
export interface Found {
  readonly arithmetic: string;
  /** By the number of workers; 0 is the calling thread alone. */
  readonly hashes: Readonly<Record<number, Hashes>>;
  /** Crews of which no worker started, so that the calling thread did their work. */
  readonly idle: readonly number[];
}

/** Everything, in the calling thread and by crews of these numbers of workers. */
export async function findHashes(crews: readonly number[]): Promise<Found> {
  const hashes: Record<number, Hashes> = { 0: { ...(await hashAll(answers)), ...(await hashFits('here')) } };
  const idle: number[] = [];
  for (const workers of crews) {
    const crew = hire(workers);
    await crew?.ready;
    if (!crew?.take({ matrix: heaps(2, 2, 2), weights: null })) idle.push(workers);
    hashes[workers] = await hashFits({ workers, crew });
    crew?.end();
  }
  return { arithmetic: runtime().arithmetic, hashes, idle };
}

function hashFits(way: Way): Promise<Hashes> {
  return hashAll(Object.fromEntries(Object.entries(fits).map(([name, fit]) => [name, () => fit(way)])));
}

async function hashAll(cases: Readonly<Record<string, () => unknown>>): Promise<Hashes> {
  const hashes: Record<string, string> = {};
  for (const [name, find] of Object.entries(cases)) hashes[name] = await digest(await find());
  return hashes;
}
