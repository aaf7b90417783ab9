import { type FittedModel, plural } from '@mixwell/core';
import { type Criterion, betterBy } from './criteria.ts';
import { familiesOf } from './families.ts';
import { refuseNoSelection } from './refuse-no-selection.ts';
import { startsReached } from './selection-rows.ts';
import { type Selection, type SelectionRow, orderBy } from './selection.ts';

/** The share of starts below which a row is worth more of them. */
const FEW = 0.5;

/** What two values may differ by that are the same but for rounding, relative to them and to 1. */
const ROUNDING = 1e-8;

const NAMES: Readonly<Record<Criterion, string>> = {
  bic: 'BIC',
  aic: 'AIC',
  icl: 'ICL',
  silhouette: 'silhouette',
  crossValidatedLogLikelihood: 'cross-validated log-likelihood',
};

/**
 * What a selection came to, in sentences with its numbers: which recipe is the best and by how much, how firm that is, what may be
 * wrong with it, and which recipes failed, or had starts passed over, and why.
 *
 * The margin of BIC is graded as by Raftery [1]: up to 2 is weak evidence, to 6 positive, to 10 strong, and above very strong.
 *
 * @throws MixwellError `invalid-param` where `selection` is none.
 *
 * [1] A. E. Raftery, Bayesian model selection in social research, Sociological Methodology 25 (1995), table 6.
 */
export function explain<M extends FittedModel>(selection: Selection<M>): readonly string[] {
  refuseNoSelection('explain', selection);
  const { table, criterion } = selection;
  const ranked = orderBy(criterion, table) as SelectionRow<M>[];
  const [best, second] = ranked;
  return Object.freeze([
    `${best.label} is the best of ${plural(table.length, 'recipe')} by ${NAMES[criterion]}: ${value(best, criterion)}.`,
    ...(second ? [margin(best, second, criterion)] : []),
    ...otherOpinions(best, table, criterion),
    reached(best),
    ...edgeOfGrid(best, table),
    ...stopsOf(best),
    ...warningsOf(best),
    ...doubtful(best, table),
    ...passedOver(table),
    ...table
      .filter(({ reason }) => reason !== null)
      .map(({ label, model, reason }) => `${label} ${model ? 'has no rank' : 'was not fitted'}: ${reason}`)
      .map((sentence) => (sentence.endsWith('.') ? sentence : `${sentence}.`)),
  ]);
}

function reached<M extends FittedModel>(best: SelectionRow<M>): string {
  const crossed = best.startsAgreeing === 0 ? ': crossing two of them found it' : '';
  const few = (best.agreement as number) < FEW ? ', so a better one may be waiting: make more starts' : '';
  return `${startsReached(best)}${crossed}${few}.`;
}

function value<M extends FittedModel>(row: SelectionRow<M>, criterion: Criterion): string {
  return digits(row[criterion] as number, criterion);
}

function digits(number: number, criterion: Criterion): string {
  return number.toFixed(criterion === 'silhouette' ? 3 : 1);
}

function margin<M extends FittedModel>(best: SelectionRow<M>, second: SelectionRow<M>, criterion: Criterion): string {
  const difference = Math.abs((second[criterion] as number) - (best[criterion] as number));
  const than = betterBy[criterion] === 'smaller' ? 'more' : 'less';
  const runnerUp = `The runner-up is ${second.label} with ${value(second, criterion)}, ${digits(difference, criterion)} ${than}`;
  return criterion === 'bic' ? `${runnerUp}: ${gradeOf(difference)} evidence.` : `${runnerUp}.`;
}

function gradeOf(difference: number): string {
  if (difference <= 2) return 'weak';
  if (difference <= 6) return 'positive';
  return difference <= 10 ? 'strong' : 'very strong';
}

/** What the other criteria would have chosen. */
function otherOpinions<M extends FittedModel>(
  best: SelectionRow<M>,
  table: readonly SelectionRow<M>[],
  criterion: Criterion,
): string[] {
  const others = (Object.keys(betterBy) as Criterion[]).filter((other) => other !== criterion);
  return others.flatMap((other) => {
    const choice = orderBy(other, table)[0] as SelectionRow<M> | undefined;
    if (choice === undefined || isAsGood(best, choice, other)) return [];
    return [`By ${NAMES[other]} it would be ${choice.label}, with ${value(choice, other)}.`];
  });
}

/** But for rounding. */
function isAsGood<M extends FittedModel>(
  best: SelectionRow<M>,
  choice: SelectionRow<M>,
  criterion: Criterion,
): boolean {
  const [one, other] = [best[criterion], choice[criterion]];
  return one !== null && other !== null && Math.abs(one - other) <= ROUNDING * Math.max(1, Math.abs(other));
}

/** What the model that was chosen warns of, but for its stop. */
function warningsOf<M extends FittedModel>({ model }: SelectionRow<M>): string[] {
  const others = model?.report.warnings.filter(({ code }) => code !== 'not-converged') ?? [];
  return others.map(({ message }) => `It warns: ${message}`);
}

function edgeOfGrid<M extends FittedModel>(best: SelectionRow<M>, table: readonly SelectionRow<M>[]): string[] {
  const { family, size } = familiesOf(table.map(({ recipe }) => recipe));
  const at = table.indexOf(best);
  const sizes = new Set(size.filter((_, i) => family[i] === family[at]));
  if (sizes.size < 2 || size[at] < Math.max(...sizes)) return [];
  return [`${size[at]} is the largest size that was tried: try more.`];
}

function stopsOf<M extends FittedModel>({ model }: SelectionRow<M>): string[] {
  if (model === null || model.report.converged) return [];
  return [`Its iterations stopped before they settled (${model.report.stop}), after ${model.report.iterations}.`];
}

/** Rows that more starts might move before the best. */
function doubtful<M extends FittedModel>(best: SelectionRow<M>, table: readonly SelectionRow<M>[]): string[] {
  const few = table.filter((row) => row !== best && row.agreement !== null && row.agreement < FEW);
  if (few.length === 0) return [];
  const which = few.map(({ label, startsAgreeing, starts }) => `${label} (${startsAgreeing} of ${starts})`);
  return [`Starts disagree, so more of them might find better, for ${which.join(', ')}.`];
}

function passedOver<M extends FittedModel>(table: readonly SelectionRow<M>[]): string[] {
  return table.flatMap(({ label, model, startReports }) => {
    const spurious = startReports.filter((report) => report.spurious).length;
    const failed = startReports.filter((report) => report.failed !== null);
    if (model === null || spurious + failed.length === 0) return [];
    const of = `of ${plural(startReports.length, 'start')} of ${label}`;
    return [
      ...(spurious > 0 ? [`${spurious} ${of} ended in a component that follows a few rows (spurious).`] : []),
      ...(failed.length > 0 ? [`${failed.length} ${of} failed; the first: ${failed[0].failed}`] : []),
    ];
  });
}
