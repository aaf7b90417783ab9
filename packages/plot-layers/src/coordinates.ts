import { type Matrix, MixwellError, plural, zeros } from '@mixwell/core';
import type { Mixture } from './mixture.ts';
import type { Moments } from './moments.ts';
import type { Layout } from './options.ts';
import { principalAxes } from './principal-axes.ts';
import { percent } from './rounded.ts';

/** What is drawn along the axes of a picture: some features, or directions among them. */
export interface Coordinates {
  /** One: a line; two: a plane; more: a panel for each pair. */
  readonly titles: readonly string[];
  /** Whether they are all features, in their order. */
  readonly areAllFeatures: boolean;
  /** rows x features to rows x coordinates. */
  place(x: Matrix): Matrix;
  /** The exact distribution of the coordinates. */
  mixture(mixture: Mixture): Mixture;
  /** What the subtitle says of them. */
  readonly notes: readonly string[];
}

/** Panels for each pair of so many features are still large enough by themselves, and by demand. */
const AUTO_PAIRS = 5;
const MOST_PAIRS = 10;

/**
 * The coordinates of a picture of the features at `positions`.
 *
 * @param titles  one a feature.
 * @param moments  of the features, asked for where principal components are drawn.
 * @throws MixwellError `invalid-param` for pairs of too many features.
 */
export function coordinatesOf(
  owner: string,
  titles: readonly string[],
  positions: readonly number[],
  layout: Layout,
  moments: () => Moments,
): Coordinates {
  const count = positions.length;
  if (count <= 2 || layout === 'pairs' || (layout === 'auto' && count <= AUTO_PAIRS)) {
    if (count <= MOST_PAIRS) return featureCoordinates(titles, positions);
    throw new MixwellError(
      'invalid-param',
      `${owner}: "layout" must be 'components' for ${count} features; pairs of more than ${MOST_PAIRS} are too small to read.`,
      { option: 'layout', features: count },
    );
  }
  const { axes, origin, shares } = principalAxes(moments(), positions);
  const title = (c: number): string => `principal component ${c + 1} (${percent(shares[c])} of the variance)`;
  const features = `${plural(count, 'feature')}, scaled to variance 1`;
  return {
    ...linear(axes, origin),
    titles: [title(0), title(1)],
    areAllFeatures: false,
    notes: [`First two principal components of ${features}: ${percent(shares[0] + shares[1])} of the variance`],
  };
}

function featureCoordinates(columns: readonly string[], positions: readonly number[]): Coordinates {
  const axes = zeros(positions.length, columns.length);
  positions.forEach((j, c) => (axes.data[c * columns.length + j] = 1));
  const titles = positions.map((j) => columns[j]);
  const areAllFeatures = positions.length === columns.length && positions.every((j, c) => j === c);
  const maps = linear(axes, new Float64Array(columns.length));
  return { ...maps, ...(areAllFeatures && { place: (x: Matrix) => x }), titles, areAllFeatures, notes: [] };
}

/**
 * The linear map axes (x - origin) of rows and of mixtures; that of a Gaussian mixture is one, with these means and covariances.
 *
 * @param axes  coordinates x features.
 */
function linear(axes: Matrix, origin: Float64Array): Pick<Coordinates, 'place' | 'mixture'> {
  const { rows: count, cols } = axes;
  const place = ({ data, rows }: Matrix): Matrix => {
    const placed = zeros(rows, count);
    for (let i = 0; i < rows; i++) {
      for (let c = 0; c < count; c++) {
        let sum = 0;
        for (let j = 0; j < cols; j++) {
          const weight = axes.data[c * cols + j];
          if (weight !== 0) sum += weight * (data[i * cols + j] - origin[j]);
        }
        placed.data[i * count + c] = sum;
      }
    }
    return placed;
  };
  const about = (covariance: Matrix): Matrix => {
    const turned = zeros(count, count);
    for (let a = 0; a < count; a++) {
      for (let b = 0; b < count; b++) {
        let sum = 0;
        for (let i = 0; i < cols; i++) {
          for (let j = 0; j < cols; j++)
            sum += axes.data[a * cols + i] * covariance.data[i * cols + j] * axes.data[b * cols + j];
        }
        turned.data[a * count + b] = sum;
      }
    }
    return turned;
  };
  return {
    place,
    mixture: ({ weights, means, covariances }) => ({
      weights,
      means: place(means),
      covariances: covariances.map(about),
    }),
  };
}
