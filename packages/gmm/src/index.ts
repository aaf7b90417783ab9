export {
  type BayesianGmmModel,
  type BayesianGmmOptions,
  type PosteriorParameters,
  bayesianGmm,
  bayesianGmmFromJSON,
  bayesianGmmKind,
  bayesianGmmRules,
} from '@mixwell/bayesian-gmm';
export { type CovarianceName, type Family, mclustFamilies } from '@mixwell/covariance-families';
export type { GmmStart } from '@mixwell/mixture-starts';
export type { Box, GmmPrior, Noise } from '@mixwell/mixtures';
export { gmm } from './gmm.ts';
export { gmmFromJSON, gmmKind } from './from-json.ts';
export { type ScikitLearnGmm, gmmFromScikitLearn } from './from-scikit-learn.ts';
export type { GmmModel } from './model.ts';
export type { GmmStream } from './stream/stream.ts';
export { type GmmOptions, gmmRules } from './options.ts';
export { gmmPartialFit } from './stream/partial-fit.ts';
export { type GmmPartialFitOptions, gmmPartialFitRules } from './stream/options.ts';
export { reorderComponents } from './reorder-components.ts';
