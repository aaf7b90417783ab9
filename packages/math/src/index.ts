export { choleskyFactor } from './cholesky-factor.ts';
export { cholesky, choleskyLogDet, choleskySolve } from './cholesky.ts';
export {
  type CovarianceEllipse,
  type CovarianceEllipseOptions,
  covarianceEllipse,
  covarianceEllipseRules,
} from './covariance-ellipse.ts';
export { digamma } from './digamma.ts';
export { exp } from './exp.ts';
export { gaussianLogPdf, gaussianPdf } from './gaussian.ts';
export { invertLower, invertLowerInPlace } from './invert-lower.ts';
export { type JacobiEigen, jacobiEigen } from './jacobi-eigen.ts';
export { logGamma } from './log-gamma.ts';
export { logSumExp, softmax } from './log-sum-exp.ts';
export { log } from './log.ts';
export { mahalanobis, multivariateGaussianLogPdf } from './multivariate-gaussian.ts';
export { type PartitionedGaussian, others, partitionGaussian } from './partition-gaussian.ts';
export { room } from './room.ts';
export { sinCos } from './sin-cos.ts';
export { smallestEigenvalue } from './smallest-eigenvalue.ts';
export { type SymmetricEigen, symmetricEigen } from './symmetric-eigen.ts';
