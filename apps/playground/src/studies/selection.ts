import { type Table, bestOf, elbow, grid, select } from 'mixwell';
import { MOST_COMPONENTS } from '../state/state.ts';
import type { ModelAsk } from '../worker/problem.ts';
import { kmeansRecipe, mixtureRecipe } from '../worker/recipe.ts';
import { variedStart } from './varied-start.ts';

/** What a number of components comes to. */
export interface SizeRow {
  readonly components: number;
  /** BIC, smaller is better; the inertia of k-means; null where the fit failed. */
  readonly value: number | null;
  readonly reason: string | null;
}

export interface SizeChoice {
  readonly criterion: 'bic' | 'inertia';
  /** The size of least BIC, or where the inertia bends; null where nothing stands out. */
  readonly best: number | null;
}

/** Starts of each size. */
const STARTS = 5;

/** Fits 1 to MOST_COMPONENTS components, fewer where there are fewer rows; `onRow` hears of each. */
export function runSelection(ask: ModelAsk, x: Table, onRow: (row: SizeRow) => void): SizeChoice {
  const sizes = Array.from({ length: Math.min(MOST_COMPONENTS, x.rows) }, (_, k) => k + 1);
  return ask.method === 'kmeans' ? byElbow(ask, x, sizes, onRow) : byBic(ask, x, sizes, onRow);
}

function byBic(ask: ModelAsk, x: Table, sizes: readonly number[], onRow: (row: SizeRow) => void): SizeChoice {
  const recipe = mixtureRecipe({ ...ask, start: ask.start === 'hand' ? variedStart(ask) : ask.start, hand: null });
  const { table } = select(grid(recipe, { components: sizes }), x, {
    criterion: 'bic',
    starts: STARTS,
    silhouette: false,
    onFit: ({ params, bic, reason }) => onRow({ components: params.components as number, value: bic, reason }),
  });
  const best = table.find(({ rank }) => rank === 1);
  return { criterion: 'bic', best: (best?.params.components as number | undefined) ?? null };
}

function byElbow(ask: ModelAsk, x: Table, sizes: readonly number[], onRow: (row: SizeRow) => void): SizeChoice {
  const values = sizes.map((components) => {
    const recipe = kmeansRecipe({ ...ask, components, start: 'k-means++', hand: null });
    const value = bestOf(recipe, x, { starts: STARTS }).model.inertia;
    onRow({ components, value, reason: null });
    return value;
  });
  return { criterion: 'inertia', best: sizes.length < 3 ? null : elbow(sizes, values).size };
}
