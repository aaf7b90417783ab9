import type { JSX } from 'preact';
import { change, state } from '../session/store.ts';
import { type Panel, panels } from '../state/state.ts';
import { Parameters } from './parameters.tsx';
import { PathChart } from './path-chart.tsx';
import { PointNumbers } from './point-numbers.tsx';
import { Selection } from './selection.tsx';
import { Starts } from './starts.tsx';

const titles: Readonly<Record<Panel, string>> = {
  parameters: 'Parameters',
  point: 'Point',
  selection: 'How many?',
  starts: 'Starts',
};
const contents: Readonly<Record<Panel, () => JSX.Element>> = {
  parameters: Parameters,
  point: PointNumbers,
  selection: Selection,
  starts: Starts,
};

/** The numbers and the charts beside the plane. */
export function Details(): JSX.Element {
  const chosen = state.value.panel;
  const Content = contents[chosen];
  return (
    <aside class="details" aria-label="Numbers and charts">
      <PathChart />
      <section class="card">
        <div class="tabs" role="tablist" aria-label="Details">
          {panels.map((panel) => (
            <button
              key={panel}
              type="button"
              role="tab"
              id={`tab-${panel}`}
              aria-selected={panel === chosen}
              aria-controls="panel"
              tabIndex={panel === chosen ? 0 : -1}
              onClick={() => open(panel)}
              onKeyDown={({ key, currentTarget }) => {
                const way = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
                if (way === 0) return;
                const next = panels[(panels.indexOf(panel) + way + panels.length) % panels.length];
                open(next);
                currentTarget.parentElement?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
              }}
            >
              {titles[panel]}
            </button>
          ))}
        </div>
        <div class="panel" id="panel" role="tabpanel" aria-labelledby={`tab-${chosen}`}>
          <Content />
        </div>
      </section>
    </aside>
  );
}

function open(panel: Panel): void {
  change((before) => ({ ...before, panel }));
}
