import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { plot, state } from '../session/store.ts';
import { KEYS } from './keys.ts';
import type { Plot } from './plot.ts';
import { applyTool } from './apply-tool.ts';

/** Where the keyboard's cross is, as shares of the plane. */
const place = signal<readonly [number, number]>([0.5, 0.5]);

/** A cross for those who have no pointer: arrow keys move it, Enter does what a click there does. */
export function Cursor(): JSX.Element | null {
  const area = plot.value;
  if (!area) return null;
  const [left, top] = onScreen(area, place.value);
  const does = state.value.tool === 'add' ? 'adds a point there' : 'shows the numbers of the nearest point';
  return (
    <button
      type="button"
      class="cursor"
      style={{ transform: `translate(${left}px, ${top}px)` }}
      aria-label={`Cross in the plane: arrow keys move it, Enter ${does}.`}
      onKeyDown={(event) => {
        const way = KEYS[event.key];
        if (!way) return;
        event.preventDefault();
        const far = (event.shiftKey ? 60 : 12) / Math.max(area.width, area.height);
        place.value = [within(place.value[0] + far * way[0]), within(place.value[1] + far * way[1])];
      }}
      onClick={(event) => {
        event.stopPropagation();
        applyTool(area, left, top);
      }}
    />
  );
}

function onScreen({ box, strip }: Plot, [across, down]: readonly [number, number]): readonly [number, number] {
  const floor = box.bottom + strip;
  return [box.left + across * (box.right - box.left), box.top + down * (floor - box.top)];
}

function within(share: number): number {
  return Math.max(0, Math.min(1, share));
}
