import { Command, InvalidArgumentError } from 'commander';

/** Everything that the command line decides. */
export interface BenchOptions {
  /** Every shape instead of a few. */
  readonly full: boolean;
  /** Cases whose names match, all where undefined. */
  readonly only?: RegExp;
  /** Names of the contenders beside ours, all where undefined. */
  readonly against?: readonly string[];
  readonly rounds: number;
  /** The packages' sources instead of what was built of them. */
  readonly sources: boolean;
  /** Where the numbers go. */
  readonly out: string;
  readonly chart: boolean;
}

/**
 * The options in `args`, which do not include the program's own name.
 *
 * @throws CommanderError where they are not understood, or help was asked for; what there is to say has been said then.
 */
export function parseOptions(args: readonly string[], say?: (text: string) => void): BenchOptions {
  const command = new Command('npm run bench --')
    .description('Times this toolkit beside others in one run, and checks that their answers agree.')
    .option('--full', 'every shape; hours', false)
    .option('--only <pattern>', 'only cases whose names match this regular expression', toPattern)
    .option('--against <names>', 'only these contenders, with commas between', toNames)
    .option('--rounds <n>', 'rounds to take the median of', toRounds, 5)
    .option('--sources', 'the sources instead of what was built of them', false)
    .option('--out <file>', 'where the numbers go', 'bench-results/bench.json')
    .option('--chart', 'draw docs/bench.svg', false)
    .exitOverride();
  if (say) command.configureOutput({ writeOut: say, writeErr: say });
  return command.parse(args, { from: 'user' }).opts<BenchOptions>();
}

function toPattern(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch {
    throw new InvalidArgumentError('It is no regular expression.');
  }
}

function toNames(text: string): string[] {
  return text.split(',').map((name) => name.trim());
}

function toRounds(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It must be a whole number of at least 1.');
  return Number(text);
}
