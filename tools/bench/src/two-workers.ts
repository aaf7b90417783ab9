import { execFileSync } from 'node:child_process';
import type { Comparison } from './compare.ts';
import { node, ours, script } from './contenders.ts';
import { timedResult } from './timed-result.ts';
import type { Pair } from './two/measure.ts';

/** What is done by two threads and by one, by the name of the case. */
const jobs: Readonly<Record<string, { readonly job: string; readonly note: string }>> = {
  'two-workers kmeans 100k x 8 K32': { job: 'kmeans', note: 'one fit, with k-means++; its rows are shared' },
  'two-workers em-full 100k x 8 K8': { job: 'em-full', note: 'one fit; its rows are shared' },
  'two-workers best-of 100k x 8 K8': { job: 'best-of', note: 'best of 20 k-means; starts side by side' },
  'two-workers select 272 x 2': { job: 'select', note: 'twelve mixtures of 20 starts; starts side by side' },
};

export const twoWorkersNames: readonly string[] = Object.keys(jobs);

/** What a case takes two threads beside one, in one process of its own: by wall time .5 is twice as fast. */
export function twoWorkers(name: string, sources: boolean, rounds: number): Comparison {
  const { job, note } = jobs[name];
  const [command, ...args] = [...node(sources), script('two/measure.ts'), job, String(rounds)];
  const { one, two } = JSON.parse(execFileSync(command, args, { encoding: 'utf8' })) as Pair;
  return { case: name, results: [timedResult(ours, two, two, note), timedResult('one thread', two, one)], leftOut: [] };
}
