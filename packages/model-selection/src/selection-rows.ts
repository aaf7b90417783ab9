import type { FittedModel } from '@mixwell/core';
import { differingParams, paramText } from './recipe-labels.ts';
import type { Selection, SelectionRow } from './selection.ts';

/** A row of a table with named columns, as frames, CSV writers and `console.table` take it. */
export type FlatRow = Readonly<Record<string, number | string | null>>;

/**
 * The table of a selection as flat rows: `new DataFrame(selectionRows(selection))`.
 *
 * Columns: label, name, one for each option in which recipes of a name differ (called `name.option` where it would have the name
 * of another column), rank, bic, aic, icl, silhouette, logLikelihood, freeParameters, objective, iterations, starts,
 * startsAgreeing, agreement, warnings (codes, separated by spaces), reason. What a row does not have is null.
 */
export function selectionRows<M extends FittedModel>({ table }: Selection<M>): FlatRow[] {
  const differing = differingParams(table);
  const options = [...new Set([...differing.values()].flat())];
  return table.map((row) => {
    const numbers = numbersOf(row);
    const fixed = ['label', 'name', ...Object.keys(numbers)];
    const chosen = options.map((option) => [fixed.includes(option) ? `${row.name}.${option}` : option, paramValue(row.params[option])]);
    return { label: row.label, name: row.name, ...(Object.fromEntries(chosen) as FlatRow), ...numbers };
  });
}
