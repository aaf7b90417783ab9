import type { Matrix } from '@mixwell/core';
import { type Cloud, TINT } from './cloud.ts';
import { GROUP, type Groups, groupEncoding } from './groups.ts';
import { planeBins } from './plane-bins.ts';
import { roundingFor } from './rounded.ts';
import type { JsonObject } from './spec.ts';
import type { Stage } from './stage.ts';

/** The x and the y of a panel, encoded. */
export interface Axes {
  readonly x: JsonObject;
  readonly y: JsonObject;
}

/** The rows as points, or as bins where there are too many, over coordinates `a` and `b`. */
export function rowLayers(stage: Stage, cloud: Cloud, a: number, b: number, axes: Axes): JsonObject[] {
  return cloud.places ? pointLayers(stage, cloud, a, b, axes) : [binLayer(stage, cloud, axes)];
}

/** The name of the data set that all panels share. */
export const ROWS = 'rows';

/** The field of coordinate `c` in the data set of the rows. */
export function fieldOf(c: number, count: number): string {
  return count <= 2 ? ['x', 'y'][c] : `x${c}`;
}

/** The data set of the rows, which the layers of all panels share. */
export function rowValues({ domains }: Stage, cloud: Cloud): JsonObject[] {
  const { points, groups, weights, shares, places = [] } = cloud;
  const rounding = domains.map(([low, high]) => roundingFor(low, high));
  return Array.from(places, (i) => ({
    ...Object.fromEntries(
      rounding.map((round, c) => [fieldOf(c, points.cols), round(points.data[i * points.cols + c])]),
    ),
    ...(shares
      ? { [TINT]: shares.tint(shares.of.data.subarray(i * shares.of.cols, (i + 1) * shares.of.cols)) }
      : groups?.of && { [GROUP]: groups.names[groups.of[i]] }),
    ...(weights && { weight: weights[i] }),
  }));
}

function pointLayers(stage: Stage, cloud: Cloud, a: number, b: number, axes: Axes): JsonObject[] {
  const { points, weights, isCrossed, places = [] } = cloud;
  const { theme, width, height } = stage;
  const [x, y] = [a, b].map((c, at) => ({ ...[axes.x, axes.y][at], field: fieldOf(c, points.cols) }));
  const size = (places.length > 400 ? 14 : 30) * (Math.min(width, height) < 160 ? 0.5 : 1);
  const most = weights ? Math.max(...Array.from(places, (i) => weights[i])) : 1;
  const rows = {
    data: { name: ROWS },
    mark: {
      type: 'point',
      filled: true,
      opacity: places.length > 400 ? 0.6 : 0.75,
      size,
      clip: true,
      color: theme.muted,
    },
    encoding: {
      x,
      y,
      ...colourEncoding(cloud, 'colour and shape'),
      ...(weights && {
        size: {
          field: 'weight',
          type: 'quantitative',
          scale: { domain: [0, most], range: [0, 3 * size] },
          legend: null,
        },
      }),
    },
  };
  const crossed = places.filter((i) => isCrossed?.(i) ?? false);
  if (crossed.length === 0) return [rows];
  const values = Array.from(crossed, (i) => ({
    x: points.data[i * points.cols + a],
    y: points.data[i * points.cols + b],
  }));
  const mark = { type: 'point', shape: CROSS, filled: false, size: 2.4 * size, strokeWidth: 1.5 };
  return [
    rows,
    {
      data: { values },
      mark: { ...mark, color: theme.ink, clip: true },
      encoding: { x: { ...axes.x, field: 'x' }, y: { ...axes.y, field: 'y' } },
    },
  ];
}

/** Two strokes through a point. */
const CROSS = 'M-1,-1L1,1M-1,1L1,-1';

function binLayer(stage: Stage, cloud: Cloud, axes: Axes): JsonObject {
  const { values, most } = planeBins(stage, cloud);
  return {
    data: { values },
    mark: { type: 'rect', clip: true, color: stage.theme.muted },
    encoding: {
      x: { ...axes.x, field: 'x' },
      x2: { field: 'x2' },
      y: { ...axes.y, field: 'y' },
      y2: { field: 'y2' },
      ...colourEncoding(cloud, 'colour'),
      opacity: {
        field: 'rows',
        type: 'quantitative',
        scale: { type: 'sqrt', domain: [0, most], range: [0.12, 1] },
        legend: null,
      },
    },
  };
}

function colourEncoding({ groups, shares }: Cloud, channels: 'colour' | 'colour and shape'): JsonObject {
  if (shares) return { color: shares.encoding };
  return groups?.of ? groupEncoding(groups, channels) : {};
}

/** The centres of groups, which also give the legend its entries where rows have colours of their own; ink where no groups are given. */
export function centreLayer(
  { theme }: Stage,
  groups: Groups | undefined,
  centres: Matrix,
  a: number,
  b: number,
  { x, y }: Axes,
): JsonObject {
  const values = Array.from({ length: centres.rows }, (_, k) => ({
    x: centres.data[k * centres.cols + a],
    y: centres.data[k * centres.cols + b],
    ...(groups && { [GROUP]: groups.names[k] }),
  }));
  const line = { stroke: theme.background, strokeWidth: 1.2 };
  return {
    data: { values },
    mark: { type: 'point', shape: PLUS, size: 130, filled: true, opacity: 1, clip: true, color: theme.ink, ...line },
    encoding: { x: { ...x, field: 'x' }, y: { ...y, field: 'y' }, ...(groups && groupEncoding(groups)) },
  };
}

/** A plus whose arms are a little less than a third as wide as it is. */
const PLUS = 'M-1,-.3H-.3V-1H.3V-.3H1V.3H.3V1H-.3V.3H-1Z';
