import { type State, hasStart } from './state.ts';

/** How many features the fit has. */
export function axesOf({ columns }: Pick<State, 'columns'>): 1 | 2 {
  return columns[1] === null ? 1 : 2;
}

/** `state` without what cannot be beside the rest: points, starts and held parameters of another number of axes or components. */
export function settled(state: State): State {
  const axes = axesOf(state);
  const added = state.added.length % axes === 0 ? state.added : [];
  const hand = fitting(state, axes);
  const isPossible = hasStart(state.method, state.start) && (state.start !== 'hand' || hand !== null);
  const start = isPossible ? state.start : state.method === 'kmeans' ? 'k-means++' : 'random-rows';
  return { ...state, added, hand: start === 'hand' ? hand : null, start };
}

function fitting({ hand, components }: State, axes: number): State['hand'] {
  if (!hand || hand.means.length !== components || !hand.means.every(({ length }) => length === axes)) return null;
  const isWhole =
    (hand.weights === undefined || hand.weights.length === components) &&
    (hand.covariances === undefined || hand.covariances.length === components);
  return isWhole ? hand : { means: hand.means };
}
