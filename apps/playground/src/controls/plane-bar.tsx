import type { JSX } from 'preact';
import { change, sheet, state } from '../session/store.ts';
import type { Layer, Tool } from '../state/state.ts';
import { Choice, Marks } from './choice.tsx';

/** What is drawn on the plane, and what a click there does. */
export function PlaneBar(): JSX.Element {
  const { tool, show, method } = state.value;
  const rows = sheet.value;
  const isLine = rows?.cols === 1;
  const isMixture = method === 'mixture';
  const layers: Partial<Record<Layer, string>> = {
    ...(isMixture && { ellipses: isLine ? 'Curves' : 'Ellipses' }),
    ...(isMixture && !isLine && { contours: 'Contours' }),
    ...(rows?.truth && { truth: 'Truth' }),
    ...(!isLine && { trails: 'Paths' }),
  };
  return (
    <div class="plane-bar">
      <Choice<Tool>
        legend="What a click on the plane does"
        name="tool"
        isQuiet
        choices={{ inspect: 'Inspect', add: 'Add points' }}
        value={tool}
        onChange={(choice) => change((before) => ({ ...before, tool: choice }))}
      />
      <Marks<Layer>
        legend="Shown"
        isQuiet
        choices={layers}
        set={show}
        onChange={(set) => change((before) => ({ ...before, show: set }))}
      />
    </div>
  );
}
