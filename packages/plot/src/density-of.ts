import { type DensityModel, MixwellError, zeros } from '@mixwell/core';
import { log, logSumExp, multivariateGaussianLogPdf } from '@mixwell/math';
import type { LogDensity, Mixture } from '@mixwell/plot-layers';

/** That of a mixture of Gaussians. */
export function mixtureLogDensity({ weights, means, covariances }: Mixture): LogDensity {
  return (x) => {
    const parts = covariances.flatMap((covariance, k) => {
      if (weights[k] === 0) return [];
      const mean = means.data.subarray(k * means.cols, (k + 1) * means.cols);
      const logWeight = log(weights[k]);
      return [multivariateGaussianLogPdf(x, mean, covariance).map((value) => value + logWeight)];
    });
    return Float64Array.from({ length: x.rows }, (_, i) => logSumExp(parts.map((part) => part[i])));
  };
}

/** The distribution of some coordinates of a mixture. */
export function marginalMixture({ weights, means, covariances }: Mixture, coordinates: readonly number[]): Mixture {
  const count = coordinates.length;
  const picked = zeros(means.rows, count);
  for (let k = 0; k < means.rows; k++) {
    coordinates.forEach((c, at) => (picked.data[k * count + at] = means.data[k * means.cols + c]));
  }
  return {
    weights,
    means: picked,
    covariances: covariances.map(({ data, cols }) => {
      const cells = coordinates.flatMap((a) => coordinates.map((b) => data[Math.min(a, b) * cols + Math.max(a, b)]));
      return { data: Float64Array.from(cells), rows: count, cols: count };
    }),
  };
}

/** One component, as a distribution of its own. */
export function componentOf({ means, covariances }: Mixture, k: number): Mixture {
  const mean = means.data.slice(k * means.cols, (k + 1) * means.cols);
  return {
    weights: Float64Array.of(1),
    means: { data: mean, rows: 1, cols: means.cols },
    covariances: [covariances[k]],
  };
}

/** What a model itself says of its features. */
export function modelLogDensity(model: Pick<DensityModel, 'columns' | 'logDensity'>): LogDensity {
  return ({ data, rows, cols }) => model.logDensity({ data, rows, cols, columns: model.columns });
}

/** @throws MixwellError `invalid-param` where there is no such component. */
export function refuseComponent(owner: string, component: number | undefined, components: number): void {
  if (component === undefined || component < components) return;
  throw new MixwellError(
    'invalid-param',
    `${owner}: "component" must be less than the number of components, ${components}; got ${component}.`,
    { option: 'component', value: component },
  );
}
