export { bayesianGmm } from './bayesian-gmm.ts';
export { type BayesianGmmModel, type PosteriorParameters, bayesianGmmFromJSON, bayesianGmmKind } from './model.ts';
export { type BayesianGmmOptions, bayesianGmmRules } from './options.ts';
