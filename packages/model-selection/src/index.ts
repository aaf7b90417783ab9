export { aic } from './aic.ts';
export { type BestOf, bestOf, bestOfAsync } from './best-of.ts';
export { type BestOfAsyncOptions, type BestOfOptions, bestOfAsyncRules, bestOfRules } from './best-of-options.ts';
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
export { type GridValues, grid } from './grid.ts';
export { type SoftModel, icl } from './icl.ts';
export { type CriterionOptions, criterionRules } from './likelihood.ts';
export { type ModelOf, select, selectAsync } from './select.ts';
export { type SelectAsyncOptions, type SelectOptions, selectAsyncRules, selectRules } from './select-options.ts';
export type { FittedRow, Selection, SelectionRow } from './selection.ts';
export type { SelectionJson, SelectionRowJson } from './selection-json.ts';
export { type FlatRow, selectionRows } from './selection-rows.ts';
export type { StartReport } from './start-report.ts';
