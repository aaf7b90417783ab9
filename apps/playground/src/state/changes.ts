import type { CsvTable } from '../data/csv.ts';
import type { Source } from '../data/sources.ts';
import { axesOf, settled } from './settled.ts';
import { type Placed, type Start, type State, freshData } from './state.ts';

/** Another fit begins: its start is shown, and no row's numbers. */
const ANEW = { iteration: 0, row: null } as const;

/** The state with other data. */
export function withSource(state: State, source: Source): State {
  const columns = source === 'csv' && state.csv ? state.csv.columns.length : 2;
  return settled({ ...state, ...ANEW, ...freshData(source, columns), start: randomStart(state), hand: null });
}

/** The state with a file's rows. */
export function withCsv(state: State, csv: CsvTable): State {
  return withSource({ ...state, csv }, 'csv');
}

/** The state with a slider of the data moved. */
export function withSetting(state: State, name: string, value: number): State {
  return { ...state, ...ANEW, settings: { ...state.settings, [name]: value } };
}

/** The state with other columns on the axes; what was placed on the former ones is gone. */
export function withColumns(state: State, columns: State['columns']): State {
  if (columns[0] === columns[1]) return state;
  return settled({ ...state, ...ANEW, columns, added: [], hand: null });
}

/** The state with one more point. */
export function withPoint(state: State, cells: readonly number[]): State {
  return { ...state, ...ANEW, added: [...state.added, ...cells] };
}

export function withoutPoints(state: State): State {
  return { ...state, ...ANEW, added: [] };
}

/** The state with another model. */
export function withModel(
  state: State,
  change: Partial<Pick<State, 'method' | 'components' | 'covariance' | 'assignment' | 'start' | 'seed' | 'hold'>>,
): State {
  const isOtherShape = change.covariance !== undefined && change.covariance !== state.covariance;
  const hand = isOtherShape && state.hand ? { means: state.hand.means } : state.hand;
  return settled({ ...state, ...ANEW, ...change, hand });
}

/** The state that starts from these parameters. */
export function withPlaced(state: State, hand: Placed): State {
  return settled({ ...state, ...ANEW, start: 'hand', hand });
}

/** A mean moved by hand: everything else stays as it was at the moment. */
export function placed(
  state: Pick<State, 'method' | 'columns'>,
  mixture: { weights: readonly number[]; means: readonly number[]; covariances: readonly number[] },
  k: number,
  mean: readonly number[],
): Placed {
  const axes = axesOf(state);
  const slice = (values: readonly number[], width: number, at: number): number[] =>
    values.slice(at * width, (at + 1) * width);
  const each = mixture.weights.map((_, at) => at);
  const means = each.map((at) => (at === k ? mean : slice(mixture.means, axes, at)));
  if (state.method === 'kmeans') return { means };
  const covariances = each.map((at) => {
    const matrix = slice(mixture.covariances, axes * axes, at);
    return Array.from({ length: axes }, (_, row) => slice(matrix, axes, row));
  });
  return { means, weights: mixture.weights, covariances };
}

function randomStart({ start, method }: State): Start {
  if (start !== 'hand') return start;
  return method === 'kmeans' ? 'k-means++' : 'random-rows';
}
