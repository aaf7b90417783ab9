export {
  type ClusterModel,
  type Crew,
  type DensityModel,
  type ErrorCode,
  type Estimator,
  type FitAsyncOptions,
  type FitOptions,
  type FitReport,
  type FitStep,
  type FitWarning,
  type FittedModel,
  type FrameLike,
  type Matrix,
  type MatrixInput,
  MixwellError,
  type ModelJson,
  type Seed,
  type StopReason,
  type Table,
  type TransformModel,
  defineEstimator,
  fromJSON,
  isMixwellError,
  matrix,
} from '@mixwell/core';
export * from '@mixwell/datasets';
export * from '@mixwell/frames';
export * from '@mixwell/gmm';
export { allocMatrix } from '@mixwell/kernels';
export {
  type Kmeans1dOptions,
  type KmeansInit,
  type KmeansModel,
  type KmeansOptions,
  kmeans,
  kmeans1d,
  kmeans1dFromJSON,
  kmeans1dKind,
  kmeansFromJSON,
  kmeansKind,
} from '@mixwell/kmeans';
export {
  cholesky,
  choleskyLogDet,
  choleskySolve,
  covarianceEllipse,
  gaussianLogPdf,
  gaussianPdf,
  logSumExp,
  mahalanobis,
  multivariateGaussianLogPdf,
  softmax,
  symmetricEigen,
} from '@mixwell/math';
export * from '@mixwell/metrics';
export * from '@mixwell/model-selection';
