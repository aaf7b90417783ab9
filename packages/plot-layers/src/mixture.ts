import {
  type Matrix,
  type MatrixInput,
  MixwellError,
  type Rule,
  defaultColumns,
  describe,
  isMatrix,
  plural,
  refused,
  toTable,
} from '@mixwell/core';

/** A mixture of Gaussians as pictures need it: a model of `gmm`, the truth of `sampleMixture`, or anyone's. */
export interface MixtureLike {
  /** One a component. */
  readonly weights: ArrayLike<number>;
  /** components x features. */
  readonly means: MatrixInput;
  /** One features x features matrix a component. */
  readonly covariances: readonly MatrixInput[];
}

/** A mixture whose shapes agree. */
export interface Mixture {
  readonly weights: Float64Array;
  /** components x features. */
  readonly means: Matrix;
  /** One features x features matrix a component. */
  readonly covariances: readonly Matrix[];
}

export function looksLikeMixture(value: unknown): value is MixtureLike {
  const { weights, means, covariances } = Object(value) as Partial<MixtureLike>;
  return typeof weights === 'object' && typeof means === 'object' && Array.isArray(covariances);
}

/**
 * The mixture, with every shape and number checked.
 *
 * @param features  how many it must have.
 * @throws MixwellError `invalid-param` for what is no mixture; `shape-mismatch` where its parts do not fit each other;
 *   `invalid-input` for a number that is not finite.
 */
export function readMixture(owner: string, value: unknown, features?: number): Mixture {
  if (!looksLikeMixture(value)) {
    throw new MixwellError(
      'invalid-param',
      `${owner}: expected a mixture with weights, means and covariances; got ${describe(value)}.`,
    );
  }
  const means = toTable(value.means, `${owner}: the means`);
  const weights = toTable(value.weights, `${owner}: the weights`);
  const { rows: components, cols } = means;
  const covariances = value.covariances.map((covariance, k) => toTable(covariance, `${owner}: covariance ${k}`));
  const isSquare = ({ rows, cols: width }: Matrix): boolean => rows === cols && width === cols;
  if (weights.data.length !== components || covariances.length !== components || !covariances.every(isSquare)) {
    throw new MixwellError(
      'shape-mismatch',
      `${owner}: a mixture of ${components} components and ${cols} features needs ${components} weights and ${components} covariances of ${cols} x ${cols}.`,
      { components, cols },
    );
  }
  if (features !== undefined && cols !== features) {
    throw new MixwellError('shape-mismatch', `${owner}: expected ${plural(features, 'feature')}; got ${cols}.`, {
      expected: features,
      got: cols,
    });
  }
  return { weights: weights.data, means, covariances };
}

/** The features of a mixture: its own names where it has some. */
export function columnsOf(model: object, features: number): readonly string[] {
  const { columns } = model as { columns?: readonly string[] };
  return columns?.length === features ? columns : defaultColumns(features);
}

export const truthRule: Rule<MixtureLike | undefined> = {
  doc: 'The true mixture, drawn solid and without colour: { weights, means, covariances }.',
  type: 'MixtureLike',
  expected: 'a mixture with weights, means and covariances',
  default: undefined,
  read: (value) => (looksLikeMixture(value) ? value : refused),
  bad: [0, null, {}, [1, 2]],
};

/** Whether labels of each row, rather than a mixture, are meant. */
export function isPerRow(value: unknown): value is ArrayLike<unknown> {
  return typeof value === 'object' && value !== null && 'length' in value && !isMatrix(value);
}
