import type { Found, Hashes } from './hashes.ts';

/** How what was found differs from the golden hashes, a sentence each; empty where it does not. */
export function differences(golden: Hashes, where: string, { arithmetic, hashes }: Found): string[] {
  return Object.entries(hashes).flatMap(([workers, found]) => {
    const how = `${where}, ${arithmetic}, ${workers === '0' ? 'in the calling thread' : `${workers} workers`}`;
    const named = workers === '0' ? Object.keys({ ...golden, ...found }) : Object.keys(found);
    return named
      .filter((name) => golden[name] !== found[name])
      .map((name) => `${name}: ${found[name] ?? 'not computed'} in place of ${golden[name] ?? 'nothing'} (${how}).`);
  });
}
