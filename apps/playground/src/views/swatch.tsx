import { symbol } from 'd3-shape';
import type { JSX } from 'preact';
import { shapes } from './draw-points.ts';
import { css, palette } from './theme.ts';

/** The colour and the shape of a component, with its number. */
export function Swatch({ k }: { k: number }): JSX.Element {
  return (
    <span class="swatch">
      <svg viewBox="-8 -8 16 16" aria-hidden="true">
        <path d={symbol(shapes[k], 90)() ?? ''} fill={css(palette[k])} />
      </svg>
      {k + 1}
    </span>
  );
}
