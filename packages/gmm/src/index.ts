export type { GmmStart } from './given-start.ts';
export { gmm } from './gmm.ts';
export { type GmmModel, gmmFromJSON, gmmKind } from './model.ts';
export type { CovarianceName } from './families/index.ts';
export type { Family } from './families/letters.ts';
export { type GmmOptions, gmmRules } from './options.ts';
export { bayesianGmm } from './bayesian/bayesian-gmm.ts';
export {
  type BayesianGmmModel,
  type PosteriorParameters,
  bayesianGmmFromJSON,
  bayesianGmmKind,
} from './bayesian/model.ts';
export { type BayesianGmmOptions, bayesianGmmRules } from './bayesian/options.ts';
export type { Box, Noise } from './noise/noise.ts';
export type { GmmPrior } from './prior-option.ts';
