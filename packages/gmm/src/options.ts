import {
  type ClusterModel,
  type ModelJson,
  type Rules,
  type Seed,
  either,
  flag,
  oneOf,
  realNumber,
  seedRule,
  wholeNumber,
} from '@mixwell/core';
import { type CovarianceName, type EigenvalueRatio, families } from '@mixwell/covariance-families';
import {
  type ClusterStart,
  type GivenStart,
  type GmmStart,
  type StartKind,
  givenStartRule,
  modelStartRule,
  startKinds,
} from '@mixwell/mixture-starts';
import {
  type Assignment,
  type GivenPrior,
  type GmmPrior,
  type Update,
  givenPriorRule,
  updateRule,
} from '@mixwell/mixtures';

export interface GmmOptions {
  /** Number of components, at least 1. */
  components: number;
  /** Family of the covariances: one a component, one for all, axis-aligned, round, or by its letters. Default 'full'. */
  covariance?: CovarianceName;
  /** Where EM starts. Default 'portfolio'. */
  init?: StartKind | GmmStart | ClusterModel | ModelJson;
  /** Most iterations, at least 1. Default 1000. */
  maxIterations?: number;
  /** Converged when the mean log-likelihood a row changes by at most this, in nats. Default 1e-6. */
  tolerance?: number;
  /** What keeps covariances positive definite: a bound relative to the data, or a number added to the diagonals. Default 'auto'. */
  regularization?: 'auto' | number;
  /**
   * The most that an eigenvalue of a covariance may be of any other, of any component, in units of the columns; at least 1.
   * Default 'none'.
   */
  eigenvalueRatio?: EigenvalueRatio;
  /**
   * Parameters that EM may change; what is false stays at its start. Default: all. An array says it of each component of a given
   * start; the free weights then share what the held ones leave.
   */
  update?: Partial<Update>;
  /** Rows go to components in shares, or each wholly to its most probable one: classification EM. Default 'soft'. */
  assignment?: Assignment;
  /** What NaN, null or undefined cells mean: an error, or cells that nobody measured. Default 'error'. */
  missing?: 'error' | 'marginalize';
  /** Whether rows may belong to no component, but to noise, uniform over the box of the data. Default false. */
  noise?: boolean;
  /** What is believed of the components before their rows are seen: a conjugate prior, whose posterior EM climbs. Default 'none'. */
  prior?: 'none' | 'auto' | GmmPrior;
  /** Where every random choice comes from; 1 and '1' are the same. Default 0. */
  seed?: Seed;
}

export interface GmmParams {
  readonly components: number;
  readonly covariance: CovarianceName;
  readonly init: StartKind | GivenStart;
  readonly maxIterations: number;
  readonly tolerance: number;
  readonly regularization: 'auto' | number;
  readonly eigenvalueRatio: EigenvalueRatio;
  readonly update: Update;
  readonly assignment: Assignment;
  readonly missing: 'error' | 'marginalize';
  readonly noise: boolean;
  readonly prior: 'none' | 'auto' | GivenPrior;
  readonly seed: Seed;
}

/** The params of a recipe, whose start may wait for the rows that it is for. */
export interface GmmRecipe extends Omit<GmmParams, 'init'> {
  readonly init: GmmParams['init'] | ClusterStart;
}

export const gmmRules: Rules<GmmOptions> = {
  components: wholeNumber({ min: 1, doc: 'Number of components.' }),
  covariance: oneOf(Object.keys(families) as CovarianceName[], {
    default: 'full',
    doc: 'Family of the covariances: one a component, one for all, axis-aligned, round, or by its letters.',
  }),
  init: either<GmmRecipe['init']>([oneOf(startKinds, { doc: '' }), modelStartRule, givenStartRule], {
    default: 'portfolio',
    doc: 'Where EM starts: from a short run, improved by merging and splitting components, a k-means partition, a k-means++ partition, random responsibilities, random rows (as means, or as seeds of a partition), rows merged by the likelihood of a family (VVV, or as named), given parameters, labels or responsibilities, or a fitted model.',
  }),
  maxIterations: wholeNumber({ min: 1, default: 1000, doc: 'Most iterations.' }),
  tolerance: realNumber({
    min: 0,
    default: 1e-6,
    doc: 'Converged when the mean log-likelihood a row changes by at most this, in nats.',
  }),
  regularization: either<'auto' | number>([oneOf(['auto'], { doc: '' }), realNumber({ min: 0, doc: '' })], {
    default: 'auto',
    doc: 'What keeps covariances positive definite: a bound on eigenvalues relative to the data, or a number added to the diagonals.',
  }),
  eigenvalueRatio: either<EigenvalueRatio>([oneOf(['none'], { doc: '' }), realNumber({ min: 1, doc: '' })], {
    default: 'none',
    doc: 'The most that an eigenvalue of a covariance may be of any other, of any component, in units of the columns.',
  }),
  update: updateRule,
  assignment: oneOf(['soft', 'hard'], {
    default: 'soft',
    doc: 'Rows go to components in shares, or each wholly to its most probable one: classification EM.',
  }),
  missing: oneOf(['error', 'marginalize'], {
    default: 'error',
    doc: 'What cells that are NaN, null or undefined are: an error, or missing: a row then counts by the cells that it has.',
  }),
  noise: flag({
    default: false,
    doc: 'Whether rows may belong to no component, but to noise, uniform over the box of the data.',
  }),
  prior: either<GmmParams['prior']>([oneOf(['none', 'auto'], { doc: '' }), givenPriorRule], {
    default: 'none',
    doc: 'What is believed of the components before their rows are seen: a conjugate prior, whose posterior EM climbs.',
  }),
  seed: seedRule(),
};
