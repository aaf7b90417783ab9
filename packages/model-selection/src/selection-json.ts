import {
  type Estimator,
  type FittedModel,
  MixwellError,
  type ModelJson,
  type ModelKind,
  describe,
  fromJSON,
  isMixwellError,
} from '@mixwell/core';
import type { StartReport } from '@mixwell/restarts';
import { same } from './recipe-labels.ts';
import type { FittedRow } from './selection.ts';

const VERSION = 1;

/** What rows of a table depend on beside their recipe: only rows of the same can be taken over. */
export interface SelectionAbout {
  readonly data: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** A selection as plain data. */
export interface SelectionJson extends SelectionAbout {
  readonly format: 'mixwell-selection';
  readonly version: number;
  readonly rows: readonly SelectionRowJson[];
}

type Numbers = Omit<FittedRow<FittedModel>, 'recipe' | 'model' | 'params' | 'label'>;

export interface SelectionRowJson extends Numbers {
  readonly params: Readonly<Record<string, unknown>>;
  readonly model: ModelJson | null;
}

export function selectionJson<M extends FittedModel>(
  table: readonly (FittedRow<M> & { readonly rank?: unknown })[],
  about: SelectionAbout,
): SelectionJson {
  const rows = table.map(({ recipe: _recipe, label: _label, rank: _rank, params, model, ...numbers }) => ({
    ...numbers,
    params: plain(params),
    model: model && model.toJSON(),
  }));
  return { format: 'mixwell-selection', version: VERSION, ...about, rows };
}

/**
 * Finds the finished row of a recipe in what an earlier selection left: its JSON, or rows of it.
 *
 * @throws MixwellError `invalid-model` for what is no such thing, or is of other rows or other options.
 */
export function finishedRows<M extends FittedModel>(
  owner: string,
  resume: unknown,
  kinds: readonly ModelKind<M>[] | undefined,
  about: SelectionAbout,
): (recipe: Estimator<M>, label: string) => FittedRow<M> | undefined {
  if (Array.isArray(resume)) return takeLiveRows(owner, resume as readonly FittedRow<M>[]);
  const { rows } = readJson(owner, resume, about);
  return (recipe, label) => {
    const params = plain(recipe.params);
    const row = rows.find((one) => one.name === recipe.name && same(one.params, params));
    if (row === undefined) return undefined;
    const model = row.model && restored(owner, label, row.model, kinds);
    return Object.freeze({ ...row, recipe, label, params: recipe.params, model });
  };
}

function takeLiveRows<M extends FittedModel>(
  owner: string,
  rows: readonly FittedRow<M>[],
): (recipe: Estimator<M>, label: string) => FittedRow<M> | undefined {
  // What has been through JSON is no recipe and no model any more.
  const isLive = (row?: Partial<FittedRow<M>> | null): boolean =>
    typeof row?.recipe?.fit === 'function' && (row.model === null || typeof row.model?.toJSON === 'function');
  const wrong = rows.findIndex((row) => !isLive(row));
  if (wrong >= 0) throw invalid(owner, `"resume" must hold rows of a selection; got ${describe(rows[wrong])}`);
  return (recipe, label) => {
    const row = rows.find(({ name, params }) => name === recipe.name && same(params, recipe.params));
    return row && Object.freeze({ ...row, recipe, label, params: recipe.params });
  };
}

function readJson(owner: string, resume: unknown, about: SelectionAbout): SelectionJson {
  const json = (typeof resume === 'string' ? parsed(owner, resume) : plain(resume)) as Partial<SelectionJson> | null;
  if (typeof json !== 'object' || json?.format !== 'mixwell-selection') {
    throw invalid(owner, `"resume" is not the JSON of a selection: ${describe(json)}`);
  }
  const { version, data, options, rows } = json;
  if (version !== VERSION) {
    throw invalid(owner, `"resume" has version ${describe(version)}; this package reads ${VERSION}`);
  }
  if (data !== about.data) throw invalid(owner, '"resume" is of other rows or other sample weights');
  const changed = Object.entries(plain(about.options) as object).find(([option, value]) =>
    // As everywhere, 1 and '1' are one seed.
    option === 'seed' ? String(value) !== String(options?.[option]) : !same(value, options?.[option]),
  );
  if (changed !== undefined) {
    const before = options?.[changed[0]];
    throw invalid(
      owner,
      `"resume" was made with another "${changed[0]}": ${describe(before)}, not ${describe(changed[1])}`,
    );
  }
  if (!Array.isArray(rows) || !rows.every(isRow))
    throw invalid(owner, '"resume" has rows that are not those of a selection');
  return json as SelectionJson;
}

const numbersOfRow: readonly (keyof Numbers)[] = [
  ...(['logLikelihood', 'freeParameters', 'bic', 'aic', 'icl', 'silhouette', 'crossValidatedLogLikelihood'] as const),
  ...(['objective', 'iterations', 'starts', 'startsAgreeing', 'agreement', 'seconds'] as const),
];

function isRow(row: unknown): boolean {
  const one = row as Partial<SelectionRowJson> | null;
  return (
    typeof one === 'object' &&
    one !== null &&
    typeof one.name === 'string' &&
    typeof one.params === 'object' &&
    typeof one.model === 'object' &&
    numbersOfRow.every((field) => one[field] === null || Number.isFinite(one[field])) &&
    (one.reason === null || typeof one.reason === 'string') &&
    Array.isArray(one.warnings) &&
    one.warnings.every((warning) => typeof warning === 'string') &&
    Array.isArray(one.startReports) &&
    one.startReports.every((report: Partial<StartReport> | null) => Number.isInteger(report?.index))
  );
}

function restored<M extends FittedModel>(
  owner: string,
  label: string,
  json: ModelJson,
  kinds: readonly ModelKind<M>[] | undefined,
): M {
  if (kinds === undefined) {
    throw new MixwellError('invalid-param', `${owner}: to resume from JSON, give "kinds", such as [gmmKind].`, {
      option: 'kinds',
    });
  }
  try {
    return fromJSON(json, kinds);
  } catch (error) {
    if (!isMixwellError(error)) throw error;
    throw invalid(owner, `"resume" has a model of ${label} that cannot be read: ${error.message}`, error);
  }
}

function parsed(owner: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(owner, '"resume" is a text that is not JSON', error);
  }
}

/** As JSON would bring it back: typed arrays as arrays, what is undefined left out. */
function plain<T>(value: T): T {
  const text = JSON.stringify(value, (_, one: unknown) =>
    ArrayBuffer.isView(one) ? Array.from(one as Float64Array) : one,
  );
  return JSON.parse(text) as T;
}

function invalid(owner: string, what: string, cause?: unknown): MixwellError {
  return new MixwellError('invalid-model', `${owner}: ${what}.`, {}, { cause });
}
