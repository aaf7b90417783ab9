export type { GmmStart } from './given-start.ts';
export { gmm } from './gmm.ts';
export { gmmFromJSON, gmmKind } from './from-json.ts';
export { type ScikitLearnGmm, gmmFromScikitLearn } from './from-scikit-learn.ts';
export type { GmmModel } from './model.ts';
export type { GmmStream } from './stream/stream.ts';
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
export { gmmPartialFit } from './stream/partial-fit.ts';
export { type GmmPartialFitOptions, gmmPartialFitRules } from './stream/options.ts';
export { reorderComponents } from './reorder-components.ts';
