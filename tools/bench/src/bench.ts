import { type Case, fullSuite, shortSuite } from './cases.ts';
import { type Comparison, compare } from './compare.ts';
import { type Contender, contenders, ours } from './contenders.ts';
import { firstResult, firstResultName } from './first-result.ts';
import { machine } from './machine.ts';
import type { BenchOptions } from './options.ts';
import { type Report, machineText } from './report.ts';
import { twoWorkers, twoWorkersNames } from './two-workers.ts';
import { WorkerProcess } from './worker-process.ts';

type Asked = Pick<BenchOptions, 'full' | 'only' | 'against' | 'rounds' | 'sources'>;

/**
 * Runs the cases that are asked for, and tells `say` of each as it ends.
 *
 * @throws Error where ours does not start, or no case or contender has the name that was asked for.
 */
export async function bench(
  asked: Asked,
  python: string,
  say: (text: string) => void,
  suite?: readonly Case[],
): Promise<Report> {
  const { only, against, rounds, sources } = asked;
  const all = contenders({ sources, python });
  const unknown = against?.find((name) => !all.some((contender) => contender.name === name));
  if (unknown !== undefined)
    throw new Error(`There is no contender "${unknown}"; ${all.map(({ name }) => name).join(', ')}.`);
  const wanted = all.filter(({ name }) => name === ours || !against || against.includes(name));
  const matches = (name: string): boolean => !only || only.test(name);
  const cases = (suite ?? (asked.full ? fullSuite() : shortSuite())).filter(({ name }) => matches(name));
  const wantsFirst = suite === undefined && matches(firstResultName);
  const shared = suite === undefined ? twoWorkersNames.filter(matches) : [];
  if (cases.length + shared.length === 0 && !wantsFirst) throw new Error(`No case is named like ${String(only)}.`);

  const about = machine();
  say(machineText(about));
  const { present, absent, versions, kept } = await greet(wanted, say);
  const comparisons = [];
  for (const one of cases) {
    const comparison = await compare(one, present, rounds, kept);
    comparisons.push(comparison);
    say(progress(comparison));
  }
  for (const worker of kept.values()) worker.stop();
  for (const name of shared) {
    const comparison = twoWorkers(name, sources, rounds);
    comparisons.push(comparison);
    say(`${name}: ${comparison.results[1].wallRatio.toPrecision(2)} of the time of one thread`);
  }
  if (wantsFirst) {
    comparisons.push(
      firstResult(
        { sources, python },
        present.map(({ name }) => name),
        rounds,
      ),
    );
  }
  return { machine: about, rounds, versions, absent, comparisons };
}

function progress({ case: name, results }: Comparison): string {
  const others = results.filter(({ contender }) => contender !== ours);
  return `${name}: ${others.map(({ contender, cpuRatio }) => `${contender} ${cpuRatio.toPrecision(2)}`).join(', ')}`;
}

/** Starts everyone once: who does not start is absent. The process of Python is kept, because its imports take seconds. */
async function greet(
  wanted: readonly Contender[],
  say: (text: string) => void,
): Promise<{
  present: Contender[];
  absent: Record<string, string>;
  versions: Record<string, string>;
  kept: Map<string, WorkerProcess>;
}> {
  const present: Contender[] = [];
  const absent: Record<string, string> = {};
  const versions: Record<string, string> = {};
  const kept = new Map<string, WorkerProcess>();
  for (const contender of wanted) {
    try {
      const worker = await WorkerProcess.start(contender.command);
      if (contender.install) kept.set(contender.name, worker);
      else worker.stop();
      versions[contender.name] = worker.version;
      present.push(contender);
      say(`${contender.name}: ${worker.version}`);
    } catch (error) {
      if (contender.name === ours) throw error;
      absent[contender.name] = (error as Error).message;
      say(
        `${contender.name} is left out: ${absent[contender.name]}${contender.install ? ` (${contender.install})` : ''}`,
      );
    }
  }
  return { present, absent, versions, kept };
}

/** Every disagreement and every failure of ours, a sentence each. */
export function wrongs({ comparisons }: Report): string[] {
  return comparisons.flatMap(({ case: name, results, leftOut }) => [
    ...results.flatMap(({ contender, disagreement }) =>
      disagreement === undefined ? [] : [`${name}: ${contender} disagrees: ${disagreement}.`],
    ),
    ...leftOut.filter(({ contender }) => contender === ours).map(({ reason }) => `${name}: ${ours} failed: ${reason}`),
  ]);
}
