/** The house from the ground up: a package may depend on floors below its own, never beside or above it. */
export const floors: readonly (readonly string[])[] = [
  ['core'],
  ['math'],
  ['random', 'kernels'],
  ['fit-pool', 'datasets', 'metrics', 'covariance-families', 'plot-layers'],
  ['kmeans', 'mixtures'],
  ['mixture-starts'],
  ['bayesian-gmm'],
  ['gmm'],
  ['restarts', 'diagnostics', 'frames', 'plot'],
  ['resampling'],
  ['model-selection'],
  ['mixwell'],
  ['demo', 'lectures', 'playground'],
];

const estimators = ['kmeans', 'bayesian-gmm', 'gmm'];

/** Arrows that go down and are still refused: choosing between models, and asking them, must work for every estimator alike. */
export const refused: Readonly<Record<string, readonly string[]>> = {
  restarts: estimators,
  resampling: estimators,
  'model-selection': estimators,
  diagnostics: estimators,
  plot: estimators,
  'plot-layers': estimators,
};
