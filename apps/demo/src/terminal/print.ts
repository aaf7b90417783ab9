import type { Choice } from '../choose.ts';
import type { Observations } from '../data/observations.ts';
import { fixed, plural } from '../format.ts';
import { scaleNote } from '../scale-note.ts';
import type { Trials } from '../synthetic/run-trials.ts';
import {
  augmentedTable,
  bestRows,
  clusterTable,
  criterionTable,
  failureNote,
  glanceTable,
  tidyTable,
  trialTable,
} from '../tables.ts';
import { textTable } from './text-table.ts';

type Print = (text: string) => void;

/** What was found in the rows, as tables. */
export function printChoice(observations: Observations, { mixtures, clusters }: Choice, print: Print): void {
  const { title, about, frame, notes } = observations;
  const { best, criterion } = mixtures;
  const section = (heading: string, ...parts: readonly string[]): void => print([`\n${heading}`, ...parts].join('\n'));
  const note = (text: string | undefined): void => (text === undefined ? undefined : print(`  ${text}`));
  print(`${title}. ${about}`);
  notes.forEach(print);
  section(`${criterion.toUpperCase()} of every mixture`, textTable(criterionTable(mixtures)));
  section('The best five', textTable(bestRows(mixtures, 5)));
  note(failureNote(mixtures));
  section('The chosen mixture', textTable(glanceTable(best)), '', textTable(tidyTable(best)));
  best.report.warnings.forEach(({ message }) => print(`  ${message}`));
  section('The first rows with their labels', textTable(augmentedTable(best, frame, 6)));
  section('k-means', typeof clusters === 'string' ? `  ${clusters}` : textTable(clusterTable(clusters)));
  note(scaleNote(observations));
}

/** How well the truth of made-up data was found. */
export function printTrials({ results, density }: Trials, print: Print): void {
  print(`\nMade-up data\n${textTable(trialTable(results))}`);
  print(
    `  Moons as a density of ${plural(density.model.clusters, 'round component')}: homogeneity ${fixed(density.homogeneity, 3)},` +
      ` mean log-density of new moons ${fixed(density.newRows, 2)} a row (${fixed(density.newRowsOfTwo, 2)} with two components)`,
  );
}
