import { type Table, isMixwellError } from 'mixwell';
import { mixtureOf } from '../worker/mixture-run.ts';
import type { Mixture } from '../worker/mixture.ts';
import type { ModelAsk } from '../worker/problem.ts';
import { kmeansRecipe, mixtureRecipe } from '../worker/recipe.ts';
import { variedStart } from './varied-start.ts';

const STARTS = 8;

/** Where one start ended. */
export interface StartEnd {
  readonly seed: number;
  readonly start: ModelAsk['start'];
  readonly objective: number | null;
  readonly iterations: number;
  readonly mixture: Mixture | null;
  /** The component of each row. */
  readonly labels: Uint8Array;
  /** Why it has no end. */
  readonly failed: string | null;
}

/** The ends of STARTS starts, with the seeds from 1; `onEnd` hears of each. */
export function runStarts(ask: ModelAsk, x: Table, onEnd: (end: StartEnd) => void): void {
  const start = variedStart(ask);
  for (let seed = 1; seed <= STARTS; seed++) onEnd(endOf({ ...ask, start, hand: null, seed }, x));
}

function endOf(ask: ModelAsk, x: Table): StartEnd {
  const { seed, start } = ask;
  try {
    if (ask.method === 'kmeans') {
      const { report, centers, labels } = kmeansRecipe(ask).fit(x);
      const mixture = { weights: [], means: [...centers.data], covariances: [] };
      return { ...about(report), mixture, labels: Uint8Array.from(labels), seed, start, failed: null };
    }
    const model = mixtureRecipe(ask).fit(x);
    const labels = Uint8Array.from(model.labels, (label) => model.startIndex[label]);
    return { ...about(model.report), mixture: mixtureOf(model), labels, seed, start, failed: null };
  } catch (error) {
    if (!isMixwellError(error)) throw error;
    const none = { objective: null, iterations: 0, mixture: null, labels: new Uint8Array(0) };
    return { ...none, seed, start, failed: error.message };
  }
}

function about({ objective, iterations }: { objective: number; iterations: number }) {
  return { objective, iterations };
}
