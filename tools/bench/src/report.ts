import CliTable from 'cli-table3';
import type { Comparison, Result } from './compare.ts';
import type { Machine } from './machine.ts';

/** Everything that a run found, as it is written to the file. */
export interface Report {
  readonly machine: Machine;
  readonly rounds: number;
  /** What each contender says it is. */
  readonly versions: Readonly<Record<string, string>>;
  /** Contenders that could not take part, and why. */
  readonly absent: Readonly<Record<string, string>>;
  readonly comparisons: readonly Comparison[];
}

const HEAD = ['case', 'contender', 'wall ms', 'CPU ms', 'memory MB', 'wall ratio', 'CPU ratio', 'remark'];

const columns = [
  'top',
  'top-mid',
  'top-left',
  'top-right',
  'bottom',
  'bottom-mid',
  'bottom-left',
  'bottom-right',
  'left',
  'left-mid',
  'mid',
  'mid-mid',
  'right',
  'right-mid',
];

export function machineText({ cpu, cores, memoryGiB, system, node, loadBefore }: Machine): string {
  return `${cpu}, ${cores} cores, ${memoryGiB} GiB; ${system}; Node ${node}; load before ${loadBefore}`;
}

/** A comparison as lines of text; the ratios are ours / theirs, so below 1 ours is faster. */
export function comparisonText(comparisons: readonly Comparison[]): string {
  const table = new CliTable({
    head: HEAD,
    colAligns: ['left', 'left', 'right', 'right', 'right', 'right', 'right', 'left'],
    chars: { ...Object.fromEntries(columns.map((part) => [part, ''])), middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  for (const { case: name, results, leftOut } of comparisons) {
    results.forEach((result, at) => table.push([at === 0 ? name : '', ...cellsOf(result, at === 0)]));
    for (const { contender, reason } of leftOut)
      table.push(['', contender, '-', '-', '-', '-', '-', `left out: ${reason}`]);
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

function cellsOf(result: Result, isOurs: boolean): string[] {
  const { contender, wall, cpu, memory, wallRatio, cpuRatio, note, disagreement } = result;
  const remarks = [disagreement && `DISAGREES: ${disagreement}`, note].filter((remark) => remark !== undefined);
  return [
    contender,
    digits(wall),
    digits(cpu),
    memory === null ? '-' : (memory / 1e6).toFixed(0),
    isOurs ? '' : digits(wallRatio),
    isOurs ? '' : digits(cpuRatio),
    remarks.join('; '),
  ];
}

/** Three digits that count. */
function digits(value: number): string {
  if (!Number.isFinite(value)) return '-';
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
