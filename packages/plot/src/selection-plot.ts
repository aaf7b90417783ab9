import { MixwellError, type Rules, describe, oneOf } from '@mixwell/core';
import {
  configOf,
  headingOf,
  type JsonObject,
  type PictureOptions,
  pictureRules,
  readPicture,
  type Spec,
  specOf,
} from '@mixwell/plot-layers';
import { type SelectionPoint, sizeParam, selectionPoints } from './selection-points.ts';

const criteria = ['bic', 'aic', 'icl', 'silhouette', 'crossValidatedLogLikelihood'] as const;

export type SelectionCriterion = (typeof criteria)[number];

/** A row of the table of a selection, by its shape. */
export interface SelectionRowLike extends Partial<Readonly<Record<SelectionCriterion, number | null>>> {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What `select` gives, or its table. */
export type SelectionSource =
  readonly SelectionRowLike[] | { readonly table: readonly SelectionRowLike[]; readonly criterion: SelectionCriterion };

export interface SelectionPlotOptions extends PictureOptions {
  /** What is drawn. Default: what the selection was made by, or 'bic' of a table. */
  criterion?: SelectionCriterion;
}

export const selectionPlotRules: Rules<SelectionPlotOptions> = {
  criterion: {
    ...oneOf(criteria, {
      doc: "What is drawn; what the selection was made by, or 'bic' of a table, where none is given.",
    }),
    default: undefined,
  },
  ...pictureRules,
};

/** How criteria are called, and which way they are better. */
const words: Readonly<Record<SelectionCriterion, { title: string; better: 'smaller' | 'larger' }>> = {
  bic: { title: 'BIC', better: 'smaller' },
  aic: { title: 'AIC', better: 'smaller' },
  icl: { title: 'ICL', better: 'smaller' },
  silhouette: { title: 'mean silhouette', better: 'larger' },
  crossValidatedLogLikelihood: { title: 'cross-validated log-likelihood', better: 'larger' },
};

/** Differences up to this are drawn to scale, larger ones by their logarithm: near the best every unit counts. */
const LINEAR_UP_TO = 10;

/**
 * A criterion against the number of clusters or components, a line for each kind of recipe, the best ringed.
 *
 * Information criteria are drawn as what they are above the best, to scale up to 10 and by the logarithm beyond, because only
 * differences count and the worst recipes would leave no room for the best.
 *
 * @param selection  of `select`, or its table.
 * @throws MixwellError `invalid-param` for what is no selection, or an unacceptable option; `invalid-input` where no row has the
 *   criterion, or recipes have no numeric option to draw it against.
 */
export function selectionPlot(selection: SelectionSource, options: SelectionPlotOptions = {}): Spec {
  const owner = 'selectionPlot';
  const params = readPicture(owner, selectionPlotRules, options);
  const { theme, width = 480, height = 320 } = params;
  const { table, criterion: made } = readSource(owner, selection);
  const criterion = params.criterion ?? made;
  const { title, better } = words[criterion];
  const size = sizeParam(owner, table);
  const { points, lines, best, missing } = selectionPoints(owner, table, { criterion, size, better });
  const isDistance = better === 'smaller';
  const values = points.map(({ size: at, value, line }) => ({
    size: at,
    value: Number((isDistance ? value - best.value : value).toPrecision(8)),
    line,
  }));
  const sizes = [...new Set(points.map((point) => point.size))].sort((a, b) => a - b);
  const x = {
    field: 'size',
    type: 'quantitative',
    scale: { zero: false, nice: false, padding: 16 },
    axis: { title: size, grid: false, ...(sizes.length <= 16 ? { values: sizes } : { tickCount: 10 }), format: '~g' },
  };
  const most = Math.max(...values.map(({ value }) => value));
  const y = {
    field: 'value',
    type: 'quantitative',
    ...(isDistance ? distanceAxis(`${title} above the best`, most) : plainAxis(title)),
  };
  const domain = [...lines];
  const range = domain.map((_, k) => theme.groups[k % theme.groups.length]);
  const legend = lines.length > 1 ? { title: null, columns: 6 } : null;
  const color = { field: 'line', type: 'nominal', scale: { domain, range }, legend };
  const shape = {
    field: 'line',
    type: 'nominal',
    scale: { domain, range: domain.map((_, k) => SHAPES[k % SHAPES.length]) },
    legend,
  };
  const ring = values.filter((_, i) => points[i] === best);
  return specOf({
    description: `${title} against ${size}${lines.length > 1 ? `, for ${lines.join(', ')}` : ''}; the best: ${bestText(best, size, lines)}.`,
    ...headingOf(params, width, `${title[0].toUpperCase()}${title.slice(1)} by number of ${size}`, [
      `Best: ${bestText(best, size, lines)}, ${title} ${written(best.value)}; ${better} is better`,
      ...(missing > 0 ? [`${missing} of ${table.length} recipes ${missing === 1 ? 'has' : 'have'} no ${title}`] : []),
    ]),
    width,
    height,
    layer: [
      { data: { values }, mark: { type: 'line', strokeWidth: 2 }, encoding: { x, y, color } },
      {
        data: { values },
        mark: { type: 'point', filled: true, size: 60, opacity: 1 },
        encoding: { x, y, color, ...(lines.length > 1 && { shape }) },
      },
      {
        data: { values: ring },
        mark: { type: 'point', size: 260, strokeWidth: 2, color: theme.ink, opacity: 1 },
        encoding: { x, y },
      },
    ],
    config: configOf(theme),
  });
}

const SHAPES = ['circle', 'square', 'triangle-up', 'diamond', 'cross', 'triangle-down'];

function readSource(
  owner: string,
  selection: SelectionSource,
): { table: readonly SelectionRowLike[]; criterion: SelectionCriterion } {
  const source = Array.isArray(selection)
    ? { table: selection as SelectionRowLike[], criterion: 'bic' as const }
    : selection;
  const { table, criterion } = Object(source) as { table?: readonly SelectionRowLike[]; criterion: SelectionCriterion };
  const isTable =
    Array.isArray(table) && table.every((row) => typeof (row as Partial<SelectionRowLike> | null)?.params === 'object');
  if (!isTable) {
    throw new MixwellError('invalid-param', `${owner}: expected a selection or its table; got ${describe(selection)}.`);
  }
  return { table, criterion };
}

function bestText({ size, line }: SelectionPoint, name: string, lines: readonly string[]): string {
  return `${written(size)} ${name}${lines.length > 1 ? `, ${line}` : ''}`;
}

function written(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function distanceAxis(title: string, most: number): JsonObject {
  const scale = { type: 'symlog', constant: LINEAR_UP_TO, nice: false, padding: 10 };
  return { scale, axis: { title, values: ticksUpTo(most) } };
}

function plainAxis(title: string): JsonObject {
  return { scale: { zero: false, padding: 10 }, axis: { title, tickCount: 5 } };
}

function ticksUpTo(most: number): number[] {
  const ticks = [0, 10, 30];
  for (let tick = 100; tick <= most * 1.1; tick *= 10) ticks.push(tick, 3 * tick);
  return ticks.filter((tick) => tick <= Math.max(10, most * 1.1));
}
