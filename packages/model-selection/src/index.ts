export { aic } from './aic.ts';
export { alignLabels } from './align-labels.ts';
export { type BestOf, bestOf, bestOfAsync } from './best-of.ts';
export { type BestOfAsyncOptions, type BestOfOptions, bestOfAsyncRules, bestOfRules } from './best-of-options.ts';
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
export { bic } from './bic.ts';
export type { Criteria, Criterion } from './criteria.ts';
export {
  type CrossValidateAsyncOptions,
  type CrossValidateOptions,
  type CrossValidation,
  type Fold,
  crossValidate,
  crossValidateAsync,
  crossValidateAsyncRules,
  crossValidateRules,
} from './cross-validate.ts';
export { type Elbow, type ElbowOptions, elbow, elbowRules } from './elbow.ts';
export { explain } from './explain.ts';
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
export { type GridValues, grid } from './grid.ts';
export { type SoftModel, icl } from './icl.ts';
export { type CriterionOptions, criterionRules } from './likelihood.ts';
export { type ModelOf, select, selectAsync } from './select.ts';
export { type SelectAsyncOptions, type SelectOptions, selectAsyncRules, selectRules } from './select-options.ts';
export type { FittedRow, Selection, SelectionRow } from './selection.ts';
export { selectionCsv } from './selection-csv.ts';
export { type FrameOf, selectionFrame } from './selection-frame.ts';
export type { SelectionJson, SelectionRowJson } from './selection-json.ts';
export { type FlatRow, selectionRows } from './selection-rows.ts';
export type { StartReport } from './start-report.ts';
export {
  type Stability,
  type StabilityAsyncOptions,
  type StabilityOptions,
  stability,
  stabilityAsync,
  stabilityAsyncRules,
  stabilityRules,
} from './stability.ts';
