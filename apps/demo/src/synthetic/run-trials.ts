import { type GmmModel, type KmeansModel, bestOf, gmm, homogeneity, kmeans } from 'mixwell';
import { type Outcome, outcome } from './outcome.ts';
import { type Trial, newMoons, trials } from './trials.ts';

/** A trial and what each method made of it. */
export interface TrialResult {
  readonly trial: Trial;
  readonly kmeans: Outcome<KmeansModel>;
  readonly gmm: Outcome<GmmModel>;
}

/** The moons as a density of many round components. */
export interface MoonDensity {
  readonly trial: Trial;
  readonly model: GmmModel;
  /** 1 where no component has rows of both moons. */
  readonly homogeneity: number;
  /** Mean log-density of moons that were not in the fit, in nats a row. */
  readonly newRows: number;
  /** The same of the mixture with one component a moon. */
  readonly newRowsOfTwo: number;
}

export interface Trials {
  readonly results: readonly TrialResult[];
  readonly density: MoonDensity;
}

/** Components of the density: enough to follow the bend. */
const MANY = 16;

export function runTrials(starts: number, seed: string, onFit: (done: number, total: number) => void): Trials {
  const { blobs, moons, mixture } = trials(seed);
  const all = [blobs, moons, mixture];
  const total = 2 * all.length + 1;
  let done = 0;
  const counted = <T>(fitted: T): T => {
    onFit(++done, total);
    return fitted;
  };
  const mixtureOf = ({ x }: Trial, recipe: ReturnType<typeof gmm>): GmmModel =>
    counted(bestOf(recipe, x, { starts, seed }).model);
  const partitionOf = (trial: Trial): KmeansModel =>
    counted(bestOf(kmeans({ clusters: trial.clusters }), trial.x, { starts, seed }).model);

  const results = all.map((trial) => ({
    trial,
    kmeans: outcome('k-means', partitionOf(trial), trial),
    gmm: outcome('mixture', mixtureOf(trial, gmm({ components: trial.clusters })), trial),
  }));
  const model = mixtureOf(moons, gmm({ components: MANY, covariance: 'spherical' }));
  const unseen = newMoons(seed);
  return {
    results,
    density: {
      trial: moons,
      model,
      homogeneity: homogeneity(moons.labels, model.labels),
      newRows: mean(model.logDensity(unseen)),
      newRowsOfTwo: mean(results[1].gmm.model.logDensity(unseen)),
    },
  };
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
