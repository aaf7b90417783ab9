import type { GmmModel, Selection } from 'mixwell';
import { colour } from './colours.ts';
import { groupScales } from './groups.ts';
import type { Picture } from './render-svg.ts';

/** What separates good from very good and bad from very bad alike: linear up to about 10, logarithmic beyond. */
const LINEAR_UP_TO = 10;

/** The criterion of each mixture: a curve a shape over the number of components, the best ringed. */
export function criterionPicture(
  { table, criterion }: Selection<GmmModel>,
  size: { width: number; height: number },
): Picture {
  const rows = table.filter((row) => row.rank !== null);
  const best = rows.find(({ rank }) => rank === 1)?.[criterion] ?? 0;
  const isDistance = criterion !== 'silhouette';
  const values = rows.map((row) => ({
    components: row.params.components,
    shape: row.params.covariance,
    value: isDistance ? Number(row[criterion]) - best : row[criterion],
    best: row.rank === 1,
  }));
  const shapes = [...new Set(values.map(({ shape }) => String(shape)))];
  const counts = [...new Set(values.map(({ components }) => Number(components)))];
  const { color, shape: symbol } = groupScales(shapes);
  const most = Math.max(...values.map(({ value }) => Number(value)));
  const x = {
    field: 'components',
    type: 'quantitative' as const,
    scale: { zero: false, padding: 14, nice: false },
    axis: { title: 'components', grid: false, values: counts, format: 'd' },
  };
  const y = {
    field: 'value',
    type: 'quantitative' as const,
    scale: isDistance
      ? { type: 'symlog' as const, constant: LINEAR_UP_TO, nice: false, padding: 8 }
      : { zero: false, padding: 8 },
    axis: isDistance
      ? { title: `${criterion.toUpperCase()} above the best`, values: ticksUpTo(most) }
      : { title: 'mean silhouette', tickCount: 5 },
  };
  const byShape = {
    color: { field: 'shape', type: 'nominal' as const, scale: color, legend: { title: null } },
    shape: { field: 'shape', type: 'nominal' as const, scale: symbol, legend: { title: null } },
  };
  return {
    lite: {
      ...size,
      data: { values },
      layer: [
        { mark: { type: 'line', strokeWidth: 2 }, encoding: { x, y, color: byShape.color } },
        { mark: { type: 'point', filled: true, size: 60, opacity: 1 }, encoding: { x, y, ...byShape } },
        {
          transform: [{ filter: 'datum.best' }],
          mark: { type: 'point', size: 260, strokeWidth: 2, color: colour('ink') },
          encoding: { x, y },
        },
      ],
    },
  };
}

function ticksUpTo(most: number): number[] {
  return [0, 10, 30, 100, 300, 1e3, 3e3, 1e4, 3e4, 1e5, 1e6, 1e7].filter((tick) => tick <= Math.max(10, most * 1.1));
}
