import type { FittedModel } from '@mixwell/core';
import { differingParams, paramText } from './recipe-labels.ts';
import type { Selection, SelectionRow } from './selection.ts';

/** A row of a table with named columns, as frames, CSV writers and `console.table` take it. */
export type FlatRow = Readonly<Record<string, number | string | null>>;

/**
 * The table of a selection as flat rows: `new DataFrame(selectionRows(selection))`.
 *
 * Columns: label, name, one for each option in which recipes of one name differ (`param.rank` for an option that is called as
 * another column), rank, bic, aic, icl, silhouette, logLikelihood, freeParameters, objective, iterations, starts, startsAgreeing,
 * agreement, warnings (codes, separated by spaces), reason. What a row does not have is null.
 */
export function selectionRows<M extends FittedModel>({ table }: Selection<M>): FlatRow[] {
  const options = [...new Set([...differingParams(table).values()].flat())];
  return table.map((row) => {
    const results = resultsOf(row);
    const { label, name } = row;
    const isTaken = (option: string): boolean => option in results || option === 'label' || option === 'name';
    const params = options.map(
      (option) => [isTaken(option) ? `param.${option}` : option, cellOf(row.params[option])] as const,
    );
    return { label, name, ...Object.fromEntries(params), ...results };
  });
}

function resultsOf<M extends FittedModel>(row: SelectionRow<M>): FlatRow {
  const { rank, bic, aic, icl, silhouette, logLikelihood, freeParameters, objective, iterations } = row;
  const { starts, startsAgreeing, agreement, warnings, reason } = row;
  const criteria = { rank, bic, aic, icl, silhouette, logLikelihood, freeParameters };
  return {
    ...criteria,
    objective,
    iterations,
    starts,
    startsAgreeing,
    agreement,
    warnings: warnings.join(' '),
    reason,
  };
}

function cellOf(value: unknown): number | string | null {
  if (value === undefined) return null;
  return typeof value === 'number' ? value : paramText(value);
}
