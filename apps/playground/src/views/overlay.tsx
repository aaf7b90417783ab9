import type { JSX } from 'preact';
import { frame, moments, plot, sheet, state } from '../session/store.ts';
import type { Contour } from '../worker/contours.ts';
import type { Mixture } from '../worker/mixture.ts';
import type { Truth } from '../worker/truth.ts';
import { ellipseTransform } from './ellipse.ts';
import { Bars, Curves, TrueCurve, Verticals } from './line-overlay.tsx';
import { pathOf } from './path-of.ts';
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

function Chosen({ place: [left, top] }: { place: readonly [number, number] }): JSX.Element {
  return (
    <g class="chosen">
      <circle class="halo" cx={left} cy={top} r={11} />
      <circle cx={left} cy={top} r={11} />
    </g>
  );
}
