import { type FitStep, type GmmModel, type Matrix, type StopReason, type Table, gmm } from 'mixwell';
import { type Mixture, matricesOf, rowsOf } from './mixture.ts';
import type { ModelAsk } from './problem.ts';
import { mixtureRecipe } from './recipe.ts';
import type { Moment, Run } from './run.ts';

const NOTHING = { weights: false, means: false, covariances: false };

/**
 * The course of EM.
 *
 * The start is a fit in which every parameter is held: it shows what the first iteration begins with.
 *
 * @throws MixwellError as `gmm` and its `fit`.
 */
export function mixtureRun(ask: ModelAsk, x: Table): Run {
  const recipe = mixtureRecipe(ask);
  const start = recipe.with({ update: NOTHING, maxIterations: 1 }).fit(x);
  const moments: Moment[] = [{ iteration: 0, objective: start.report.objective, mixture: mixtureOf(start) }];
  let model = { iteration: 0, model: start };
  const steps = recipe.steps(x);
  let next = null as FitStep<GmmModel> | null;
  let stop: StopReason | null = null;
  look();
  // Of what the fit may change: the start, in which all is held, would count nothing.
  const freeParameters = next?.snapshot().freeParameters ?? start.freeParameters;

  return {
    objectiveName: start.report.objectiveName,
    moments,
    get stop() {
      return stop;
    },
    freeParameters,
    advance() {
      if (!next) return;
      const { iteration, objective } = next;
      model = { iteration, model: next.snapshot() };
      moments.push({ iteration, objective, mixture: mixtureOf(model.model) });
      look();
    },
    responsibilities(iteration) {
      const at = modelAt(iteration);
      return ask.assignment === 'hard' ? wholeRows(at, x) : inStartOrder(at.predictProba(x), at.startIndex);
    },
    logDensity: (iteration, points) =>
      modelAt(iteration).logDensity({ data: points, rows: points.length / x.cols, cols: x.cols }),
  };

  /** Whether there is one more iteration: a step ends when the next is asked for. */
  function look(): void {
    const { done, value } = steps.next();
    next = done ? null : value;
    if (done) stop = value.report.stop;
  }

  function modelAt(iteration: number): GmmModel {
    if (model.iteration !== iteration) model = { iteration, model: heldModel(moments[iteration].mixture, x) };
    return model.model;
  }
}

/** A model with these parameters, which no fit has changed. */
function heldModel(mixture: Mixture, x: Table): GmmModel {
  const { weights, means } = mixture;
  const init = { weights, means: rowsOf(means, x.cols), covariances: matricesOf(mixture) };
  return gmm({ components: weights.length, init, update: NOTHING, maxIterations: 1, regularization: 0 }).fit(x);
}

/** The parameters of a model, each component in the place that it had in the start. */
export function mixtureOf({ weights, means, covariances, startIndex }: GmmModel): Mixture {
  const order = Array.from(startIndex.keys()).sort((a, b) => startIndex[a] - startIndex[b]);
  const { data, cols } = means;
  return {
    weights: order.map((k) => weights[k]),
    means: order.flatMap((k) => [...data.subarray(k * cols, (k + 1) * cols)]),
    covariances: order.flatMap((k) => [...covariances[k].data]),
  };
}

function inStartOrder({ data, cols }: Matrix, startIndex: Int32Array): Float64Array {
  if (startIndex.every((place, k) => place === k)) return data;
  const ordered = new Float64Array(data.length);
  for (let k = 0; k < cols; k++) {
    for (let from = k, to = startIndex[k]; from < data.length; from += cols, to += cols) ordered[to] = data[from];
  }
  return ordered;
}

/** Each row wholly of its most probable component. */
function wholeRows(model: GmmModel, x: Table): Float64Array {
  const shares = new Float64Array(x.rows * model.clusters);
  model.predict(x).forEach((label, i) => (shares[i * model.clusters + model.startIndex[label]] = 1));
  return shares;
}
