import {
  type Matrix,
  type MatrixInput,
  type Rule,
  describe,
  MixwellError,
  refuseUnknown,
  refused,
  toTable,
} from '@mixwell/core';
import { choleskyFactor } from '@mixwell/math';

/** A conjugate prior of each component; what is not given follows from the data, as for 'auto'. */
export interface GmmPrior {
  /** Rows that each mean counts as having had at `mean`, at least 0. Default 0.01. */
  shrinkage?: number;
  /** Where the means are expected: one value a feature. Default: the mean of the data. */
  mean?: ArrayLike<number>;
  /** Degrees of freedom of the covariances, at least 0. Default: features + 2. */
  dof?: number;
  /**
   * A variance, or features x features and positive definite. Default: the covariance of the data, or the mean of its variances in families
   * without orientations, over components^(2 / features).
   */
  scale?: number | MatrixInput;
  /** The parameter of the weights' symmetric Dirichlet distribution, at least 1. Default 1. */
  weights?: number;
}

/** A GmmPrior whose parts have been checked one by one. */
export interface GivenPrior {
  readonly shrinkage?: number;
  readonly mean?: Float64Array;
  readonly dof?: number;
  readonly scale?: number | Matrix;
  readonly weights?: number;
}

export const givenPriorRule: Rule<GivenPrior> = {
  doc: '',
  type: 'GmmPrior',
  expected: 'an object of shrinkage, mean, dof, scale and weights',
  read(value, { owner }) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refused;
    refuseUnknown(`${owner}: "prior"`, ['shrinkage', 'mean', 'dof', 'scale', 'weights'], value);
    const { shrinkage, mean, dof, scale, weights } = value as GmmPrior;
    const number = (part: string, given: number, least: number): number => {
      if (Number.isFinite(given) && given >= least) return given;
      throw refusal(owner, part, `a finite number of at least ${least}`, given);
    };
    return Object.freeze({
      ...(shrinkage !== undefined && { shrinkage: number('shrinkage', shrinkage, 0) }),
      ...(mean !== undefined && { mean: readMean(owner, mean) }),
      ...(dof !== undefined && { dof: number('dof', dof, 0) }),
      ...(scale !== undefined && { scale: readScale(owner, scale) }),
      ...(weights !== undefined && { weights: number('weights', weights, 1) }),
    });
  },
  bad: [
    0,
    'some',
    [],
    { shrink: 1 },
    { shrinkage: -1 },
    { mean: [NaN] },
    { dof: 'three' },
    { scale: 0 },
    { weights: 0.5 },
  ],
};

function readMean(owner: string, mean: ArrayLike<number>): Float64Array {
  const copy = Float64Array.from(mean);
  if (copy.length > 0 && copy.every(Number.isFinite)) return copy;
  throw refusal(owner, 'mean', 'one finite number a feature', mean);
}

function readScale(owner: string, scale: number | MatrixInput): number | Matrix {
  if (typeof scale === 'number') {
    if (scale > 0 && scale < Infinity) return scale;
    throw refusal(owner, 'scale', 'above 0 and finite, or a matrix', scale);
  }
  const { data, rows, cols } = toTable(scale, `${owner}: "prior.scale"`);
  const isSymmetric = data.every((value, at) => value === data[(at % cols) * cols + Math.floor(at / cols)]);
  if (rows !== cols || !isSymmetric || !choleskyFactor(data.slice(), cols)) {
    throw new MixwellError('not-positive-definite', `${owner}: "prior.scale" is not symmetric and positive definite.`, {
      option: 'prior.scale',
    });
  }
  return { data: data.slice(), rows, cols };
}

function refusal(owner: string, part: string, expected: string, got: unknown): MixwellError {
  return new MixwellError('invalid-param', `${owner}: "prior.${part}" must be ${expected}; got ${describe(got)}.`, {
    option: `prior.${part}`,
  });
}
