import type { JSX } from 'preact';
import type { Study } from '../session/studies.ts';

/** Whether a study is to be begun, runs, or failed. */
export function StudyState({
  study,
  onRun,
  what,
}: {
  study: Study<unknown, unknown>;
  onRun: () => void;
  what: string;
}): JSX.Element | null {
  if (study.wrong !== null) {
    return (
      <p class="error" role="alert">
        {study.wrong}
      </p>
    );
  }
  if (study.isRunning)
    return (
      <p class="hint" role="status">
        Fitting… {study.rows.length} done.
      </p>
    );
  if (study.result !== null) return null;
  return (
    <button type="button" onClick={onRun}>
      {what}
    </button>
  );
}
