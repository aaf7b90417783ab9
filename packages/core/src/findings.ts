import type { Arithmetic } from './arithmetic.ts';
import type { Fit, RowsAbout } from './fit.ts';
import type { Table } from './matrix.ts';
import type { Rows } from './runner/blocks.ts';
import { checkedTable, hasMissingCells } from './table.ts';

/** What fits of the same rows have found out, each by a name that says all that it depends on beside the rows. */
type Findings = Map<string, unknown>;

interface Shared {
  readonly weights: Float64Array | null;
  readonly arithmetic: Arithmetic | undefined;
  readonly findings: Findings;
}

const ofTables = new WeakMap<Table, Shared>();
const ofFits = new WeakMap<RowsAbout, Findings>();

/**
 * The same rows, for the fits of one study, which are to share what they find out. Those do that are given this very matrix, with these
 * weights and this arithmetic. A caller who changes his rows after the study has a matrix of his own. Rows with missing cells stay as
 * they are, and nothing is shared: an algorithm may see them filled, by what one fit has learnt.
 */
export function sharedRows(rows: Rows & { readonly matrix: Table }): Rows {
  const { matrix, weights, arithmetic } = rows;
  if (hasMissingCells(matrix)) return rows;
  const own = checkedTable(matrix);
  ofTables.set(own, { weights, arithmetic, findings: new Map() });
  return { matrix: own, weights, arithmetic };
}

/** Gives a fit over `table` what fits before it have found out, if they share. */
export function shareFindings(
  about: RowsAbout,
  table: Table,
  { sampleWeights, arithmetic }: { sampleWeights?: ArrayLike<number>; arithmetic?: Arithmetic },
): void {
  const shared = ofTables.get(table);
  if (!shared || shared.weights !== (sampleWeights ?? null) || shared.arithmetic !== arithmetic) return;
  ofFits.set(about, shared.findings);
}

/**
 * The result of `find`, or what it was in a fit before that shares what it finds out. It must depend on nothing but the rows of `about`, as they
 * are, and `name`; nobody may change it, and it should be small: it is kept as long as the study lasts.
 */
export function* foundOnce<T>(about: RowsAbout, name: string, find: () => Fit<T>): Fit<T> {
  const findings = ofFits.get(about);
  if (findings?.has(name)) return findings.get(name) as T;
  const found = yield* find();
  findings?.set(name, found);
  return found;
}
