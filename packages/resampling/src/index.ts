export { alignLabels } from './align-labels.ts';
export {
  type BootstrapIntervalsAsyncOptions,
  type BootstrapIntervalsOptions,
  bootstrapIntervalsAsyncRules,
  bootstrapIntervalsRules,
} from './bootstrap-intervals-options.ts';
export { bootstrapIntervals, bootstrapIntervalsAsync } from './bootstrap-intervals.ts';
export {
  type BootstrapLikelihoodRatio,
  type LikelihoodRatioTest,
  bootstrapLikelihoodRatio,
  bootstrapLikelihoodRatioAsync,
} from './bootstrap-likelihood-ratio.ts';
export {
  type BootstrapLikelihoodRatioAsyncOptions,
  type BootstrapLikelihoodRatioOptions,
  bootstrapLikelihoodRatioAsyncRules,
  bootstrapLikelihoodRatioRules,
} from './bootstrap-likelihood-ratio-options.ts';
export { type ConsensusOptions, consensusRules } from './consensus-options.ts';
export { type Consensus, consensus } from './consensus.ts';
export {
  type CrossValidateAsyncOptions,
  type CrossValidateOptions,
  crossValidateAsyncRules,
  crossValidateRules,
} from './cross-validate-options.ts';
export { crossValidate, crossValidateAsync, foldsOf } from './cross-validate.ts';
export type { CrossValidation, Fold } from './cross-validation.ts';
export type { GapRule } from './gap-rule.ts';
export { type GapRow, type GapStatistic, gapStatistic, gapStatisticAsync } from './gap-statistic.ts';
export {
  type GapStatisticAsyncOptions,
  type GapStatisticOptions,
  gapStatisticAsyncRules,
  gapStatisticRules,
} from './gap-statistic-options.ts';
export { type Likelihood, hasDensity, likelihoodOf, noDensity } from './likelihood.ts';
export type { MixtureModel } from './mixture-parameters.ts';
export type { BootstrapIntervals, Interval } from './percentile-intervals.ts';
export {
  type StabilityAsyncOptions,
  type StabilityOptions,
  stabilityAsyncRules,
  stabilityRules,
} from './stability-options.ts';
export { type Stability, stability, stabilityAsync } from './stability.ts';
