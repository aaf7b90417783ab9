import type { CsvTable } from '../data/csv.ts';
import type { State } from '../state/state.ts';

/** Which rows are shown: all that the data depend on. */
export type DataAsk = Pick<State, 'source' | 'settings' | 'columns' | 'added'>;

/** Which fit is shown: all that its course depends on. */
export type ModelAsk = Pick<
  State,
  'method' | 'components' | 'covariance' | 'assignment' | 'start' | 'hand' | 'seed' | 'hold'
>;

export function dataAsk({ source, settings, columns, added }: State): DataAsk {
  return { source, settings, columns, added };
}

export function modelAsk(state: State): ModelAsk {
  const { method, components, covariance, assignment, start, hand, seed, hold } = state;
  return { method, components, covariance, assignment, start, hand, seed, hold };
}

/** A file, which is sent once. */
export type FileAsk = CsvTable | null;
