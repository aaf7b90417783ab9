import { type FittedModel, plural } from '@mixwell/core';
import { differingParams, paramText } from './recipe-labels.ts';
import { refuseNoSelection } from './refuse-no-selection.ts';
import type { Selection, SelectionRow } from './selection.ts';

/** A row of a table with named columns, as frames, CSV writers and `console.table` take it. */
export type FlatRow = Readonly<Record<string, number | string | null>>;

/**
 * The table of a selection as flat rows: `new DataFrame(selectionRows(selection))`.
 *
 * Columns: label, name, one for each option in which recipes of one name differ (`param.rank` for an option that is called as
 * another column), rank, bic, aic, icl, silhouette, crossValidatedLogLikelihood where there was one, logLikelihood, freeParameters, objective, iterations, starts, startsAgreeing,
 * agreement, startsReached ("17 of 20 starts reached this optimum"), seconds where the selection had a clock, warnings (codes,
 * separated by spaces), reason. What a row does not have is null.
 *
 * @throws MixwellError `invalid-param` where `selection` is none.
 */
export function selectionRows<M extends FittedModel>(selection: Selection<M>): FlatRow[] {
  refuseNoSelection('selectionRows', selection);
  const { table } = selection;
  const options = [...new Set([...differingParams(table).values()].flat())];
  const optional = OPTIONAL.filter((column) => table.some((row) => row[column] !== null));
  return table.map((row) => {
    const results = resultsOf(row, optional);
    const { label, name } = row;
    const isTaken = (option: string): boolean => option in results || option === 'label' || option === 'name';
    const params = options.map(
      (option) => [isTaken(option) ? `param.${option}` : option, cellOf(row.params[option])] as const,
    );
    return { label, name, ...Object.fromEntries(params), ...results };
  });
}

/** Columns that are left out where no row has them. */
const OPTIONAL = ['crossValidatedLogLikelihood', 'seconds'] as const;

function resultsOf<M extends FittedModel>(
  row: SelectionRow<M>,
  optional: readonly (typeof OPTIONAL)[number][],
): FlatRow {
  const { rank, bic, aic, icl, silhouette, logLikelihood, freeParameters, objective, iterations } = row;
  const { starts, startsAgreeing, agreement, warnings, reason } = row;
  const [validated, seconds] = OPTIONAL.map((column) => (optional.includes(column) ? { [column]: row[column] } : {}));
  return {
    ...{ rank, bic, aic, icl, silhouette, ...validated, logLikelihood, freeParameters, objective, iterations },
    ...{ starts, startsAgreeing, agreement, startsReached: startsReached(row), ...seconds },
    ...{ warnings: warnings.join(' '), reason },
  };
}

/** `17 of 20 starts reached this optimum`. */
export function startsReached<M extends FittedModel>({ starts, startsAgreeing }: SelectionRow<M>): string | null {
  if (starts === null || startsAgreeing === null) return null;
  return `${startsAgreeing} of ${plural(starts, 'start')} reached this optimum`;
}

function cellOf(value: unknown): number | string | null {
  if (value === undefined) return null;
  return typeof value === 'number' ? value : paramText(value);
}
