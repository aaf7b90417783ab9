import { line } from 'd3-shape';
import type { JSX } from 'preact';
import { frame, moments, plot, sheet, state } from '../session/store.ts';
import type { Contour } from '../worker/contours.ts';
import { CURVE_POINTS } from '../worker/curves.ts';
import type { Mixture } from '../worker/mixture.ts';
import type { Truth } from '../worker/truth.ts';
import { ellipseTransform } from './ellipse.ts';
import { histogram, trueCurve } from './histogram.ts';
import { type Plot, placeOf } from './plot.ts';
import { css, palette } from './theme.ts';

const LEVELS = [1, 2, 3];

/** What is drawn over the points: the estimate dashed, the truth solid. */
export function Overlay(): JSX.Element | null {
  const [area, rows, shown] = [plot.value, sheet.value, frame.value];
  const { show, row } = state.value;
  if (!area || !rows) return null;
  const isLine = !area.isPlane;
  return (
    <svg class="overlay" width={area.width} height={area.height} aria-hidden="true">
      <clipPath id="box">
        <rect
          x={area.box.left}
          y={area.box.top}
          width={area.box.right - area.box.left}
          height={area.box.bottom + area.strip - area.box.top}
        />
      </clipPath>
      <g clip-path="url(#box)">
        {isLine && <Bars plot={area} />}
        {show.contours && shown && <Contours contours={shown.contours} plot={area} />}
        {show.truth &&
          rows.truth &&
          (isLine ? <TrueCurve plot={area} /> : <TruthShape truth={rows.truth} plot={area} />)}
        {shown && isLine && show.ellipses && <Curves curves={shown.curves} plot={area} />}
        {shown && isLine && <Verticals mixture={shown.mixture} plot={area} />}
        {shown && !isLine && show.ellipses && <Ellipses mixture={shown.mixture} plot={area} kind="estimate" />}
        {shown && show.trails && !isLine && <Trails plot={area} until={shown.iteration} />}
        {row !== null && row < rows.rows && <Chosen place={placeOf(area, rows.x, row)} />}
      </g>
    </svg>
  );
}

function Ellipses({ mixture, plot, kind }: { mixture: Mixture; plot: Plot; kind: 'estimate' | 'truth' }): JSX.Element {
  const { means, covariances } = mixture;
  if (covariances.length === 0) return <g />;
  return (
    <g class={kind}>
      {mixture.weights.map((_, k) => {
        const transform = ellipseTransform(
          [means[2 * k], means[2 * k + 1]],
          covariances.slice(4 * k, 4 * k + 4),
          plot.x,
          plot.y,
        );
        return LEVELS.map((level) => (
          <g key={`${k} ${level}`} transform={transform}>
            <circle class="halo" r={level} vector-effect="non-scaling-stroke" />
            <circle
              class={`level-${level}`}
              r={level}
              vector-effect="non-scaling-stroke"
              {...(kind === 'estimate' && { stroke: css(palette[k]) })}
            />
          </g>
        ));
      })}
    </g>
  );
}

function TruthShape({ truth, plot }: { truth: Truth; plot: Plot }): JSX.Element {
  if (truth.kind === 'mixture') return <Ellipses mixture={truth} plot={plot} kind="truth" />;
  return (
    <g class="truth">
      {truth.arcs.map(({ center, radius, from, to }, at) => (
        <path
          key={at}
          class="level-1"
          d={pathOf(
            Array.from({ length: 91 }, (_, point) => {
              const angle = from + (point / 90) * (to - from);
              return [plot.x(center[0] + radius * Math.cos(angle)), plot.y(center[1] + radius * Math.sin(angle))];
            }),
          )}
        />
      ))}
    </g>
  );
}

function Contours({ contours, plot }: { contours: readonly Contour[]; plot: Plot }): JSX.Element {
  return (
    <g class="contours">
      {contours.map(({ level, rings }) => (
        <path
          key={level}
          d={rings
            .map((ring) =>
              pathOf(
                Array.from({ length: ring.length / 2 }, (_, at) => [plot.x(ring[2 * at]), plot.y(ring[2 * at + 1])]),
              ),
            )
            .join('')}
        />
      ))}
    </g>
  );
}

/** Where the means were, from the start to the iteration shown. */
function Trails({ plot, until }: { plot: Plot; until: number }): JSX.Element {
  const steps = moments.value.slice(0, until + 1);
  const components = steps[0]?.mixture.weights.length ?? 0;
  return (
    <g class="trails">
      {Array.from({ length: components }, (_, k) => {
        const places = steps.map(({ mixture: { means } }): [number, number] => [
          plot.x(means[2 * k]),
          plot.y(means[2 * k + 1]),
        ]);
        return (
          <g key={k}>
            <path class="halo" d={pathOf(places)} />
            <path d={pathOf(places)} stroke={css(palette[k])} />
          </g>
        );
      })}
    </g>
  );
}

function Bars({ plot }: { plot: Plot }): JSX.Element {
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

function Curves({ curves, plot }: { curves: readonly Float64Array[]; plot: Plot }): JSX.Element {
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

function TrueCurve({ plot }: { plot: Plot }): JSX.Element {
  const curve = sheet.value && trueCurve(sheet.value, plot.spans[0]);
  return <g class="truth">{curve && <path class="level-1" d={curvePath(curve, plot)} />}</g>;
}

/** The mean of each component of one feature. */
function Verticals({ mixture, plot }: { mixture: Mixture; plot: Plot }): JSX.Element {
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

function Chosen({ place: [left, top] }: { place: readonly [number, number] }): JSX.Element {
  return (
    <g class="chosen">
      <circle class="halo" cx={left} cy={top} r={11} />
      <circle cx={left} cy={top} r={11} />
    </g>
  );
}

function curvePath(curve: Float64Array, { x, y, spans: [[low, high]] }: Plot): string {
  return pathOf(
    Array.from(curve, (value, at) => [x(low + (at / (CURVE_POINTS - 1)) * (high - low)), y(value)] as [number, number]),
  );
}

function pathOf(places: readonly (readonly number[])[]): string {
  return line()(places as [number, number][]) ?? '';
}
