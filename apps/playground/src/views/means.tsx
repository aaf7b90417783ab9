import type { JSX } from 'preact';
import { change, frame, isPlaying, plot, sheet, state } from '../session/store.ts';
import { placed, withPlaced } from '../state/changes.ts';
import type { State } from '../state/state.ts';
import type { Mixture } from '../worker/mixture.ts';
import { short } from './format.ts';
import { KEYS } from './keys.ts';
import { cellsAt } from './cells-at.ts';
import type { Plot } from './plot.ts';
import { css, palette } from './theme.ts';

/** The means, to be dragged: with a pointer, or with the arrow keys. Where one is put, the fit starts anew. */
export function Means(): JSX.Element | null {
  const [area, shown, rows] = [plot.value, frame.value, sheet.value];
  if (!area || !shown || !rows) return null;
  const { cols, columns } = rows;
  const { means } = latest(shown.mixture, state.value);
  return (
    <>
      {Array.from({ length: means.length / cols }, (_, k) => (
        <Mean key={k} k={k} plot={area} mean={means.slice(k * cols, (k + 1) * cols)} names={columns} />
      ))}
    </>
  );
}

function Mean({
  k,
  plot,
  mean,
  names,
}: {
  k: number;
  plot: Plot;
  mean: readonly number[];
  names: readonly string[];
}): JSX.Element {
  const [left, top] = [plot.x(mean[0]), plot.isPlane ? plot.y(mean[1]) : plot.box.bottom];
  const where = mean.map((value, j) => `${names[j]} ${short(value)}`).join(', ');
  return (
    <button
      type="button"
      class="mean"
      data-mean={k}
      style={{ transform: `translate(${left}px, ${top}px)`, '--colour': css(palette[k]) }}
      aria-label={`Mean of component ${k + 1}: ${where}. Arrow keys move it, with Shift farther.`}
      title={`Mean ${k + 1}: drag it`}
      onKeyDown={(event) => {
        const way = KEYS[event.key];
        if (!way) return;
        event.preventDefault();
        const far = event.shiftKey ? 40 : 8;
        move(plot, k, left + far * way[0], top + far * way[1]);
      }}
      onPointerDown={(event) => {
        event.preventDefault();
        event.stopPropagation();
        event.currentTarget.focus();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const frameOf = event.currentTarget.parentElement?.getBoundingClientRect();
        if (frameOf) move(plot, k, event.clientX - frameOf.left, event.clientY - frameOf.top);
      }}
      onClick={(event) => event.stopPropagation()}
    >
      <span aria-hidden="true">{k + 1}</span>
    </button>
  );
}

function move(plot: Plot, k: number, left: number, top: number): void {
  const shown = frame.peek();
  if (!shown) return;
  isPlaying.value = false;
  const mean = cellsAt(plot, left, top);
  change((before) => withPlaced(before, placed(before, latest(shown.mixture, before), k, mean)));
}

/** The parameters as they were last asked for: while a mean is dragged, the worker is a little behind. */
function latest(mixture: Mixture, { start, hand, iteration }: State): Mixture {
  if (start !== 'hand' || !hand || iteration !== 0) return mixture;
  return {
    weights: hand.weights ?? mixture.weights,
    means: hand.means.flat(),
    covariances: hand.covariances?.flat(2) ?? mixture.covariances,
  };
}
