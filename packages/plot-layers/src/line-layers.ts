import { gaussianPdf } from '@mixwell/math';
import type { Cloud } from './cloud.ts';
import { GROUP, type Groups, groupEncoding } from './groups.ts';
import { type LineBins, lineBins } from './line-bins.ts';
import type { Mixture } from './mixture.ts';
import { ROWS, fieldOf } from './point-layers.ts';
import { roundingFor } from './rounded.ts';
import type { JsonObject } from './spec.ts';
import type { Stage } from './stage.ts';

/** Pixels between the points of a curve. */
const CURVE_STEP = 3;

/** Values of coordinate `c`, one a row. */
function valuesOf({ points: { data, rows, cols } }: Cloud, c: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => data[i * cols + c]);
}

/** Bars for the rows of each group, one upon the other: counts of rows. */
export function countLayer(stage: Stage, cloud: Cloud, c: number, x: JsonObject, y: JsonObject): JsonObject {
  const { groups, weights } = cloud;
  const names = groups?.of ? groups.names : [''];
  const binned = lineBins(valuesOf(cloud, c), { of: groups?.of, groups: names.length, weights });
  const values = barsOf(stage, binned, c).flatMap((bar, b) => {
    let foot = 0;
    return names.flatMap((name, k) => {
      const rows = binned.counts[b * names.length + k];
      if (rows === 0) return [];
      const from = foot;
      foot += rows;
      return [{ ...bar, from: short(from), to: short(foot), ...(groups?.of && { [GROUP]: name }) }];
    });
  });
  const mark = { type: 'rect', color: stage.theme.muted, opacity: 0.85, clip: true };
  return barLayer(stage, values, mark, x, y, groups?.of && groupEncoding(groups));
}

/** Quiet bars of the area 1 together, behind densities. */
export function histogramLayer(stage: Stage, cloud: Cloud, c: number, x: JsonObject, y: JsonObject): JsonObject {
  const binned = lineBins(valuesOf(cloud, c), { weights: cloud.weights });
  const values = barsOf(stage, binned, c).map((bar, b) => ({
    ...bar,
    from: 0,
    to: short(binned.counts[b] / (binned.total * binned.step)),
  }));
  return barLayer(stage, values, { type: 'rect', color: stage.theme.line, clip: true }, x, y);
}

function barLayer(
  { theme }: Stage,
  values: JsonObject[],
  mark: JsonObject,
  x: JsonObject,
  y: JsonObject,
  more: JsonObject = {},
): JsonObject {
  return {
    data: { values },
    mark: { ...mark, stroke: theme.background, strokeWidth: 1 },
    encoding: {
      x: { ...x, field: 'x' },
      x2: { field: 'x2' },
      y: { ...y, field: 'to', type: 'quantitative' },
      y2: { field: 'from' },
      ...more,
    },
  };
}

function short(value: number): number {
  return Number(value.toPrecision(6));
}

function barsOf({ domains }: Stage, { low, step, bins }: LineBins, c: number): { x: number; x2: number }[] {
  const round = roundingFor(...domains[c]);
  return Array.from({ length: bins }, (_, b) => ({ x: round(low + b * step), x2: round(low + (b + 1) * step) }));
}

/** What `draw` draws along a line, and below it a tick for each row where rows are drawn one by one. */
export function withRug(
  stage: Stage,
  cloud: Cloud | undefined,
  c: number,
  x: JsonObject,
  draw: (x: JsonObject) => JsonObject[],
): JsonObject[] {
  if (!cloud?.places || stage.titles.length !== 1) return draw(x);
  const above = { ...x, axis: { ...(x.axis as JsonObject), labelPadding: 18 } };
  return [...draw(above), rugLayer(stage, cloud, c, above)];
}

function rugLayer(stage: Stage, cloud: Cloud, c: number, x: JsonObject): JsonObject {
  const { groups, points, shares } = cloud;
  return {
    data: { name: ROWS },
    mark: {
      type: 'tick',
      thickness: 1,
      size: 8,
      y: stage.height + 7,
      color: stage.theme.muted,
      opacity: 0.7,
    },
    encoding: {
      x: { ...x, field: fieldOf(c, points.cols) },
      ...(shares ? { color: shares.encoding } : groups?.of && groupEncoding(groups)),
    },
  };
}

/** Where a curve over coordinate `c` is evaluated. */
export function abscissas({ domains, width }: Stage, c: number): Float64Array {
  const [low, high] = domains[c];
  const count = Math.max(60, Math.round(width / CURVE_STEP));
  const round = roundingFor(low, high);
  return Float64Array.from({ length: count + 1 }, (_, i) => round(low + (i * (high - low)) / count));
}

/** The weighted density of each component along coordinate `c`: components x abscissas. A component without spread has none. */
export function componentCurves({ weights, means, covariances }: Mixture, c: number, at: Float64Array): Float64Array[] {
  const { cols } = means;
  return covariances.map(({ data }, k) => {
    const sd = Math.sqrt(data[c * cols + c]);
    return at.map((x) => (sd > 0 ? weights[k] * gaussianPdf(x, means.data[k * cols + c], sd) : 0));
  });
}

/** Points of a curve as a specification has them. */
export function curveValues(at: Float64Array, density: Float64Array, more: JsonObject = {}): JsonObject[] {
  const round = roundingFor(0, density.reduce((most, value) => Math.max(most, value), 0) || 1);
  return Array.from(at, (x, i) => ({ x, density: round(density[i]), ...more }));
}

/** One curve a group. */
export function curveLayer(
  values: JsonObject[],
  groups: Groups,
  mark: JsonObject,
  x: JsonObject,
  y: JsonObject,
): JsonObject {
  return {
    data: { values },
    mark,
    encoding: { x, y: { ...y, field: 'density', type: 'quantitative', stack: null }, ...groupEncoding(groups) },
  };
}

/** One curve without a group. */
export function plainCurve(
  values: JsonObject[],
  mark: JsonObject,
  x: JsonObject,
  y: JsonObject,
  more: JsonObject = {},
): JsonObject {
  return { data: { values }, mark, encoding: { x, y: { ...y, field: 'density', type: 'quantitative' }, ...more } };
}
