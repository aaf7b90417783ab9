import { type GmmOptions, type GmmStart, type KmeansOptions, gmm, kmeans } from 'mixwell';
import type { Placed } from '../state/state.ts';
import type { ModelAsk } from './problem.ts';

/** The options of `gmm` that the controls ask for. */
function gmmOptions({ components, covariance, assignment, start, hand, seed, hold }: ModelAsk): GmmOptions {
  return {
    components,
    covariance,
    assignment,
    init: start === 'hand' && hand ? startOf(hand) : start === 'hand' ? 'random-rows' : start,
    update: { weights: !hold.weights, means: !hold.means, covariances: !hold.covariances },
    seed,
  };
}

/** The options of `kmeans` that the controls ask for. */
function kmeansOptions({ components, start, hand, seed }: ModelAsk): KmeansOptions {
  const init = start === 'hand' && hand ? hand.means : start === 'k-means++' ? start : 'random';
  return { clusters: components, init, seed };
}

export function mixtureRecipe(ask: ModelAsk): ReturnType<typeof gmm> {
  return gmm(gmmOptions(ask));
}

export function kmeansRecipe(ask: ModelAsk): ReturnType<typeof kmeans> {
  return kmeans(kmeansOptions(ask));
}

function startOf({ means, weights, covariances }: Placed): GmmStart {
  return { means, ...(weights && { weights }), ...(covariances && { covariances }) };
}
