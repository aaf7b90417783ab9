import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CommanderError } from 'commander';
import { bench, wrongs } from './bench.ts';
import { chartSpec, renderSvg } from './chart.ts';
import { type BenchOptions, parseOptions } from './options.ts';
import { comparisonText, machineText } from './report.ts';
import { twoWorkersNames } from './two-workers.ts';

const CHART = 'docs/bench.svg';

const options = readOptions(process.argv.slice(2));
if (options) await run(options);

async function run({ out, chart, ...asked }: BenchOptions): Promise<void> {
  const report = await bench(asked, process.env.PYTHON ?? 'python3', (text) => console.error(text));
  console.log(comparisonText(report.comparisons));
  console.log('\nRatios are ours / theirs, medians of paired rounds; below 1 ours is faster.');
  save(out, `${JSON.stringify(report, null, 1)}\n`);
  const withOthers = report.comparisons.filter((comparison) => !twoWorkersNames.includes(comparison.case));
  if (chart) save(CHART, await renderSvg(chartSpec(withOthers, machineText(report.machine))));
  for (const wrong of wrongs(report)) {
    console.error(wrong);
    process.exitCode = 1;
  }
}

function readOptions(args: readonly string[]): BenchOptions | undefined {
  try {
    return parseOptions(args);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode;
    return undefined;
  }
}

function save(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.error(`Wrote ${file}.`);
}
