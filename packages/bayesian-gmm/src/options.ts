import {
  type MatrixInput,
  type Rule,
  type Rules,
  type Seed,
  type Table,
  either,
  matrixRule,
  oneOf,
  realNumber,
  refused,
  seedRule,
  wholeNumber,
} from '@mixwell/core';
import { type GivenStart, type GmmStart, givenStartRule } from '@mixwell/mixture-starts';
import type { PrecisionName, Restriction } from './precision-shape.ts';
import type { StickOrder } from './stick-order.ts';

export interface BayesianGmmOptions {
  /** Most components, at least 1; those that the rows do not need keep next to no weight. */
  components: number;
  /** Shape of the covariances: one a component, one for all, axis-aligned or round. Default 'full'. */
  covariance?: PrecisionName;
  /** What the weights are before the rows are seen. Default 'dirichlet-process'. */
  weightPrior?: WeightPrior;
  /** Concentration of the weights' prior, above 0: the smaller, the fewer components. 'auto', the default: 1 / components. */
  weightConcentration?: 'auto' | number;
  /** In which order a Dirichlet process breaks the stick: the largest component first, or as in the start. Default 'size'. */
  stickOrder?: StickOrder;
  /** How many rows the prior of a mean counts for, above 0. Default 1. */
  meanPrecision?: number;
  /** Where means are expected, one number a column. 'auto', the default: the mean of the rows. */
  meanPrior?: 'auto' | ArrayLike<number>;
  /** How many rows the prior of a covariance counts for; above columns - 1, but for 'diag' and 'spherical'. 'auto', the default: columns. */
  degreesOfFreedom?: 'auto' | number;
  /** Scatter that the prior stands for: a variance, one a column, or a matrix. 'auto', the default: the covariance of the rows. */
  covariancePrior?: 'auto' | number | MatrixInput;
  /** Whether the model has covariances of that shape, or only the posterior of full ones has, as in scikit-learn. Default 'model'. */
  restrict?: Restriction;
  /** Where the fit starts. Default 'kmeans'. */
  init?: DivisionKind | GmmStart;
  /** Most iterations, at least 1. Default 1000. */
  maxIterations?: number;
  /** Converged when the bound changes by at most this a row, in nats. Default 1e-6. */
  tolerance?: number;
  /** A least width for the default covariance prior, or a number added to the components' covariances. Default 'auto'. */
  regularization?: 'auto' | number;
  /** Where every random choice comes from; 1 and '1' are the same. Default 0. */
  seed?: Seed;
}

export type WeightPrior = 'dirichlet-process' | 'dirichlet';

/** Ways to divide the rows at the start. */
export type DivisionKind = 'kmeans' | 'k-means++' | 'random' | 'random-rows';

export interface BayesianGmmParams {
  readonly components: number;
  readonly covariance: PrecisionName;
  readonly weightPrior: WeightPrior;
  readonly weightConcentration: 'auto' | number;
  readonly stickOrder: StickOrder;
  readonly meanPrecision: number;
  readonly meanPrior: 'auto' | Float64Array;
  readonly degreesOfFreedom: 'auto' | number;
  readonly covariancePrior: 'auto' | number | Table;
  readonly restrict: Restriction;
  readonly init: DivisionKind | GivenStart;
  readonly maxIterations: number;
  readonly tolerance: number;
  readonly regularization: 'auto' | number;
  readonly seed: Seed;
}

function numberAbove0(about: { doc: string; default?: number }): Rule<number> {
  return {
    ...about,
    type: 'number',
    expected: 'a finite number above 0',
    read: (value) => (Number.isFinite(value) && (value as number) > 0 ? (value as number) : refused),
    bad: [0, -1, NaN, Infinity, null, '1', {}],
  };
}

const numbers: Rule<Float64Array> = {
  doc: '',
  type: 'ArrayLike<number>',
  expected: 'an array of finite numbers, one a column',
  read(value) {
    if (!Array.isArray(value) && !ArrayBuffer.isView(value)) return refused;
    const cells = Array.from(value as unknown as ArrayLike<unknown>);
    return cells.length > 0 && cells.every(Number.isFinite) ? Float64Array.from(cells as number[]) : refused;
  },
  bad: [0, null, {}, [], [NaN], ['1']],
};

const auto = oneOf(['auto'], { doc: '' });

export const bayesianGmmRules: Rules<BayesianGmmOptions> = {
  components: wholeNumber({
    min: 1,
    doc: 'Most components; those that the rows do not need keep next to no weight.',
  }),
  covariance: oneOf(['full', 'tied', 'diag', 'spherical'], {
    default: 'full',
    doc: 'Shape of the covariances: one a component, one for all, axis-aligned or round.',
  }),
  weightPrior: oneOf(['dirichlet-process', 'dirichlet'], {
    default: 'dirichlet-process',
    doc: 'What the weights are before the rows are seen: broken from a stick one after another, or all alike.',
  }),
  weightConcentration: either<'auto' | number>([auto, numberAbove0({ doc: '' })], {
    default: 'auto',
    doc: "Concentration of the weights' prior: the smaller, the fewer components. 'auto' is 1 / components.",
  }),
  stickOrder: oneOf(['size', 'start'], {
    default: 'size',
    doc: 'In which order a Dirichlet process breaks the stick: the largest component first, sorted anew in each iteration, or as in the start.',
  }),
  meanPrecision: numberAbove0({ default: 1, doc: 'How many rows the prior of a mean counts for.' }),
  meanPrior: either<'auto' | Float64Array>([auto, numbers], {
    default: 'auto',
    doc: "Where means are expected, one number a column. 'auto' is the mean of the rows.",
  }),
  degreesOfFreedom: either<'auto' | number>([auto, numberAbove0({ doc: '' })], {
    default: 'auto',
    doc: "How many rows the prior of a covariance counts for; 'full' and 'tied' need more than columns - 1. 'auto' is the number of columns.",
  }),
  covariancePrior: either<'auto' | number | Table>(
    [auto, numberAbove0({ doc: '' }), matrixRule({ doc: '', what: 'one number a column, or a matrix' })],
    {
      default: 'auto',
      doc: "Scatter that the prior of a covariance stands for: one variance, one a column, or a matrix. 'auto' is the covariance of the rows.",
    },
  ),
  restrict: oneOf(['model', 'posterior'], {
    default: 'model',
    doc: "What has the shape of `covariance`: the model's covariances, or, as in scikit-learn, only the posterior of full ones.",
  }),
  init: either<BayesianGmmParams['init']>(
    [oneOf(['kmeans', 'k-means++', 'random', 'random-rows'], { doc: '' }), givenStartRule],
    {
      default: 'kmeans',
      doc: 'Where the fit starts: from a k-means partition, a k-means++ partition, random responsibilities, the rows nearest to random rows, or given labels, responsibilities or parameters.',
    },
  ),
  maxIterations: wholeNumber({ min: 1, default: 1000, doc: 'Most iterations.' }),
  tolerance: realNumber({
    min: 0,
    default: 1e-6,
    doc: 'Converged when the bound changes by at most this a row, in nats.',
  }),
  regularization: either<'auto' | number>([auto, realNumber({ min: 0, doc: '' })], {
    default: 'auto',
    doc: "'auto' keeps the default covariance prior from being singular; a number is added to every component's covariance.",
  }),
  seed: seedRule(),
};
