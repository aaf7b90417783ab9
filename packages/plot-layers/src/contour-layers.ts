import { type Matrix, zeros } from '@mixwell/core';
import { type Grid, type Ring, contourRings, filledOutlines } from './contour-rings.ts';
import { densityLevels } from './density-levels.ts';
import { type Kind, kindEncoding } from './kind.ts';
import type { Axes } from './point-layers.ts';
import { percent, roundingFor } from './rounded.ts';
import type { JsonObject } from './spec.ts';
import type { Stage } from './stage.ts';
import type { PlotTheme } from './theme.ts';

/** The natural logarithm of a density at each row of a matrix. */
export type LogDensity = (x: Matrix) => Float64Array;

/** Pixels between grid points. */
const STEP = 5;

/** The borders of high ground in a plane. */
export interface Contours {
  /** Closed lines, a point an entry: x, y, part and what the line is of. */
  readonly lines: JsonObject[];
  /** The same ground without holes, to fill. */
  readonly fills: JsonObject[];
}

/** Borders that hold `shares` of a density over coordinates `a` and `b`. */
export function densityContours(
  stage: Stage,
  logDensity: LogDensity,
  shares: readonly number[],
  [a, b]: readonly [number, number],
): Contours {
  const plane = planeGrid(stage, a, b);
  const values = logDensity(plane.points);
  const levels = densityLevels(values, plane.cell, shares);
  return contours(
    plane,
    values,
    levels.map(({ share, level }) => ({ level, about: { holds: percent(share) } })),
  );
}

/** Borders of where a value is at least each level, over coordinates 0 and 1. */
export function levelContours(
  stage: Stage,
  valueAt: (points: Matrix) => Float64Array,
  levels: readonly number[],
): Contours {
  const plane = planeGrid(stage, 0, 1);
  return contours(
    plane,
    valueAt(plane.points),
    levels.map((level) => ({ level, about: { level } })),
  );
}

/** Points all over a panel. */
interface PlaneGrid extends Pick<Grid, 'cols' | 'rows'> {
  /** rows * cols x 2. */
  readonly points: Matrix;
  /** The area that a point stands for. */
  readonly cell: number;
  /** From grid steps to data units, rounded. */
  x(step: number): number;
  y(step: number): number;
}

function planeGrid({ width, height, domains }: Stage, a: number, b: number): PlaneGrid {
  const [across, up] = [width, height].map((length) => Math.max(8, Math.round(length / STEP)));
  const [dx, dy] = [(domains[a][1] - domains[a][0]) / across, (domains[b][1] - domains[b][0]) / up];
  // A step beyond the panel, so that borders which are closed along the edge of the grid are not seen.
  const [cols, rows] = [across + 3, up + 3];
  const [left, bottom] = [domains[a][0] - dx, domains[b][0] - dy];
  const points = zeros(rows * cols, 2);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      points.data[2 * (r * cols + c)] = left + c * dx;
      points.data[2 * (r * cols + c) + 1] = bottom + r * dy;
    }
  }
  const [roundX, roundY] = [roundingFor(...domains[a]), roundingFor(...domains[b])];
  const x = (step: number): number => roundX(left + step * dx);
  const y = (step: number): number => roundY(bottom + step * dy);
  return { cols, rows, points, cell: dx * dy, x, y };
}

function contours(
  plane: PlaneGrid,
  values: Float64Array,
  levels: readonly { level: number; about: JsonObject }[],
): Contours {
  let part = 0;
  const pointsOf = (ring: Ring, about: JsonObject): JsonObject[] => {
    part++;
    return Array.from({ length: ring.length / 2 + 1 }, (_, i) => {
      const at = (2 * i) % ring.length;
      return { x: plane.x(ring[at]), y: plane.y(ring[at + 1]), part, ...about };
    });
  };
  const lines: JsonObject[] = [];
  const fills: JsonObject[] = [];
  for (const { level, about } of levels) {
    const rings = contourRings({ values, cols: plane.cols, rows: plane.rows }, level);
    for (const ring of rings) lines.push(...pointsOf(ring, about));
    for (const outline of filledOutlines(rings)) fills.push(...pointsOf(outline, {}));
  }
  return { lines, fills };
}

/** The ground of each level, the inner ones stronger. */
export function fillLayer(color: string, { fills }: Contours, { x, y }: Axes): JsonObject {
  return {
    data: { values: fills },
    mark: { type: 'line', filled: true, order: false, strokeWidth: 0, color, opacity: 0.13, clip: true },
    encoding: { x: { ...x, field: 'x' }, y: { ...y, field: 'y' }, detail: { field: 'part', type: 'nominal' } },
  };
}

/** The border of each level; dashed where it is an estimate beside the truth. */
export function contourLayer(
  color: string,
  { lines }: Contours,
  { x, y }: Axes,
  compared?: { kind: Kind; theme: PlotTheme },
): JsonObject {
  return {
    data: { values: compared ? lines.map((line) => ({ ...line, kind: compared.kind })) : lines },
    mark: { type: 'line', order: false, strokeWidth: 1.3, color, opacity: 0.85, clip: true },
    encoding: {
      x: { ...x, field: 'x' },
      y: { ...y, field: 'y' },
      detail: { field: 'part', type: 'nominal' },
      ...(compared && kindEncoding(compared.theme)),
    },
  };
}
