import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { change, paper, sheet, state } from '../session/store.ts';
import { run, startsStudy } from '../session/studies.ts';
import { withModel } from '../state/changes.ts';
import type { StartEnd } from '../studies/starts.ts';
import type { Sheet } from '../worker/sheet.ts';
import { drawStart } from './draw-start.ts';
import { short } from './format.ts';
import { StudyState } from './study-state.tsx';

/** Objectives that differ by no more than this share of a row's part are the same optimum. */
const SAME = 1e-4;

/** Where several starts ended, side by side: not all in the same place. */
export function Starts(): JSX.Element {
  const study = startsStudy.value;
  const rows = sheet.value;
  const isMixture = state.value.method === 'mixture';
  const sign = isMixture ? 1 : -1;
  const best = Math.max(...study.rows.map(({ objective }) => (objective === null ? -Infinity : sign * objective)));
  const slack = rows ? (isMixture ? 1e-2 + SAME * rows.rows : SAME * Math.abs(best)) : 0;
  return (
    <>
      <p class="hint">
        The same model from eight seeds, each to its end. An end that is not the best is a local optimum: no small step
        leads out of it.
      </p>
      <StudyState study={study} onRun={run} what="Make eight starts" />
      <ul class="starts">
        {rows &&
          study.rows.map((end) => (
            <li key={end.seed}>
              <StartCard
                end={end}
                rows={rows}
                behind={end.objective === null ? null : best - sign * end.objective}
                slack={slack}
              />
            </li>
          ))}
      </ul>
    </>
  );
}

function StartCard({
  end,
  rows,
  behind,
  slack,
}: {
  end: StartEnd;
  rows: Sheet;
  behind: number | null;
  slack: number;
}): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const background = paper.value;
  useLayoutEffect(() => {
    if (canvas.current) drawStart(canvas.current, rows, end, background);
  }, [end, rows, background]);
  const isBest = behind !== null && behind <= slack;
  const verdict = behind === null ? 'failed' : isBest ? 'best found' : `local optimum, ${short(behind)} worse`;
  const { seed, start } = state.value;
  return (
    <button
      type="button"
      class={isBest ? 'best' : ''}
      aria-pressed={seed === end.seed && start === end.start}
      title={end.failed ?? 'Show this start on the plane'}
      onClick={() => change((before) => withModel(before, { seed: end.seed, start: end.start }))}
    >
      <canvas ref={canvas} width={220} height={150} aria-hidden="true" />
      <span>
        Seed {end.seed}: {end.objective === null ? '–' : short(end.objective)}
      </span>
      <em>{verdict}</em>
    </button>
  );
}
