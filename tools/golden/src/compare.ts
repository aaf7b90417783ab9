import type { Found, Hashes } from './hashes.ts';
import { HERE } from './threads.ts';

/** How what was found differs from the golden hashes, a sentence each; empty where it does not. */
export function differences(golden: Hashes, where: string, { arithmetic, hashes }: Found): string[] {
  return Object.entries(hashes).flatMap(([threads, found]) => {
    const how = `${where}, ${arithmetic}, ${threads}`;
    const named = threads === HERE ? Object.keys({ ...golden, ...found }) : Object.keys(found);
    return named
      .filter((name) => golden[name] !== found[name])
      .map((name) => `${name}: ${found[name] ?? 'not computed'} in place of ${golden[name] ?? 'nothing'} (${how}).`);
  });
}
