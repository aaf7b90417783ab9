import type { CovarianceName } from 'mixwell';
import type { CsvTable } from '../data/csv.ts';
import { type Source, firstColumns, firstSettings } from '../data/sources.ts';

/** All that is on the screen: the address bar holds it, and the page is a function of it. */
export interface State {
  readonly source: Source;
  /** Where the sliders of the source stand. */
  readonly settings: Readonly<Record<string, number>>;
  /** The columns on the axes, by their place; the fit uses these. Null where there is one feature. */
  readonly columns: readonly [x: number, y: number | null];
  /** Points added by hand, one after the other, as many values each as there are axes. */
  readonly added: readonly number[];
  readonly csv: CsvTable | null;

  readonly method: Method;
  /** Components of a mixture, clusters of k-means. */
  readonly components: number;
  readonly covariance: CovarianceName;
  readonly assignment: 'soft' | 'hard';
  readonly start: Start;
  /** The start where it is 'hand'. */
  readonly hand: Placed | null;
  readonly seed: number;
  readonly hold: Readonly<Record<Part, boolean>>;

  /** From 0, which is the start. */
  readonly iteration: number;
  /** Iterations a second while playing. */
  readonly speed: number;
  readonly show: Readonly<Record<Layer, boolean>>;
  readonly panel: Panel;
  /** What a click on the plane does. */
  readonly tool: Tool;
  /** The row whose numbers are shown. */
  readonly row: number | null;
}

/** Parameters that were placed by hand; the shape of their arrays is that of GmmStart. */
export interface Placed {
  readonly means: readonly (readonly number[])[];
  readonly weights?: readonly number[];
  readonly covariances?: readonly (readonly (readonly number[])[])[];
}

export const methods = ['mixture', 'kmeans'] as const;
export const parts = ['weights', 'means', 'covariances'] as const;
export const layers = ['ellipses', 'contours', 'truth', 'trails'] as const;
export const panels = ['parameters', 'point', 'selection', 'starts'] as const;
export const tools = ['inspect', 'add'] as const;
export const speeds = [1, 2, 5, 10, 30, 60] as const;
export const MOST_COMPONENTS = 8;

export type Method = (typeof methods)[number];
export type Part = (typeof parts)[number];
export type Layer = (typeof layers)[number];
export type Panel = (typeof panels)[number];
export type Tool = (typeof tools)[number];

/** Ways to start, with what they are called on the page; 'hand' is where somebody dragged a mean. */
export const starts = {
  mixture: {
    'random-rows': 'Random points',
    'k-means++': 'k-means++',
    kmeans: 'k-means, to its end',
    random: 'Random responsibilities',
    hierarchical: 'Hierarchical clustering',
    portfolio: 'Best of several short runs',
    hand: 'Placed by hand',
  },
  kmeans: { random: 'Random points', 'k-means++': 'k-means++', hand: 'Placed by hand' },
} as const;
export type Start = keyof typeof starts.mixture;

export const firstState: State = {
  ...freshData('mixture'),
  csv: null,
  method: 'mixture',
  components: 3,
  covariance: 'full',
  assignment: 'soft',
  start: 'random-rows',
  hand: null,
  seed: 1,
  hold: { weights: false, means: false, covariances: false },
  iteration: 0,
  speed: 5,
  show: { ellipses: true, contours: false, truth: true, trails: true },
  panel: 'parameters',
  tool: 'inspect',
  row: null,
};

/** What belongs to the data alone, as it is when a source is chosen. */
export function freshData(source: Source, columns = 2): Pick<State, 'source' | 'settings' | 'columns' | 'added'> {
  return { source, settings: firstSettings(source), columns: firstColumns(source, columns), added: [] };
}

/** Whether the method has this way to start. */
export function hasStart(method: Method, start: Start): boolean {
  return start in starts[method];
}
