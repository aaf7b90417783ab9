import { type Matrix, covarianceEllipse } from 'mixwell';

/** Where a density falls to that of so many standard deviations from its mean. */
export interface Ellipse {
  /** The group that it belongs to. */
  readonly group: number;
  readonly standardDeviations: number;
  /** points x 2, closed: the first point comes again at the end. */
  readonly outline: readonly (readonly [x: number, y: number])[];
}

/** The ellipses of each mean and covariance at each distance. */
export function ellipsesOf(means: Matrix, covariances: readonly Matrix[], distances: readonly number[]): Ellipse[] {
  return covariances.flatMap((covariance, group) =>
    distances.map((standardDeviations) => {
      const mean = means.data.subarray(2 * group, 2 * group + 2);
      const { outline } = covarianceEllipse(mean, covariance, { standardDeviations, points: 72 });
      const point = (i: number): [number, number] => [outline.data[2 * i], outline.data[2 * i + 1]];
      return {
        group,
        standardDeviations,
        outline: Array.from({ length: outline.rows + 1 }, (_, i) => point(i % outline.rows)),
      };
    }),
  );
}
