import { execFileSync } from 'node:child_process';
import type { Comparison, Result } from './compare.ts';
import { node, ours, script } from './contenders.ts';
import { turn } from './ratio.ts';
import type { Time } from './time-of.ts';
import { timedResult } from './timed-result.ts';
import { oneThread } from './worker-process.ts';

export const firstResultName = 'first-result 1k x 2';

/** What the first answer costs a fresh process: import, and a fit of 1,000 x 2; the start of node or Python is not counted. */
export function firstResult(
  { sources, python }: { readonly sources: boolean; readonly python: string },
  among: readonly string[],
  rounds: number,
): Comparison {
  const node_ = (name: string): string[] => [...node(sources), script(`first/${name}.ts`)];
  const all = [
    { contender: ours, command: node_('mixwell'), note: 'import, then a mixture of 3' },
    {
      contender: 'scikit-learn',
      command: [python, script('first/scikit_learn.py')],
      note: 'import, then a mixture of 3',
    },
    {
      contender: 'gaussian-mixture-model',
      command: node_('gaussian-mixture-model'),
      note: 'import, then 20 iterations',
    },
    { contender: 'ml-kmeans', command: node_('ml-kmeans'), note: 'import, then k-means of 3' },
  ].filter(({ contender }) => among.includes(contender));
  const costs = new Map(all.map(({ contender }) => [contender, [] as Time[]]));
  const leftOut = new Map<string, string>();
  for (let round = 0; round < rounds; round++) {
    for (const { contender, command } of turn(all, round)) {
      if (leftOut.has(contender)) continue;
      try {
        costs.get(contender)?.push(costOf(command));
      } catch (error) {
        leftOut.set(contender, (error as Error).message.trim().split('\n').at(-1) ?? '');
      }
    }
  }
  const own = costs.get(ours) ?? [];
  const results = all.flatMap(({ contender, note }): Result[] => {
    const ran = costs.get(contender) ?? [];
    return ran.length > 0 ? [timedResult(contender, own, ran, note)] : [];
  });
  return {
    case: firstResultName,
    results,
    leftOut: [...leftOut].map(([contender, reason]) => ({ contender, reason })),
  };
}

function costOf([command, ...args]: readonly string[]): Time {
  const said = execFileSync(command, args, { encoding: 'utf8', env: oneThread, stdio: ['ignore', 'pipe', 'pipe'] });
  return JSON.parse(said) as Time;
}
