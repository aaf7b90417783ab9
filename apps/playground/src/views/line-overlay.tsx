import type { JSX } from 'preact';
import { sheet } from '../session/store.ts';
import { CURVE_POINTS } from '../worker/curves.ts';
import type { Mixture } from '../worker/mixture.ts';
import { histogram, trueCurve } from './histogram.ts';
import { pathOf } from './path-of.ts';
import type { Plot } from './plot.ts';
import { css, palette } from './theme.ts';

/** The rows of one feature, counted in bars. */
export function Bars({ plot }: { plot: Plot }): JSX.Element {
  const rows = sheet.value;
  if (!rows || rows.rows === 0) return <g />;
  return (
    <g class="bars">
      {histogram(rows).map(({ from, to, density }) => (
        <rect
          key={from}
          x={plot.x(from)}
          width={Math.max(0, plot.x(to) - plot.x(from) - 1)}
          y={plot.y(density)}
          height={plot.y(0) - plot.y(density)}
        />
      ))}
    </g>
  );
}

/** The weighted density of each component, and their sum. */
export function Curves({ curves, plot }: { curves: readonly Float64Array[]; plot: Plot }): JSX.Element {
  return (
    <g class="estimate">
      {curves.map((curve, k) => {
        const isSum = k === curves.length - 1;
        return (
          <path
            key={k}
            class={isSum ? 'sum' : 'level-1'}
            d={curvePath(curve, plot)}
            {...(!isSum && { stroke: css(palette[k]) })}
          />
        );
      })}
    </g>
  );
}

/** The density that the rows came from. */
export function TrueCurve({ plot }: { plot: Plot }): JSX.Element {
  const curve = sheet.value && trueCurve(sheet.value, plot.spans[0]);
  return <g class="truth">{curve && <path class="level-1" d={curvePath(curve, plot)} />}</g>;
}

/** The mean of each component of one feature. */
export function Verticals({ mixture, plot }: { mixture: Mixture; plot: Plot }): JSX.Element {
  return (
    <g class="verticals">
      {mixture.means.map((mean, k) => (
        <line
          key={k}
          x1={plot.x(mean)}
          x2={plot.x(mean)}
          y1={plot.box.top}
          y2={plot.box.bottom}
          stroke={css(palette[k])}
        />
      ))}
    </g>
  );
}

function curvePath(curve: Float64Array, { x, y, spans: [[low, high]] }: Plot): string {
  return pathOf(
    Array.from(curve, (value, at) => [x(low + (at / (CURVE_POINTS - 1)) * (high - low)), y(value)] as [number, number]),
  );
}
