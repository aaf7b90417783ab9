import type { GmmModel, Matrix } from 'mixwell';
import { colour, groupColours } from './colours.ts';
import { extentOf } from './extent.ts';
import type { Picture } from './render-svg.ts';

/** Screen units between grid points of the density. */
const STEP = 3;

/** Shares of the rows that lie where the density is higher. */
const shares = [0.95, 0.75, 0.5, 0.25];

/** Rows by true group over the density of a mixture: its borders hold 95, 75, 50 and 25 % of the rows. */
export function densityPicture(
  { x, labels }: { x: Matrix; labels: ArrayLike<number> },
  model: GmmModel,
  { width, height }: { width: number; height: number },
): Picture {
  const [left, right] = extentOf(x, 0);
  const [bottom, top] = extentOf(x, 1);
  const cols = Math.floor(width / STEP) + 1;
  const rows = Math.floor(height / STEP) + 1;
  const points = Float64Array.from({ length: rows * cols * 2 }, (_, at) => {
    const cell = Math.floor(at / 2);
    return at % 2 === 0
      ? left + ((cell % cols) * STEP * (right - left)) / width
      : top - (Math.floor(cell / cols) * STEP * (top - bottom)) / height;
  });
  const values = Array.from(model.logDensity({ data: points, rows: rows * cols, cols: 2 }), Math.exp);
  const atRows = model.logDensity(x).sort();
  const thresholds = shares.map((share) => Math.exp(atRows[Math.floor((1 - share) * (atRows.length - 1))]));
  const rowsOf = Array.from({ length: x.rows }, (_, i) => ({
    x: x.data[2 * i],
    y: x.data[2 * i + 1],
    group: labels[i],
  }));
  const groups = [...new Set(Array.from(labels))].sort((a, b) => a - b);
  return {
    vega: {
      width,
      height,
      padding: 4,
      background: 'transparent',
      config: { aria: false } as never,
      data: [
        { name: 'rows', values: rowsOf },
        {
          name: 'contours',
          values: [{ width: cols, height: rows, values }],
          transform: [{ type: 'isocontour', scale: STEP, smooth: true, thresholds, as: 'contour' } as never],
        },
      ],
      scales: [
        { name: 'x', type: 'linear', domain: [left, right], range: 'width', zero: false },
        { name: 'y', type: 'linear', domain: [bottom, top], range: 'height', zero: false },
        {
          name: 'color',
          type: 'ordinal',
          domain: groups,
          range: groups.map((k) => colour(groupColours[k % groupColours.length])),
        },
      ],
      marks: [
        {
          type: 'path',
          clip: true,
          from: { data: 'contours' },
          encode: {
            enter: {
              fill: { value: colour('muted') },
              fillOpacity: { value: 0.14 },
              stroke: { value: colour('muted') },
              strokeOpacity: { value: 0.6 },
            },
          },
          transform: [{ type: 'geopath', field: 'datum.contour' } as never],
        },
        {
          type: 'symbol',
          from: { data: 'rows' },
          encode: {
            enter: {
              x: { scale: 'x', field: 'x' },
              y: { scale: 'y', field: 'y' },
              size: { value: 12 },
              fill: { scale: 'color', field: 'group' },
              fillOpacity: { value: 0.8 },
            },
          },
        },
      ],
    },
  };
}
