import { describe } from './describe.ts';
import type { FitReport, FittedModel } from './estimator.ts';
import { invalidModel } from './invalid-model.ts';
import { isRecord, plain, unmarked } from './json-values.ts';
import { readReport } from './read-report.ts';
import { StateReader } from './state-reader.ts';

/** The version of the format that this package writes, and the newest that it reads. */
export const MODEL_JSON_VERSION = 1;

/**
 * A model as plain data, ready for `JSON.stringify`; every number returns bit for bit.
 *
 * What JSON cannot write is marked: -0, NaN and the infinities are `{ $number: '-0' }`, wherever they are, and typed arrays among the
 * params `{ $float64: [...] }` and `{ $int32: [...] }`. Those of the state are arrays: whoever reads them knows what they are.
 */
export interface ModelJson {
  readonly format: 'mixwell-model';
  readonly version: number;
  /** The estimator that made the model. */
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly columns: readonly string[];
  readonly report: FitReport;
  /** What the estimator needs to make the model again. */
  readonly state: Readonly<Record<string, unknown>>;
}

/** How the models of one estimator come back from JSON. */
export interface ModelKind<M extends FittedModel> {
  readonly name: string;
  restore(json: ModelJson, state: StateReader): M;
}

/**
 * The model in `json`, made by whichever of `kinds` has its name.
 *
 * @throws MixwellError `invalid-model` for anything that is not a whole model of a known kind and version.
 */
export function fromJSON<M extends FittedModel>(json: unknown, kinds: readonly ModelKind<M>[]): M {
  const model = readEnvelope(json);
  const kind = kinds.find(({ name }) => name === model.name);
  if (kind === undefined) {
    throw invalidModel(`is of kind "${model.name}"; expected ${kinds.map(({ name }) => `"${name}"`).join(' or ')}`);
  }
  return kind.restore(model, new StateReader(model.state));
}

/** The envelope of a model's JSON, with typed arrays and matrices as plain data. */
export function modelJson(model: Omit<FittedModel, 'toJSON'>, state: Record<string, unknown>): ModelJson {
  const { name, params, columns, report } = model;
  return {
    format: 'mixwell-model',
    version: MODEL_JSON_VERSION,
    name,
    params: plain(params, (values, mark) => ({ [mark]: values })),
    columns,
    report: plain(report, (values) => values) as FitReport & Record<string, unknown>,
    state: plain(state, (values) => values),
  };
}

function readEnvelope(json: unknown): ModelJson {
  if (!isRecord(json) || json.format !== 'mixwell-model')
    throw invalidModel(`is not a mixwell model: ${describe(json)}`);
  if (!Number.isInteger(json.version) || (json.version as number) < 1)
    throw invalidModel(`has version ${describe(json.version)}`);
  if ((json.version as number) > MODEL_JSON_VERSION) {
    throw invalidModel(
      `has version ${json.version as number}; this package reads up to ${MODEL_JSON_VERSION}: install a newer one`,
    );
  }
  if (typeof json.name !== 'string') throw invalidModel('has no "name"');
  for (const part of ['params', 'report', 'state']) {
    if (!isRecord(json[part])) throw invalidModel(`"${part}" must be an object; got ${describe(json[part])}`);
  }
  const { columns } = json;
  if (!Array.isArray(columns) || columns.length === 0 || columns.some((column) => typeof column !== 'string')) {
    throw invalidModel('"columns" must be an array of names');
  }
  const twice = (columns as string[]).find((column, j) => columns.indexOf(column) !== j);
  if (twice !== undefined) throw invalidModel(`has two columns named "${twice}"`);
  const report = readReport(unmarked(json.report) as Record<string, unknown>);
  return { ...json, params: unmarked(json.params), report } as unknown as ModelJson;
}
