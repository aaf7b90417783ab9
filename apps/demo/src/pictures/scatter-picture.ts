import type { TopLevelSpec } from 'vega-lite';
import type { Matrix } from 'mixwell';
import { colour } from './colours.ts';
import type { Ellipse } from './ellipses.ts';
import { extentOf } from './extent.ts';
import { groupScales } from './groups.ts';
import type { Picture } from './render-svg.ts';

/** Rows as points in a plane. */
export interface Scatter {
  /** rows x 2. */
  readonly points: Matrix;
  /** The group of each row, from 0. */
  readonly labels: ArrayLike<number>;
  /** What the legend calls each group; no legend where there is none. */
  readonly names?: readonly string[];
  readonly title?: string;
  /** Titles of the axes; no numbers at the axes where there are none. */
  readonly axes?: readonly [x: string, y: string];
  readonly ellipses?: readonly Ellipse[];
  /** Drawn dashed and without colour, for comparison. */
  readonly otherEllipses?: readonly Ellipse[];
  /** Rows that are drawn hollow. */
  readonly hollow?: (row: number) => boolean;
  /** Rows that are crossed out. */
  readonly crossed?: (row: number) => boolean;
  readonly width: number;
  readonly height: number;
}

/** Points by group in colour and shape, and the ellipses of their components. */
export function scatterPicture(scatter: Scatter): Picture {
  const { points, labels, title, axes, ellipses = [], otherEllipses = [], width, height } = scatter;
  const { hollow = () => false, crossed = () => false } = scatter;
  const groups = Math.max(...Array.from(labels), ...ellipses.map(({ group }) => group)) + 1;
  const names = scatter.names ?? Array.from({ length: groups }, (_, k) => String(k));
  const scales = groupScales(names);
  const [x, y] = [0, 1].map((c) => ({
    field: c === 0 ? 'x' : 'y',
    type: 'quantitative' as const,
    scale: { domain: extentOf(points, c), nice: false, zero: false },
    axis: { title: axes?.[c] ?? null, labels: axes !== undefined, grid: axes !== undefined, tickCount: 6 },
  }));
  const group = { field: 'group', type: 'nominal' as const };
  const legend = scatter.names && { title: null, columns: Math.max(2, Math.floor(width / 110)) };
  const pointEncoding = {
    x,
    y,
    color: { ...group, scale: scales.color, legend: legend ?? null },
    shape: { ...group, scale: scales.shape, legend: legend ?? null },
  };
  const rows = Array.from({ length: points.rows }, (_, i) => ({
    x: points.data[2 * i],
    y: points.data[2 * i + 1],
    group: names[labels[i]],
    how: crossed(i) ? 'crossed' : hollow(i) ? 'hollow' : 'full',
  }));
  const among = (how: string): { data: { values: object[] } } => ({
    data: { values: rows.filter((row) => row.how === how) },
  });
  const size = points.rows > 400 ? 18 : 32;
  const outlines = (all: readonly Ellipse[]): { data: { values: object[] } } => ({
    data: {
      values: all.flatMap(({ group: k, standardDeviations, outline }, e) =>
        outline.map(([px, py], i) => ({ x: px, y: py, group: names[k], e, i, distance: standardDeviations })),
      ),
    },
  });
  const spec: TopLevelSpec = {
    width,
    height,
    ...(title !== undefined && { title }),
    layer: [
      {
        ...among('full'),
        mark: { type: 'point', filled: true, size, opacity: 0.7, clip: true },
        encoding: pointEncoding,
      },
      {
        ...among('hollow'),
        mark: { type: 'point', filled: false, size, strokeWidth: 1.3, clip: true },
        encoding: pointEncoding,
      },
      {
        ...among('crossed'),
        mark: {
          type: 'point',
          shape: 'M-1,-1L1,1M-1,1L1,-1',
          filled: false,
          size: size * 1.6,
          strokeWidth: 1.6,
          color: colour('ink'),
          clip: true,
        },
        encoding: { x, y },
      },
      {
        ...outlines(otherEllipses),
        mark: { type: 'line', strokeWidth: 1.4, strokeDash: [4, 3], color: colour('ink'), opacity: 0.8, clip: true },
        encoding: { x, y, detail: { field: 'e' }, order: { field: 'i' } },
      },
      {
        ...outlines(ellipses),
        mark: { type: 'line', strokeWidth: 1.8, clip: true },
        encoding: {
          x,
          y,
          detail: { field: 'e' },
          order: { field: 'i' },
          color: { ...group, scale: scales.color, legend: legend ?? null },
          opacity: {
            field: 'distance',
            type: 'ordinal',
            scale: { domain: [1, 2, 3], range: [1, 0.65, 0.4] },
            legend: null,
          },
        },
      },
    ],
  };
  return { lite: spec };
}
