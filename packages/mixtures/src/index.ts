export { type Assign, type Assigned, type Assignment, type Conclude, assigner } from './assignment.ts';
export { type EmParams, type EmResult, em } from './em.ts';
export { labelsUnder } from './labels-under.ts';
export { type Maximized, maximize } from './maximize.ts';
export { imputed, labelsOfGappy, logDensityOfGappy, responsibilitiesOfGappy } from './missing-cells.ts';
export {
  type Mixture,
  canonical,
  covarianceOf,
  gappyScoringOf,
  gathered,
  isScorable,
  ranked,
  refuseSingular,
  reordered,
  scoringOf,
} from './mixture.ts';
export { boxOfRows } from './noise/box.ts';
export { noiseState, readNoise } from './noise/noise-state.ts';
export { type Box, type Noise, alongColumns } from './noise/noise.ts';
export { dataCovariance, pooledMixture } from './pooled-mixture.ts';
export { type GivenPrior, type GmmPrior, givenPriorRule } from './prior-option.ts';
export { type Prior, checkPrior, priorOf, withPrior } from './prior.ts';
export { responsibilitiesUnder } from './responsibilities-under.ts';
export { type BlockView, type RowsView, type ViewParams, viewBlock, viewRows } from './rows-view.ts';
export { type Sample, drawRows, sampleRows } from './sample.ts';
export { type Update, checkUpdate, freeParameters, isUpdate, updateAll, updateRule } from './update.ts';
export { degenerateColumns } from './warnings/degenerate-columns.ts';
export { notMonotone } from './warnings/not-monotone.ts';
export { spuriousComponents } from './warnings/spurious-components.ts';
export { warningsOf } from './warnings/warnings-of.ts';
