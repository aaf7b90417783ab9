import type { JSX } from 'preact';
import { type Source, generators, isGenerator, realSets, settingsOf } from '../data/sources.ts';
import { openFile } from '../session/file.ts';
import { change, sheet, state } from '../session/store.ts';
import { withColumns, withSetting, withSource, withoutPoints } from '../state/changes.ts';
import { axesOf } from '../state/settled.ts';
import { count } from '../views/format.ts';
import { Pick } from './choice.tsx';
import { ErrorNote, FileNote } from './error-note.tsx';
import { Slider } from './slider.tsx';

const own = { points: 'Empty sheet: click your own' } as const;

/** Where the points come from. */
export function DataPanel(): JSX.Element {
  const { source, settings, csv, added } = state.value;
  const points = added.length / axesOf(state.value);
  return (
    <>
      <Pick<Source>
        label="Source"
        value={source}
        onChange={(choice) => change((before) => withSource(before, choice))}
        groups={[
          { title: 'Made', choices: titles(generators) },
          { title: 'Measured', choices: titles(realSets) },
          { title: 'Your own', choices: { ...own, ...(csv && { csv: csv.name }) } },
        ]}
      />
      <ErrorNote of={['source']} />
      <p class="hint" title={sheet.value?.origin}>
        {hint()}
      </p>
      {Object.entries(settingsOf(source)).map(([name, setting]) => (
        <Slider
          key={name}
          setting={setting}
          value={settings[name]}
          onChange={(value) => change((before) => withSetting(before, name, value))}
        />
      ))}
      <ColumnPicks />
      <ErrorNote of={['columns']} />
      <FileButton />
      <FileNote />
      {points > 0 && (
        <p class="added">
          {count(points)} added by hand
          <button type="button" onClick={() => change(withoutPoints)}>
            Remove
          </button>
        </p>
      )}
    </>
  );
}

function hint(): string {
  const { source, csv } = state.value;
  if (isGenerator(source)) return generators[source].hint;
  if (source === 'points') return 'Choose “Add points” above the plane, then click on it.';
  if (source !== 'csv') return sheet.value?.about ?? '';
  const rows = count((csv?.data.length ?? 0) / (csv?.columns.length ?? 1));
  const leftOut = csv?.leftOut ? ` ${count(csv.leftOut)} rows that miss a number are left out.` : '';
  return `${rows} rows, read in this browser: nothing leaves it.${leftOut}`;
}

/** Which columns are on the axes: the fit uses these. */
function ColumnPicks(): JSX.Element | null {
  const { columns, source } = state.value;
  const names = sheet.value?.allColumns ?? [];
  if (names.length < 2 && source !== 'points') return null;
  const choices = Object.fromEntries(names.map((name, j) => [String(j), name]));
  const [x, y] = columns;
  return (
    <div class="pair">
      <Pick
        label="Across"
        value={String(x)}
        groups={[{ title: '', choices }]}
        onChange={(choice) => change((before) => withColumns(before, swapped(before.columns, Number(choice), 0)))}
      />
      <Pick
        label="Up"
        value={y === null ? '' : String(y)}
        groups={[{ title: '', choices: { ...choices, '': 'nothing: one feature' } }]}
        onChange={(choice) =>
          change((before) => withColumns(before, swapped(before.columns, choice === '' ? null : Number(choice), 1)))
        }
      />
    </div>
  );
}

/** The columns with one of them changed; the other takes its place where both would be the same. */
function swapped(
  [x, y]: readonly [number, number | null],
  to: number | null,
  at: 0 | 1,
): readonly [number, number | null] {
  if (at === 0) return to === null ? [x, y] : [to, to === y ? x : y];
  return to === x ? [y ?? x, y === null ? null : x] : [x, to];
}

function FileButton(): JSX.Element {
  return (
    <label class="file">
      <input
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void openFile(file);
          event.currentTarget.value = '';
        }}
      />
      <span>Open a CSV file, or drop it anywhere</span>
    </label>
  );
}

function titles<Name extends string>(all: Readonly<Record<Name, { title: string }>>): Record<Name, string> {
  return Object.fromEntries(Object.entries<{ title: string }>(all).map(([name, { title }]) => [name, title])) as Record<
    Name,
    string
  >;
}
