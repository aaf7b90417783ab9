import { signal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { DataPanel } from './controls/data-panel.tsx';
import { Header } from './controls/header.tsx';
import { ModelPanel } from './controls/model-panel.tsx';
import { PlaneBar } from './controls/plane-bar.tsx';
import { Transport } from './controls/transport.tsx';
import { dataTitle, modelTitle } from './controls/titles.ts';
import { isWithoutData } from './session/address.ts';
import { openFile } from './session/file.ts';
import { Details } from './views/details.tsx';
import { Plane } from './views/plane.tsx';

const isDropping = signal(false);
/** On a narrow screen the plane comes before its controls, which wait folded. */
const isWide = matchMedia('(min-width: 60rem)').matches;

export function App(): JSX.Element {
  return (
    <div
      class="page"
      onDragOver={(event) => {
        event.preventDefault();
        isDropping.value = true;
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) isDropping.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        isDropping.value = false;
        const [file] = event.dataTransfer?.files ?? [];
        if (file) void openFile(file);
      }}
    >
      <Header />
      <main>
        <div class="controls">
          <Fold title="Data" about={dataTitle()}>
            <DataPanel />
          </Fold>
          <Fold title="Model" about={modelTitle()}>
            <ModelPanel />
          </Fold>
        </div>
        <section class="stage" aria-label="The fit">
          <PlaneBar />
          <Plane />
          <Transport />
          {isWithoutData.value && (
            <p class="hint">The rows are too many for the address: a link to this page shows everything but them.</p>
          )}
        </section>
        <Details />
      </main>
      {isDropping.value && <div class="drop">Drop the CSV file: it is read here and goes nowhere.</div>}
    </div>
  );
}

function Fold({ title, about, children }: { title: string; about: string; children: ComponentChildren }): JSX.Element {
  return (
    <details class="card" open={isWide}>
      <summary>
        <h2>{title}</h2>
        <p>{about}</p>
      </summary>
      <div class="body">{children}</div>
    </details>
  );
}
