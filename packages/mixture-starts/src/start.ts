import type { Fit, Seed } from '@mixwell/core';
import type { CovarianceName } from '@mixwell/covariance-families';
import type { Mixture } from '@mixwell/mixtures';
import type { GivenStart } from './given-start.ts';
import { givenStart } from './given.ts';
import { simpleKinds, startOfKind } from './of-kind.ts';
import type { StartContext } from './partition.ts';
import { portfolioStart } from './portfolio.ts';

/** Ways to make a start from the rows alone. */
export const startKinds = ['portfolio', ...simpleKinds] as const;

export type StartKind = (typeof startKinds)[number];

/** The options that say where EM starts. */
export interface StartParams {
  readonly components: number;
  readonly covariance: CovarianceName;
  readonly init: StartKind | GivenStart;
  readonly seed: Seed;
}

/** The mixture of `components` that EM starts from. */
export function* startMixture(params: StartParams, context: StartContext): Fit<Mixture> {
  const { components, init, seed } = params;
  if (typeof init !== 'string') return yield* givenStart(params, init, context);
  if (init === 'portfolio') return yield* portfolioStart(components, seed, context);
  return yield* startOfKind(init, components, seed, context);
}
