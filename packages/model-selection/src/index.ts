export {
  type BootstrapIntervals,
  type BootstrapIntervalsAsyncOptions,
  type BootstrapIntervalsOptions,
  type BootstrapLikelihoodRatio,
  type BootstrapLikelihoodRatioAsyncOptions,
  type BootstrapLikelihoodRatioOptions,
  type Consensus,
  type ConsensusOptions,
  type CrossValidateAsyncOptions,
  type CrossValidateOptions,
  type CrossValidation,
  type Fold,
  type GapRow,
  type GapRule,
  type GapStatistic,
  type GapStatisticAsyncOptions,
  type GapStatisticOptions,
  type Interval,
  type LikelihoodRatioTest,
  type MixtureModel,
  type Stability,
  type StabilityAsyncOptions,
  type StabilityOptions,
  alignLabels,
  bootstrapIntervals,
  bootstrapIntervalsAsync,
  bootstrapIntervalsAsyncRules,
  bootstrapIntervalsRules,
  bootstrapLikelihoodRatio,
  bootstrapLikelihoodRatioAsync,
  bootstrapLikelihoodRatioAsyncRules,
  bootstrapLikelihoodRatioRules,
  consensus,
  consensusRules,
  crossValidate,
  crossValidateAsync,
  crossValidateAsyncRules,
  crossValidateRules,
  gapStatistic,
  gapStatisticAsync,
  gapStatisticAsyncRules,
  gapStatisticRules,
  stability,
  stabilityAsync,
  stabilityAsyncRules,
  stabilityRules,
} from '@mixwell/resampling';
export {
  type BestOf,
  type BestOfAsyncOptions,
  type BestOfOptions,
  type StartReport,
  bestOf,
  bestOfAsync,
  bestOfAsyncRules,
  bestOfRules,
} from '@mixwell/restarts';
export { aic } from './aic.ts';
export { bic } from './bic.ts';
export type { Criteria, Criterion } from './criteria.ts';
export { type CriterionOptions, criterionRules } from './criterion-options.ts';
export { type Elbow, type ElbowOptions, elbow, elbowRules } from './elbow.ts';
export { explain } from './explain.ts';
export { type GridValues, grid } from './grid.ts';
export { type SoftModel, icl } from './icl.ts';
export { type ModelOf, select, selectAsync } from './select.ts';
export { type SelectAsyncOptions, type SelectOptions, selectAsyncRules, selectRules } from './select-options.ts';
export type { FittedRow, Selection, SelectionRow } from './selection.ts';
export { selectionCsv } from './selection-csv.ts';
export { type FrameOf, selectionFrame } from './selection-frame.ts';
export type { SelectionJson, SelectionRowJson } from './selection-json.ts';
export { type FlatRow, selectionRows } from './selection-rows.ts';
