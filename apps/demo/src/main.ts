import { Command, InvalidArgumentError, Option } from 'commander';
import { isMixwellError } from 'mixwell';
import { InputError } from './input-error.ts';
import { type DemoOptions, parseComponents, parseShapes, parseStarts, shapes } from './options.ts';

const program = new Command('npm run demo --')
  .description(
    'Fits mixtures and k-means of many sizes, chooses, and writes a report: of Old Faithful and made-up data, or of a CSV file.',
  )
  .argument('[file]', 'a CSV file with a header; numeric columns are the features, rows that miss a value are left out')
  .addOption(
    new Option('--components <numbers>', 'numbers of components and clusters, as 1..6 or 2,4,8')
      .argParser(argument(parseComponents))
      .default(parseComponents('1..6'), '1..6'),
  )
  .addOption(
    new Option('--shapes <shapes>', `shapes of the covariances, among ${shapes.join(',')}`)
      .argParser(argument(parseShapes))
      .default([...shapes], 'all'),
  )
  .addOption(new Option('--starts <number>', 'starts of each model').argParser(argument(parseStarts)).default(20))
  .addOption(
    new Option('--criterion <name>', 'what mixtures are chosen by')
      .choices(['bic', 'aic', 'icl', 'silhouette'])
      .default('bic'),
  )
  .addOption(new Option('--seed <seed>', 'where every random choice comes from').default('0'))
  .addOption(new Option('--out <file>', 'where the report goes').default('report.html'))
  .showHelpAfterError(false)
  .action(async (file: string | undefined, options: Omit<DemoOptions, 'file'>) => {
    try {
      const { run } = await import('./run.ts');
      await run({ file, ...options }, { out: process.stdout, progress: process.stderr });
    } catch (error) {
      if (!(error instanceof InputError) && !isMixwellError(error)) throw error;
      process.stderr.write(`error: ${error.message}\n`);
      process.exitCode = 1;
    }
  });

await program.parseAsync();

/** Lets commander name the option in front of the complaint. */
function argument<T>(parse: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      throw new InvalidArgumentError(error.message[0].toUpperCase() + error.message.slice(1));
    }
  };
}
