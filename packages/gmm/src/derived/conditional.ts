import { MixwellError, describe } from '@mixwell/core';
import type { CovarianceName } from '@mixwell/covariance-families';
import { log, others, partitionGaussian, softmax } from '@mixwell/math';
import { type Mixture, alongColumns, covarianceOf, refuseSingular } from '@mixwell/mixtures';
import { boxAlongColumns } from './box-of-columns.ts';
import { type Derived, familyOfParts, quoted } from './derived.ts';

const HALF_LOG_2_PI = 0.9189385332046727;

/**
 * The distribution of the other columns of a row with these `known` cells [1]: weights in proportion to what each component makes of
 * them, means by regression on them, covariances what they leave open.
 *
 * Of noise the box along the columns that holds its box counts, as where cells are missing.
 *
 * @throws MixwellError `invalid-param` where `known` is not an object of columns and finite numbers, or has all columns; `degenerate` where
 *   the cells are so far from every component that their squares overflow.
 *
 * [1] C. M. Bishop, Pattern Recognition and Machine Learning (2006), eq. 2.81 and 2.82; each component by its own.
 */
export function conditional(
  mixture: Mixture,
  columns: readonly string[],
  covariance: CovarianceName,
  known: Readonly<Record<string, number>>,
): Derived {
  const { components, cols, weights, means, noise } = mixture;
  const places = placesOf(columns, known);
  const rest = others(cols, places);
  const n = rest.length;
  const logs = new Float64Array(components + (noise ? 1 : 0));
  const derived = { means: new Float64Array(components * n), covariances: new Float64Array(components * n * n) };
  for (let k = 0; k < components; k++) {
    const part = partitionGaussian(covarianceOf(mixture, k), cols, places) ?? refuseSingular(k, 'gmm.conditional');
    const away = places.map((j) => known[columns[j]] - means[k * cols + j]);
    const whitened = product(part.whitening, away);
    const square = whitened.reduce((sum, value) => sum + value * value, 0);
    logs[k] = log(weights[k]) - places.length * HALF_LOG_2_PI - part.logRoot - 0.5 * square;
    const shift = product(part.regression, whitened);
    for (let i = 0; i < n; i++) derived.means[k * n + i] = means[k * cols + rest[i]] + (shift[i] ?? 0);
    derived.covariances.set(part.residual, k * n * n);
  }
  if (noise) {
    const { low, high } = alongColumns(noise.box);
    logs[components] = places.reduce((sum, j) => sum - log(high[j] - low[j]), log(noise.weight));
  }
  const names = rest.map((j) => columns[j]);
  const told = places.map((j) => `"${columns[j]}" = ${known[columns[j]]}`).join(', ');
  if (!logs.some((value) => value > -Infinity)) {
    throw new MixwellError('degenerate', `gmm.conditional: no component can have ${told}: it is too far away.`, {
      known,
    });
  }
  const shares = softmax(logs.map((value) => (value > -Infinity ? value : -Infinity)));
  return {
    mixture: {
      components,
      cols: n,
      weights: shares.subarray(0, components).slice(),
      ...derived,
      ...(noise && { noise: { weight: shares[components], box: boxAlongColumns(noise.box, rest) } }),
    },
    columns: names,
    covariance: familyOfParts(covariance),
    source: `Derived from a mixture of ${quoted(columns)}: the conditional distribution of ${quoted(names)} given ${told}.`,
  };
}

/** The matrix, as many columns wide as `vector` is long, times the vector. */
function product(matrix: Float64Array, vector: readonly number[]): number[] {
  const width = vector.length;
  return Array.from({ length: width === 0 ? 0 : matrix.length / width }, (_, i) =>
    vector.reduce((sum, value, j) => sum + matrix[i * width + j] * value, 0),
  );
}

/** The places of the known columns, rising. */
function placesOf(columns: readonly string[], known: unknown): number[] {
  const refuse = (what: string): never => {
    throw new MixwellError('invalid-param', `gmm.conditional: ${what}.`, { columns });
  };
  if (typeof known !== 'object' || known === null || Array.isArray(known)) {
    return refuse(`expected an object of columns and their values; got ${describe(known)}`);
  }
  const places = Object.entries(known).map(([name, value]) => {
    const place = columns.indexOf(name);
    if (place < 0) refuse(`there is no column "${name}"; the columns are ${quoted(columns)}`);
    if (!Number.isFinite(value)) refuse(`"${name}" must be a finite number; got ${describe(value)}`);
    return place;
  });
  if (places.length === columns.length) refuse('every column is known, so nothing is left to tell of');
  return places.sort((a, b) => a - b);
}
