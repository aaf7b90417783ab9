import { readFileSync, writeFileSync } from 'node:fs';
import type { Answer, Outcome } from '../protocol.ts';

/** Work that is timed, and the question after its answer, which is not. */
export interface Work<T> {
  run(): T;
  answer(result: T): Answer;
}

/** What `repeats` runs cost on average, and what the last one found. */
export function measure<T>({ run, answer }: Work<T>, repeats: number): Outcome {
  const held = forgetPeak();
  const cpuBefore = process.cpuUsage();
  const wallBefore = performance.now();
  let result = run();
  for (let again = 1; again < repeats; again++) result = run();
  const wall = (performance.now() - wallBefore) / repeats;
  const { user, system } = process.cpuUsage(cpuBefore);
  const memory = held === null ? null : Math.max(0, memoryLine('VmHWM') - held);
  return { wall, cpu: (user + system) / 1000 / repeats, memory, ...answer(result) };
}

/** Starts a new high-water mark and gives the bytes held now; null where the platform is not Linux or forbids it. */
function forgetPeak(): number | null {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
    return memoryLine('VmRSS');
  } catch {
    return null;
  }
}

/** Bytes of a line such as `VmRSS:  1234 kB`. */
function memoryLine(name: string): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024;
}
