import type { JSX } from 'preact';
import { sheet, state } from '../session/store.ts';

/** Which lines are the estimate's, and which the truth's. */
export function Legend(): JSX.Element | null {
  const { show, method } = state.value;
  const hasEstimate = method === 'mixture' && show.ellipses;
  const hasTruth = show.truth && sheet.value?.truth;
  if (!hasEstimate && !hasTruth) return null;
  return (
    <p class="legend">
      {hasEstimate && <Line isDashed />}
      {hasEstimate && <span>estimated</span>}
      {hasTruth && <Line isDashed={false} />}
      {hasTruth && <span>true</span>}
    </p>
  );
}

function Line({ isDashed }: { isDashed: boolean }): JSX.Element {
  return (
    <svg viewBox="0 0 32 8" aria-hidden="true">
      <path d="M1 4H31" {...(isDashed && { 'stroke-dasharray': '7 4' })} />
    </svg>
  );
}
