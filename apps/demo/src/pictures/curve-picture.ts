import { colour } from './colours.ts';
import type { Picture } from './render-svg.ts';

/** One curve over whole numbers. */
export interface Curve {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly titles: readonly [x: string, y: string];
  /** The point that is ringed, by its x. */
  readonly ringed?: number;
  readonly width: number;
  readonly height: number;
}

/** Curves of at most so many points show each of them. */
const SHORT = 12;

export function curvePicture({ points, titles, ringed, width, height }: Curve): Picture {
  const isShort = points.length <= SHORT;
  const x = {
    field: 'x',
    type: 'quantitative' as const,
    scale: { zero: false, nice: false, padding: isShort ? 14 : 4 },
    axis: {
      title: titles[0],
      grid: false,
      format: 'd',
      ...(isShort ? { values: points.map((point) => point.x) } : { tickCount: 6, tickMinStep: 1 }),
    },
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
          transform: [{ filter: String(isShort) }],
          mark: { type: 'point', filled: true, size: 60, opacity: 1, color: colour('accent') },
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
