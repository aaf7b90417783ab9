import { MixwellError, describe } from '@mixwell/core';
import type { JsonObject } from './spec.ts';
import type { PlotTheme } from './theme.ts';

/** Shapes of points; with six colours, 36 groups look different. */
const shapes = ['circle', 'square', 'triangle-up', 'diamond', 'cross', 'triangle-down'];

/** The most groups that a legend has room for. */
const LEGEND_MOST = 20;

/** What tells rows apart by colour, by shape and in the legend. */
export interface Groups {
  /** What a group is: 'component', 'cluster', 'label'. */
  readonly title: string;
  /** In the order of the legend. */
  readonly names: readonly string[];
  readonly colours: readonly string[];
  readonly shapes: readonly string[];
  /** The group of each row, as its place in `names`; absent where there are no rows. */
  readonly of?: Int32Array;
}

/** Those that a list of labels, one a row, tells of: in rising order, numbers before texts; -1 is noise. */
export function groupsOfLabels(
  owner: string,
  labels: ArrayLike<unknown>,
  theme: PlotTheme,
  about: { title: string; names?: readonly string[]; noise?: number },
): Groups {
  const places = new Map<unknown, number>();
  for (let i = 0; i < labels.length; i++) if (!places.has(labels[i])) places.set(labels[i], -1);
  const values = [...places.keys()].map((value) => readLabel(owner, value)).sort(inOrder);
  values.forEach((value, at) => places.set(value, at));
  const isNoise = (value: Label): boolean => value === -1 || (about.noise !== undefined && value === about.noise);
  const isPlace = values.every((value) => isNoise(value) || (Number.isSafeInteger(value) && Number(value) >= 0));
  const slots = values.map((value, at) => (isNoise(value) ? -1 : isPlace ? Number(value) : at));
  const { names } = about;
  refuseFewNames(owner, names, Math.max(...slots) + 1);
  return {
    ...looks(slots, theme),
    title: about.title,
    names: values.map((value, at) => (slots[at] < 0 ? 'noise' : (names?.[slots[at]] ?? String(value)))),
    of: Int32Array.from(labels, (label) => places.get(label)!),
  };
}

/** Those of the components or clusters of a model, and noise after them where there is some. */
export function groupsOfComponents(
  owner: string,
  names: readonly string[],
  theme: PlotTheme,
  about: { title: string; of?: Int32Array; hasNoise?: boolean },
): Groups {
  refuseTwins(owner, names);
  const slots = [...names.keys(), ...(about.hasNoise ? [-1] : [])];
  return {
    ...looks(slots, theme),
    title: about.title,
    names: about.hasNoise ? [...names, 'noise'] : names,
    ...(about.of && { of: about.of }),
  };
}

/** The names given, or else the numbers of the components, with their shares where they have some. */
export function namesOf(owner: string, given: readonly string[] | undefined, defaults: readonly string[]): string[] {
  refuseFewNames(owner, given, defaults.length);
  return defaults.map((name, k) => given?.[k] ?? name);
}

function looks(slots: readonly number[], { groups, muted }: PlotTheme): Pick<Groups, 'colours' | 'shapes'> {
  return {
    colours: slots.map((slot) => (slot < 0 ? muted : groups[slot % groups.length])),
    shapes: slots.map((slot) => (slot < 0 ? 'circle' : shapes[slot % shapes.length])),
  };
}

type Label = number | string;

function readLabel(owner: string, value: unknown): Label {
  if (typeof value === 'string' || Number.isFinite(value)) return value as Label;
  throw new MixwellError(
    'invalid-input',
    `${owner}: a label must be a finite number or a text; got ${describe(value)}.`,
    {
      value,
    },
  );
}

function inOrder(a: Label, b: Label): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : 1;
}

function refuseFewNames(owner: string, names: readonly string[] | undefined, needed: number): void {
  if (names === undefined) return;
  if (names.length < needed) {
    throw new MixwellError('shape-mismatch', `${owner}: ${needed} groups, but ${names.length} "names".`, {
      option: 'names',
      expected: needed,
      got: names.length,
    });
  }
  refuseTwins(owner, names);
}

function refuseTwins(owner: string, names: readonly string[]): void {
  const twice = names.find((name, k) => names.indexOf(name) !== k);
  if (twice === undefined) return;
  throw new MixwellError('invalid-param', `${owner}: two groups are named ${describe(twice)}.`, { option: 'names' });
}

/** The field, in specifications, of the name of a group. */
export const GROUP = 'group';

/** Encodes the group of a mark by colour, and by shape too where colours repeat. */
export function groupEncoding(groups: Groups, channels: 'colour' | 'colour and shape' = 'colour'): JsonObject {
  const { names, colours, shapes: symbols, title } = groups;
  const isCrowded = names.length > LEGEND_MOST;
  const field = { field: GROUP, type: 'nominal' };
  const legend = isCrowded || names.length < 2 ? null : { title, columns: 5 };
  const domain = [...names];
  return {
    color: { ...field, scale: { domain, range: [...colours] }, legend },
    ...(channels === 'colour and shape' && { shape: { ...field, scale: { domain, range: [...symbols] }, legend } }),
  };
}

/** What the subtitle says where the legend cannot. */
export function groupNotes({ names, title }: Groups): string[] {
  return names.length > LEGEND_MOST ? [`${names.length} ${title}s, too many for a legend; colours repeat`] : [];
}
