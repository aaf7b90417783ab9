import type { JSX } from 'preact';
import { goTo } from '../session/play.ts';
import { course, frame, moments } from '../session/store.ts';
import { Chart } from './chart.tsx';
import { short } from './format.ts';
import { objectiveTitle } from './words.ts';

/** The objective, iteration by iteration, with the one that is shown. */
export function PathChart(): JSX.Element {
  const [reached, shown, about] = [moments.value, frame.value, course.value];
  const title = objectiveTitle(about?.objectiveName ?? 'logLikelihood');
  const points = reached.map(({ iteration, objective }) => ({ x: iteration, y: objective }));
  const words = shown
    ? `${title} over ${reached.length - 1} iterations, from ${short(reached[0].objective)} to ${short(points.at(-1)?.y ?? 0)}.`
    : `${title}: no fit yet.`;
  return (
    <section class="card" aria-labelledby="path-title">
      <h2 id="path-title">{title}</h2>
      <Chart points={points} label={words} xName="iteration" onPick={(x) => goTo(Math.min(x, reached.length - 1))}>
        {({ x, y, height }) =>
          shown && (
            <g class="now">
              <line x1={x(shown.iteration)} x2={x(shown.iteration)} y1={10} y2={height} />
              <circle cx={x(shown.iteration)} cy={y(shown.objective)} r={5} />
            </g>
          )
        }
      </Chart>
    </section>
  );
}
