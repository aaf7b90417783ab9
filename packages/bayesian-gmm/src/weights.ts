import { sum } from '@mixwell/covariance-families';
import { digamma, logGamma } from '@mixwell/math';
import type { WeightPrior } from './options.ts';

/** What is known of the weights: a Dirichlet distribution, or one beta distribution a break of the stick. */
export interface WeightPosterior {
  /** Dirichlet: the concentrations. Stick: the first parameters, for what a component takes of what is left. One a component. */
  readonly concentration: Float64Array;
  /** Stick: the second parameters, for what it leaves to those after it. Dirichlet: none. */
  readonly beyond: Float64Array | null;
}

/**
 * The posterior of the weights, given how much sample weight each component answers for.
 *
 * Dirichlet: [1] eq. 10.58. Dirichlet process: [2] section 3.2, but that the last break has its posterior too: what lies beyond
 * the components that are asked for keeps its share of the prior, so that the bound is one for the process itself.
 *
 * [1] C. M. Bishop, Pattern Recognition and Machine Learning (2006).
 * [2] D. M. Blei, M. I. Jordan, Variational inference for Dirichlet process mixtures, Bayesian Analysis 1 (2006).
 */
export function weightPosterior(kind: WeightPrior, prior: number, counts: Float64Array): WeightPosterior {
  if (kind === 'dirichlet') return { concentration: counts.map((count) => prior + count), beyond: null };
  const beyond = new Float64Array(counts.length);
  for (let k = counts.length - 1, after = 0; k >= 0; after += counts[k--]) beyond[k] = prior + after;
  return { concentration: counts.map((count) => 1 + count), beyond };
}

/** The mean of each weight; those of a stick are scaled to add to 1, as if nothing lay beyond the last. */
export function meanWeights({ concentration, beyond }: WeightPosterior): Float64Array {
  let left = 1;
  const shares = concentration.map((a, k) => {
    if (!beyond) return a;
    const share = (left * a) / (a + beyond[k]);
    left *= beyond[k] / (a + beyond[k]);
    return share;
  });
  const total = sum(shares);
  return shares.map((share) => share / total);
}

/** E[ln weight] of each component: [1] eq. 10.66, [2] section 3.2. */
export function meanLogWeights({ concentration, beyond }: WeightPosterior): Float64Array {
  if (!beyond) {
    const total = digamma(sum(concentration));
    return concentration.map((a) => digamma(a) - total);
  }
  let left = 0;
  return concentration.map((a, k) => {
    const total = digamma(a + beyond[k]);
    const taken = left + digamma(a) - total;
    left += digamma(beyond[k]) - total;
    return taken;
  });
}

/** The Kullback-Leibler divergence of the posterior from the prior, in nats: that of two Dirichlet distributions, or of each two betas. */
export function weightDivergence({ concentration, beyond }: WeightPosterior, prior: number): number {
  if (!beyond) {
    return dirichletDivergence(concentration, new Float64Array(concentration.length).fill(prior));
  }
  let divergence = 0;
  concentration.forEach((a, k) => {
    divergence += dirichletDivergence(Float64Array.of(a, beyond[k]), Float64Array.of(1, prior));
  });
  return divergence;
}

function dirichletDivergence(posterior: Float64Array, prior: Float64Array): number {
  const total = digamma(sum(posterior));
  let divergence = logGamma(sum(posterior)) - logGamma(sum(prior));
  posterior.forEach((a, k) => {
    divergence += logGamma(prior[k]) - logGamma(a) + (a - prior[k]) * (digamma(a) - total);
  });
  return divergence;
}
