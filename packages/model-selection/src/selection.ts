import { type Estimator, type FittedModel, MixwellError, plural } from '@mixwell/core';
import type { StartReport } from '@mixwell/restarts';
import { type Criteria, type Criterion, betterBy } from './criteria.ts';
import { type SelectionAbout, type SelectionJson, selectionJson } from './selection-json.ts';

/** A recipe and the best model that its starts came to, before the models are compared. */
export interface FittedRow<M extends FittedModel> extends Criteria {
  readonly recipe: Estimator<M>;
  /** The recipe's. */
  readonly name: string;
  /** The name with the options in which the recipes differ: `gmm components=3 covariance=full`. */
  readonly label: string;
  /** The recipe's. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Null where the fit failed, as are the numbers. */
  readonly model: M | null;
  /** What the fit made small or large, in its own units: it compares starts, not recipes. */
  readonly objective: number | null;
  readonly iterations: number | null;
  /** How many starts were made, grown ones among them. */
  readonly starts: number | null;
  /** How many starts came as far as the model. */
  readonly startsAgreeing: number | null;
  /** Their share, 0 to 1. */
  readonly agreement: number | null;
  /** Codes of the model's warnings. */
  readonly warnings: readonly string[];
  /** What the fits of the recipe took by the caller's clock; null where there was none. */
  readonly seconds: number | null;
  /** How each start ended. */
  readonly startReports: readonly StartReport[];
  /** Why the fit failed, or why the model does not have the criterion that selects; null otherwise. */
  readonly reason: string | null;
}

/** A recipe, the best model that its starts came to, and how it compares. */
export interface SelectionRow<M extends FittedModel> extends FittedRow<M> {
  /** 1 for the best by the criterion; null for a row that does not have it. */
  readonly rank: number | null;
}

export interface Selection<M extends FittedModel> {
  /** The model of rank 1. */
  readonly best: M;
  readonly criterion: Criterion;
  /** A row a recipe, in the order of the recipes. */
  readonly table: readonly SelectionRow<M>[];
  /** The table as plain data, models and all, for `select(..., { resume })`. */
  toJSON(): SelectionJson;
}

/**
 * The rows with their ranks, and the best of them; of equal values the first has the better rank.
 *
 * @throws MixwellError `degenerate` where no row has the criterion, with why of each in `details.reasons`.
 */
export function rankRows<M extends FittedModel>(
  owner: string,
  rows: readonly FittedRow<M>[],
  criterion: Criterion,
  about: SelectionAbout,
): Selection<M> {
  const order = orderBy(criterion, rows);
  const table = Object.freeze(rows.map((row) => Object.freeze({ ...row, rank: order.indexOf(row) + 1 || null })));
  const best = order[0]?.model;
  if (best) return Object.freeze({ best, criterion, table, toJSON: () => selectionJson(table, about) });
  const reasons = rows.map(({ label, reason }) => `${label}: ${reason}`);
  throw new MixwellError(
    'degenerate',
    `${owner}: none of ${plural(rows.length, 'recipe')} has a ${criterion}. The first, ${reasons[0]}`,
    { criterion, reasons, table },
  );
}

/** The rows that have the criterion, best first. */
export function orderBy<M extends FittedModel>(criterion: Criterion, rows: readonly FittedRow<M>[]): FittedRow<M>[] {
  const sign = betterBy[criterion] === 'smaller' ? 1 : -1;
  const ranked = rows.filter((row) => Number.isFinite(row[criterion]));
  return ranked.sort((a, b) => sign * ((a[criterion] as number) - (b[criterion] as number)));
}
