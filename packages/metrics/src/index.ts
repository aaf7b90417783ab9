export { adjustedMutualInformation } from './adjusted-mutual-information.ts';
export { adjustedRandIndex } from './adjusted-rand-index.ts';
export { type Average, type AverageOptions, averageRules } from './average.ts';
export { calinskiHarabasz } from './calinski-harabasz.ts';
export { type ContingencyTable, contingencyTable } from './contingency-table.ts';
export { daviesBouldin } from './davies-bouldin.ts';
export { fowlkesMallows } from './fowlkes-mallows.ts';
export type { Label, Labels } from './labels.ts';
export { type LabelMatch, matchLabels } from './match-labels.ts';
export { maxAssignment } from './max-assignment.ts';
export { mutualInformation } from './mutual-information.ts';
export { normalizedMutualInformation } from './normalized-mutual-information.ts';
export { randIndex } from './rand-index.ts';
export { type WeightedOptions, weightedRules } from './sample-weights.ts';
export {
  type SilhouetteOptions,
  silhouette,
  silhouetteRules,
  silhouetteSamples,
  silhouetteSteps,
} from './silhouette.ts';
export {
  type SilhouetteEstimate,
  type SilhouetteEstimateOptions,
  silhouetteEstimate,
  silhouetteEstimateRules,
} from './silhouette-estimate.ts';
export { type VMeasureOptions, completeness, homogeneity, vMeasure, vMeasureRules } from './v-measure.ts';
export {
  type WithinDispersionOptions,
  withinDispersion,
  withinDispersionRules,
  withinDispersionSteps,
} from './within-dispersion.ts';
