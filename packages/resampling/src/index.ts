export { alignLabels } from './align-labels.ts';
export {
  type BootstrapIntervals,
  type BootstrapIntervalsAsyncOptions,
  type BootstrapIntervalsOptions,
  type Interval,
  type MixtureModel,
  bootstrapIntervals,
  bootstrapIntervalsAsync,
  bootstrapIntervalsAsyncRules,
  bootstrapIntervalsRules,
} from './bootstrap-intervals.ts';
export {
  type BootstrapLikelihoodRatio,
  type BootstrapLikelihoodRatioAsyncOptions,
  type BootstrapLikelihoodRatioOptions,
  type LikelihoodRatioTest,
  bootstrapLikelihoodRatio,
  bootstrapLikelihoodRatioAsync,
  bootstrapLikelihoodRatioAsyncRules,
  bootstrapLikelihoodRatioRules,
} from './bootstrap-likelihood-ratio.ts';
export { type Consensus, type ConsensusOptions, consensus, consensusRules } from './consensus.ts';
export {
  type CrossValidateAsyncOptions,
  type CrossValidateOptions,
  type CrossValidation,
  type Fold,
  crossValidate,
  crossValidateAsync,
  crossValidateAsyncRules,
  crossValidateRules,
  foldsOf,
} from './cross-validate.ts';
export type { GapRule } from './gap-rule.ts';
export {
  type GapRow,
  type GapStatistic,
  type GapStatisticAsyncOptions,
  type GapStatisticOptions,
  gapStatistic,
  gapStatisticAsync,
  gapStatisticAsyncRules,
  gapStatisticRules,
} from './gap-statistic.ts';
export { type Likelihood, hasDensity, likelihoodOf, noDensity } from './likelihood.ts';
export {
  type Stability,
  type StabilityAsyncOptions,
  type StabilityOptions,
  stability,
  stabilityAsync,
  stabilityAsyncRules,
  stabilityRules,
} from './stability.ts';
