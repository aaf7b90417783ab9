export { type ComponentAlignment, alignComponents } from './align-components.ts';
export {
  type ComponentOverlap,
  type ComponentOverlapOptions,
  componentOverlap,
  componentOverlapRules,
} from './component-overlap.ts';
export {
  type MergeComponents,
  type MergeComponentsOptions,
  type MergedClusters,
  mergeComponents,
  mergeComponentsRules,
} from './merge-components.ts';
export type { FittedMixture, NoiseBox } from './fitted-mixture.ts';
export {
  type StandardError,
  type StandardErrors,
  type StandardErrorsOptions,
  standardErrors,
  standardErrorsRules,
} from './standard-errors.ts';
