import { colour } from './colours.ts';
import type { Picture } from './render-svg.ts';

/** One curve over whole numbers. */
export interface Curve {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly titles: readonly [x: string, y: string];
  /** The point that is ringed, by its x. */
  readonly ringed?: number;
  /** Whether points are marked, for curves of few. */
  readonly marked: boolean;
  readonly width: number;
  readonly height: number;
}

export function curvePicture({ points, titles, ringed, marked, width, height }: Curve): Picture {
  const whole = [...new Set(points.map(({ x }) => x))];
  const x = {
    field: 'x',
    type: 'quantitative' as const,
    scale: { zero: false, nice: false, padding: marked ? 14 : 4 },
    axis: { title: titles[0], grid: false, format: 'd', ...(whole.length <= 12 ? { values: whole } : { tickCount: 6, tickMinStep: 1 }) },
  };
  const y = {
    field: 'y',
    type: 'quantitative' as const,
    scale: { zero: false, padding: 8 },
    axis: { title: titles[1], tickCount: 5 },
  };
  return {
    lite: {
      width,
      height,
      data: { values: [...points] },
      layer: [
        { mark: { type: 'line', strokeWidth: 2, color: colour('accent') }, encoding: { x, y } },
        {
          mark: { type: 'point', filled: true, size: marked ? 60 : 22, opacity: 1, color: colour('accent') },
          encoding: { x, y },
        },
        {
          transform: [{ filter: `datum.x === ${ringed ?? 'null'}` }],
          mark: { type: 'point', size: 260, strokeWidth: 2, color: colour('ink') },
          encoding: { x, y },
        },
      ],
    },
  };
}
