import { MixwellError } from '@mixwell/core';
import type { SelectionCriterion, SelectionRowLike } from './selection-plot.ts';

/** A recipe that has the criterion. */
export interface SelectionPoint {
  /** Its clusters, components or what else is counted. */
  readonly size: number;
  readonly value: number;
  /** What tells it from recipes of the same size. */
  readonly line: string;
}

/** The recipes of a table, as points of lines. */
export interface SelectionPoints {
  readonly points: readonly SelectionPoint[];
  /** In the order of the table. */
  readonly lines: readonly string[];
  readonly best: SelectionPoint;
  /** How many recipes do not have the criterion. */
  readonly missing: number;
}

/**
 * The option that recipes are compared over: components or clusters, or else the first number in which they differ.
 *
 * @throws MixwellError `invalid-input` where there is none that every recipe has.
 */
export function sizeParam(owner: string, table: readonly SelectionRowLike[]): string {
  const isNumber = (name: string): boolean => table.every(({ params }) => typeof params[name] === 'number');
  const names = Object.keys(table[0]?.params ?? {}).filter(isNumber);
  const differs = (name: string): boolean => table.some(({ params }) => params[name] !== table[0].params[name]);
  const size = ['components', 'clusters'].find((name) => names.includes(name)) ?? names.find(differs);
  if (size !== undefined) return size;
  throw new MixwellError(
    'invalid-input',
    `${owner}: the recipes have no number in common to draw a criterion against.`,
  );
}

/** @throws MixwellError `invalid-input` where no row has the criterion. */
export function selectionPoints(
  owner: string,
  table: readonly SelectionRowLike[],
  about: { criterion: SelectionCriterion; size: string; better: 'smaller' | 'larger' },
): SelectionPoints {
  const { criterion, size, better } = about;
  const line = lineNames(table, size);
  const points = table.flatMap((row) => {
    const value = row[criterion];
    return Number.isFinite(value) ? [{ size: Number(row.params[size]), value: value as number, line: line(row) }] : [];
  });
  if (points.length === 0) {
    throw new MixwellError('invalid-input', `${owner}: none of ${table.length} rows has a ${criterion}.`, {
      criterion,
    });
  }
  const sign = better === 'smaller' ? 1 : -1;
  const best = points.reduce((least, point) => (sign * (point.value - least.value) < 0 ? point : least));
  return {
    points,
    lines: [...new Set(points.map((point) => point.line))],
    best,
    missing: table.length - points.length,
  };
}

/** Names a recipe by the options other than its size in which recipes differ, and by its estimator where those do. */
function lineNames(table: readonly SelectionRowLike[], size: string): (row: SelectionRowLike) => string {
  const written = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'none'));
  const options = [...new Set(table.flatMap(({ params }) => Object.keys(params)))].filter(
    (name) => name !== size && new Set(table.map(({ params }) => written(params[name]))).size > 1,
  );
  const hasNames = new Set(table.map(({ name }) => name)).size > 1;
  return ({ name, params }) => {
    const told = options.filter((option) => option in params);
    const values = told.map((option) =>
      options.length === 1 ? written(params[option]) : `${option} ${written(params[option])}`,
    );
    return [...(hasNames || values.length === 0 ? [name] : []), ...values].join(', ');
  };
}
