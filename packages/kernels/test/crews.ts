import { type Crew, randomStream } from '@mixwell/core';
import { onTestFinished } from 'vitest';

/** As many numbers from 0 to 1 as are asked for, one after the other. */
export function numbersFrom(seed: number): (length: number) => Float64Array {
  const random = randomStream(seed);
  return (length) => Float64Array.from({ length }, random);
}

/** The crew, when its threads have started; they end with the test. */
export async function ready(crew: Crew | undefined): Promise<Crew> {
  if (!crew) throw new Error('no crew');
  onTestFinished(() => crew.end());
  await crew.ready;
  return crew;
}
