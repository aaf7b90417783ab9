import { type ClusterModel, type Matrix, type MatrixInput, type Rule, type Table, refused } from '@mixwell/core';
import { type Groups, groupsOfComponents, groupsOfLabels, namesOf } from './groups.ts';
import { looksLikeMixture } from './mixture.ts';
import { percent } from './rounded.ts';
import type { PlotTheme } from './theme.ts';

/** A model that puts rows into clusters, by its shape. */
export type LabellingModel = Pick<ClusterModel, 'columns' | 'clusters' | 'centers' | 'predict'>;

export function labellingModelRule(doc: string): Rule<LabellingModel | undefined> {
  return {
    doc,
    type: 'ClusterModel',
    expected: 'a fitted model with predict, clusters, centers and columns',
    default: undefined,
    read: (value) => (isLabelling(value) ? value : refused),
    bad: [0, null, {}, { columns: ['x0'] }],
  };
}

export function isLabelling(value: unknown): value is LabellingModel {
  const { columns, clusters, centers, predict } = Object(value) as Partial<LabellingModel>;
  return (
    Array.isArray(columns) &&
    typeof clusters === 'number' &&
    typeof predict === 'function' &&
    typeof centers === 'object'
  );
}

/** A model that says how probably a row is of each component. */
export type SoftModel = LabellingModel & { predictProba(x: MatrixInput): Matrix };

/** Whose rows, and how they are called and coloured. */
interface About {
  readonly theme: PlotTheme;
  readonly names?: readonly string[];
  /** The rows that can be drawn. */
  readonly table?: Table;
}

/** The clusters of a model, and which one it predicts for each row where there are some. */
export function groupsOfModel(
  owner: string,
  model: LabellingModel,
  { theme, names, table, hasNoise = table !== undefined && isNoisy(model) }: About & { hasNoise?: boolean },
): Groups {
  const defaults = looksLikeMixture(model) ? componentNames(model.weights) : numbers(model.clusters);
  return groupsOfComponents(owner, namesOf(owner, names, defaults), theme, {
    title: looksLikeMixture(model) ? 'component' : 'cluster',
    hasNoise,
    ...(table && { of: model.predict(table) }),
  });
}

/** How rows and the components over them are told apart. */
export interface MixtureGroups {
  readonly components: Groups;
  /** Absent where nothing tells rows apart. */
  readonly rows?: Groups;
}

/**
 * The components of a mixture, and the groups of the rows: the components that `labels` number or that the model predicts, or
 * groups of their own where labels are something else.
 */
export function groupsOfMixture(
  owner: string,
  model: { readonly weights: ArrayLike<number> },
  labels: ArrayLike<unknown> | undefined,
  about: About,
): MixtureGroups {
  const { theme, names, table } = about;
  const known = namesOf(owner, names, componentNames(model.weights));
  const components = groupsOfComponents(owner, known, theme, { title: 'component' });
  if (table === undefined) return { components };
  const of = labels ?? (isLabelling(model) ? model.predict(table) : undefined);
  if (of === undefined) return { components };
  const count = known.length;
  const isNumber = (label: unknown): boolean =>
    Number.isInteger(label) && Number(label) >= -1 && Number(label) <= count;
  if (!Array.prototype.every.call(of, isNumber))
    return { components, rows: groupsOfLabels(owner, of, theme, { title: 'label' }) };
  const places = Int32Array.from(of as ArrayLike<number>, (label) => (label < 0 ? count : label));
  const rows = groupsOfComponents(owner, known, theme, {
    title: 'component',
    hasNoise: places.includes(count),
    of: places,
  });
  return { components: rows, rows };
}

function componentNames(weights: ArrayLike<number>): string[] {
  return Array.from(weights, (weight, k) => `${k} · ${percent(weight)}`);
}

function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, k) => String(k));
}

function isNoisy(model: object): boolean {
  return 'noise' in model && model.noise !== undefined;
}
