import { MixwellError, describe } from '@mixwell/core';
import type { CovarianceName } from '@mixwell/covariance-families';
import type { Mixture } from '@mixwell/mixtures';
import { boxAlongColumns, permutedBox } from './box-of-columns.ts';
import { type Derived, familyOfParts, quoted } from './derived.ts';

/**
 * The distribution of some columns whatever the others are, in the order of `chosen`: of each Gaussian its part [1].
 *
 * @throws MixwellError `invalid-param` where `chosen` is not an array of names of columns, each at most once, at least one.
 *
 * [1] C. M. Bishop, Pattern Recognition and Machine Learning (2006), eq. 2.98.
 */
export function marginal(
  mixture: Mixture,
  columns: readonly string[],
  covariance: CovarianceName,
  chosen: readonly string[],
): Derived {
  const places = placesOf(columns, chosen);
  const isWhole = places.length === columns.length;
  const { weight, box } = mixture.noise ?? {};
  return {
    mixture: {
      ...partOf(mixture, places),
      ...(box && {
        noise: { weight: weight as number, box: isWhole ? permutedBox(box, places) : boxAlongColumns(box, places) },
      }),
    },
    columns: chosen,
    covariance: isWhole ? covariance : familyOfParts(covariance),
    source: `Derived from a mixture of ${quoted(columns)}: the marginal distribution of ${quoted(chosen)}.`,
  };
}

/** The part of each mean and covariance at `places`. */
function partOf({ components, cols, weights, means, covariances }: Mixture, places: readonly number[]): Mixture {
  const n = places.length;
  return {
    components,
    cols: n,
    weights,
    means: Float64Array.from({ length: components * n }, (_, c) => means[Math.floor(c / n) * cols + places[c % n]]),
    covariances: Float64Array.from({ length: components * n * n }, (_, at) => {
      const row = Math.floor(at / n);
      return covariances[(Math.floor(row / n) * cols + places[row % n]) * cols + places[at % n]];
    }),
  };
}

function placesOf(columns: readonly string[], chosen: unknown): number[] {
  const refuse = (what: string): never => {
    throw new MixwellError('invalid-param', `gmm.marginal: ${what}.`, { columns });
  };
  if (!Array.isArray(chosen) || chosen.length === 0) refuse(`expected an array of columns; got ${describe(chosen)}`);
  return (chosen as unknown[]).map((name, at, all) => {
    const place = columns.indexOf(name as string);
    if (place < 0)
      refuse(
        `there is no column ${typeof name === 'string' ? `"${name}"` : describe(name)}; the columns are ${quoted(columns)}`,
      );
    if (all.indexOf(name) < at) refuse(`the column "${columns[place]}" is there twice`);
    return place;
  });
}
