export { admits } from './admits.ts';
export { closestOf } from './closest-of.ts';
export { commonAxes, fromCommonAxes } from './common-axes.ts';
export type { CentredMoments, CovarianceFamily, Covariances } from './covariance-family.ts';
export { type EigenvalueRatio, checkEigenvalueRatio, limitedTo } from './eigenvalue-ratio.ts';
export { type CovarianceName, families } from './families.ts';
export {
  type Family,
  covarianceParameters,
  mclustFamilies,
  rowsToExceed,
  scoringShape,
  separateFamilies,
} from './letters.ts';
export { diagonalMatrices, diagonalsOf, pooledOver, repeat, sum } from './matrices.ts';
export { raiseEigenvalues } from './raise-eigenvalues.ts';
export { raiseVariances } from './raise-variances.ts';
export { type Least, type Regularization, regularizationOf, unitsOf } from './regularization.ts';
export { volumeOf } from './volumes.ts';
