/** The workers as entries of a bundle by esbuild, which follows imports, not URLs. */
export const workerEntries: Readonly<Record<string, string>> = {
  'mixwell-worker': '@mixwell/kernels/worker',
  'kmeans-worker': '@mixwell/kmeans/fit-worker',
  'gmm-worker': '@mixwell/gmm/fit-worker',
  'bayesian-gmm-worker': '@mixwell/bayesian-gmm/fit-worker',
};
