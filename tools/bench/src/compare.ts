import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { disagreement } from './agreement.ts';
import { type Case, workOf } from './cases.ts';
import { type Agreement, type Contender, ours } from './contenders.ts';
import { rowsOf, taskOf } from './data.ts';
import type { Outcome, Task } from './protocol.ts';
import { median, medianRatio, turn } from './ratio.ts';
import { WorkerProcess } from './worker-process.ts';

/** How one contender did in one case. */
export interface Result {
  readonly contender: string;
  /** Milliseconds, medians over the rounds. */
  readonly wall: number;
  readonly cpu: number;
  /** Bytes beyond the rows themselves, at most, in the first run; null where the platform does not tell. */
  readonly memory: number | null;
  readonly iterations: number;
  readonly objective: number;
  /** Ours / theirs, medians of paired rounds; below 1 ours is faster. */
  readonly wallRatio: number;
  readonly cpuRatio: number;
  readonly rounds: number;
  /** How its answer was held against ours, where it was not the same work. */
  readonly note?: string;
  /** What is wrong with its answer. */
  readonly disagreement?: string;
}

export interface Comparison {
  readonly case: string;
  readonly results: readonly Result[];
  /** Who did not run, and why. */
  readonly leftOut: readonly { readonly contender: string; readonly reason: string }[];
}

/** A measurement lasts at least this long, by repetition. */
const LEAST_MS = 20;
/** Everyone runs this long before the clock counts, so that engines have compiled what they will. */
const WARM_UP_MS = 400;
const MOST_WARM_UPS = 20;
/** Who has used this much in one case sits out its other rounds. */
const BUDGET_MS = 4_000;

interface Entrant {
  readonly contender: Contender;
  readonly agreement: Agreement;
  readonly worker: WorkerProcess;
  readonly first: Outcome;
  readonly repeats: number;
  readonly outcomes: (Outcome | undefined)[];
}

/**
 * Runs one case: everyone warms up, then `rounds` rounds in which everyone runs once, in turn.
 *
 * The processes in `kept` are used again; others are new in each case, so that none is compiled by what another case did.
 */
export async function compare(
  one: Case,
  contenders: readonly Contender[],
  rounds: number,
  kept: ReadonlyMap<string, WorkerProcess>,
): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const leftOut: Comparison['leftOut'][number][] = [];
  const entrants: Entrant[] = [];
  const started: WorkerProcess[] = [];
  try {
    const x = rowsOf(one);
    const file = join(folder, 'rows.f64');
    writeFileSync(file, new Uint8Array(x.data.buffer, x.data.byteOffset, x.data.byteLength));
    const task = taskOf(one, x);
    for (const contender of contenders) {
      const agreement = contender.jobs[one.job];
      if (!agreement) continue;
      if (workOf(one) > (contender.mostWork ?? Infinity)) {
        leftOut.push({ contender: contender.name, reason: 'would take minutes' });
        continue;
      }
      try {
        const own = kept.get(contender.name);
        const worker = own && !own.hasEnded ? own : await WorkerProcess.start(contender.command);
        if (worker !== own) started.push(worker);
        await worker.ask({ do: 'load', file, rows: x.rows, cols: x.cols });
        entrants.push({ contender, agreement, worker, outcomes: [], ...(await warmUp(worker, task)) });
      } catch (error) {
        leftOut.push({ contender: contender.name, reason: (error as Error).message });
      }
    }
    leftOut.push(...(await run(entrants, task, rounds)));
  } finally {
    for (const worker of started) worker.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const there = entrants.filter(({ contender }) => !leftOut.some(({ contender: name }) => name === contender.name));
  const own = there.find(({ contender }) => contender.name === ours);
  return { case: one.name, results: own ? there.map((entrant) => resultOf(entrant, own)) : [], leftOut };
}

async function warmUp(worker: WorkerProcess, task: Task): Promise<{ first: Outcome; repeats: number }> {
  const first = await worker.ask({ do: 'run', task, repeats: 1 });
  let { wall } = first;
  for (let total = wall, runs = 1; total < WARM_UP_MS && runs < MOST_WARM_UPS; runs++) {
    ({ wall } = await worker.ask({ do: 'run', task, repeats: Math.ceil(LEAST_MS / wall) }));
    total += Math.max(wall, LEAST_MS);
  }
  return { first, repeats: Math.ceil(LEAST_MS / wall) };
}

/** The rounds; gives who failed in one of them, and why. */
async function run(entrants: readonly Entrant[], task: Task, rounds: number): Promise<Comparison['leftOut']> {
  const spent = new Map<Entrant, number>();
  const failed = new Map<Entrant, string>();
  for (let round = 0; round < rounds; round++) {
    for (const entrant of turn(entrants, round)) {
      const { worker, repeats, outcomes } = entrant;
      const sitsOut = failed.has(entrant) || (spent.get(entrant) ?? 0) > BUDGET_MS;
      try {
        const outcome = sitsOut ? undefined : await worker.ask({ do: 'run', task, repeats });
        outcomes.push(outcome);
        spent.set(entrant, (spent.get(entrant) ?? 0) + (outcome?.wall ?? 0) * repeats);
      } catch (error) {
        failed.set(entrant, (error as Error).message);
      }
    }
  }
  return [...failed].map(([{ contender }, reason]) => ({ contender: contender.name, reason }));
}

function resultOf({ contender, agreement, first, outcomes }: Entrant, own: Entrant): Result {
  const ran = outcomes.filter((outcome) => outcome !== undefined);
  const { why: note, anIteration } = agreement;
  const wrong = disagreement(own.first, first, agreement);
  return {
    contender: contender.name,
    wall: median(ran.map(({ wall }) => wall)),
    cpu: median(ran.map(({ cpu }) => cpu)),
    memory: first.memory,
    iterations: first.iterations,
    objective: first.objective,
    wallRatio: medianRatio(own.outcomes, outcomes, 'wall', anIteration),
    cpuRatio: medianRatio(own.outcomes, outcomes, 'cpu', anIteration),
    rounds: ran.length,
    ...(note !== undefined && { note }),
    ...(wrong !== undefined && { disagreement: wrong }),
  };
}
