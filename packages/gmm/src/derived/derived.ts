import { type CovarianceName, families } from '@mixwell/covariance-families';
import type { Mixture } from '@mixwell/mixtures';

/** A mixture that was not fitted but follows from another. */
export interface Derived {
  readonly mixture: Mixture;
  readonly columns: readonly string[];
  readonly covariance: CovarianceName;
  /** From what it comes, as a sentence. */
  readonly source: string;
}

/**
 * The family that the parts of covariances of a family are of, and their residuals given other parts.
 *
 * A part of matrices of one shape, along the columns or along one set of axes, has that too; parts of equal volumes differ in volume,
 * and parts of axes are no axes.
 */
export function familyOfParts(name: CovarianceName): CovarianceName {
  const [volume, shape, orientation] = families[name].name;
  if (shape === 'I' || (shape === 'E' && orientation !== 'V')) return name;
  if (orientation === 'I') return volume === 'E' ? 'VVI' : name;
  return 'VVV';
}

/** `"a", "b"`. */
export function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
