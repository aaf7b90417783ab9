import {
  type Matrix,
  type MatrixInput,
  MixwellError,
  type Rules,
  readOptions,
  realNumber,
  wholeNumber,
} from '@mixwell/core';
import { axisAngle } from './axis-angle.ts';
import { jacobiEigen } from './jacobi-eigen.ts';
import { readSymmetric, readVector } from './read.ts';
import { sinCos } from './sin-cos.ts';

/** A negative eigenvalue of up to this share of the other is taken for a 0 that was rounded. */
const ROUNDING = 1e-12;

export interface CovarianceEllipseOptions {
  /** Radii in standard deviations along the axes, at least 0. Default 1. */
  standardDeviations?: number;
  /** Points of the outline, at least 3. Default 64. */
  points?: number;
}

export interface CovarianceEllipse {
  readonly center: readonly [x: number, y: number];
  /** Half the length of each axis, in data units. */
  readonly radii: readonly [major: number, minor: number];
  /** From the x axis to the major axis, in radians, counterclockwise, in (-pi/2, pi/2]; 0 for a circle. */
  readonly angle: number;
  /** points x 2, counterclockwise from the end of the major axis; the first point is not repeated at the end. */
  readonly outline: Matrix;
}

export const covarianceEllipseRules: Rules<CovarianceEllipseOptions> = {
  standardDeviations: realNumber({ doc: 'Radii in standard deviations along the axes.', default: 1, min: 0 }),
  points: wholeNumber({ doc: 'Points of the outline.', default: 64, min: 3 }),
};

/**
 * The ellipse on which a two-dimensional normal density is constant, at a Mahalanobis distance of `standardDeviations` from the
 * mean.
 *
 * It encloses the share 1 - exp(-s^2 / 2) of the distribution: 39 % for 1 standard deviation, 86 % for 2, 99 % for 3.
 * A covariance without spread in one direction gives a segment, without any a point.
 *
 * @param mean  2 values.
 * @param covariance  2 x 2.
 * @throws MixwellError `invalid-param` for an unknown or bad option; `shape-mismatch` where the mean has not 2 values or the
 *   covariance is not 2 x 2; `invalid-input` for a value that is not a finite number or a covariance that is not symmetric;
 *   `not-positive-definite` for a covariance with a negative eigenvalue.
 */
export function covarianceEllipse(
  mean: ArrayLike<number>,
  covariance: MatrixInput,
  options: CovarianceEllipseOptions = {},
): CovarianceEllipse {
  const owner = 'covarianceEllipse';
  const { standardDeviations, points } = readOptions(owner, covarianceEllipseRules, options);
  const [x, y] = readVector(mean, `${owner}: "mean"`, 2);
  const { variances, direction } = principalAxes(covariance, owner);
  const major = standardDeviations * Math.sqrt(variances[0]);
  const minor = standardDeviations * Math.sqrt(variances[1]);
  return Object.freeze({
    center: Object.freeze([x, y] as const),
    radii: Object.freeze([major, minor] as const),
    angle: axisAngle(...direction),
    outline: outline([x, y], [major, minor], direction, points),
  });
}

function principalAxes(
  covariance: MatrixInput,
  owner: string,
): { variances: [number, number]; direction: [number, number] } {
  const { data, n } = readSymmetric(covariance, `${owner}: "covariance"`);
  if (n !== 2) {
    throw new MixwellError('shape-mismatch', `${owner}: "covariance" must be 2 x 2; got ${n} x ${n}.`, {
      expected: 2,
      got: n,
    });
  }
  const { values, vectors } = jacobiEigen(data, 2);
  if (values[1] < -ROUNDING * values[0]) {
    throw new MixwellError(
      'not-positive-definite',
      `${owner}: "covariance" has the eigenvalue ${values[1]}; expected at least 0.`,
      { value: values[1] },
    );
  }
  return { variances: [values[0], Math.max(values[1], 0)], direction: [vectors[0], vectors[2]] };
}

function outline(
  [x, y]: readonly [number, number],
  [major, minor]: readonly [number, number],
  [cos, sin]: readonly [number, number],
  points: number,
): Matrix {
  const data = new Float64Array(points * 2);
  for (let i = 0; i < points; i++) {
    const turn = sinCos((2 * Math.PI * i) / points);
    const along = major * turn.cos;
    const across = minor * turn.sin;
    data[2 * i] = x + along * cos - across * sin;
    data[2 * i + 1] = y + along * sin + across * cos;
  }
  return Object.freeze({ data, rows: points, cols: 2 });
}
