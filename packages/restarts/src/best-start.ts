import {
  type Estimator,
  type FitReport,
  type FittedModel,
  MixwellError,
  type Rows,
  type Seed,
  isMixwellError,
  plural,
  randomStream,
} from '@mixwell/core';
import { abortedError } from './aborted-error.ts';
import type { BestOfOptions } from './best-of-options.ts';
import { crossed } from './cross.ts';
import { stopsHopeless } from './hopeless.ts';
import { noModel } from './no-model.ts';
import { agrees, isBetter } from './objective.ts';
import { Optima } from './optima.ts';
import { plannedStarts } from './planned-starts.ts';
import { type Start, type StartReport, startReport } from './start-report.ts';
import type { FitRequest, Work } from './work.ts';

/** The best model of several starts, as `bestStart` finds it. */
export interface BestStart<M extends FittedModel> {
  readonly model: M;
  /** In the order of their making. */
  readonly starts: readonly StartReport[];
  /** Those made from clusters of two different models of the others. */
  readonly crossings: readonly StartReport[];
  /** How many starts came as far as `model`. */
  readonly agreeing: number;
}

/** Starts that are no random ones: from a smaller model of the same rows. */
export interface GrownStarts<M extends FittedModel> {
  readonly recipes: readonly Estimator<M>[];
  /** One that is as good as the smaller model whatever happens; made where the best start is not. */
  readonly lastResort: Estimator<M>;
  /** How far the smaller model came. */
  readonly floor: FitReport;
}

/** Options of `bestOf`, checked, and the grown starts that are made after the others. */
export interface StartsControl<M extends FittedModel> extends Omit<BestOfOptions, 'sampleWeights'> {
  readonly grown?: GrownStarts<M>;
}

/**
 * `bestOf` for arguments that have been checked: asks for the fit of each start, takes its model or the error that it threw, and
 * ends with the best.
 */
export function* bestStart<M extends FittedModel>(
  owner: string,
  recipe: Estimator<M>,
  rows: Rows,
  control: StartsControl<M>,
): Work<BestStart<M>, M> {
  const { onStart, allowSpurious = false, abandon = false, cross = true, grown } = control;
  const planned = plannedStarts(recipe, control);
  const starts: StartReport[] = [];
  const crossings: StartReport[] = [];
  const failures: MixwellError[] = [];
  const candidates: FitReport[] = [];
  const optima = new Optima<M>();
  let best: M | undefined;
  function* make(start: Start<M>): Work<StartReport, M> {
    const isCrossed = start.origin === 'crossed';
    const onIteration = (abandon || isCrossed) && best ? stopsHopeless(best.report) : undefined;
    const outcome = yield* attempt<M>(start, { recipe: start.recipe, rows, onIteration }, (inner) =>
      abortedError(owner, `${plural(starts.length, 'start')} of ${recipe.name}`, inner, {
        get model() {
          return best ?? inner.details.model;
        },
      }),
    );
    const report = startReport(start, outcome);
    (isCrossed ? crossings : starts).push(report);
    if (outcome instanceof Error) failures.push(outcome);
    else if (allowSpurious || !report.spurious) {
      if (!isCrossed) candidates.push(outcome.report);
      if (!report.abandoned) optima.add(outcome);
      if (best === undefined || replaces(outcome.report, best.report, start, grown?.floor)) best = outcome;
    }
    return report;
  }
  /** Whether to go on after a start, of `total` that are planned so far. */
  const goesOn = (report: StartReport, total: number): boolean =>
    onStart?.(report, starts.length + crossings.length, total) !== false;

  let isOver = false;
  for (const start of planned) {
    isOver = !goesOn(yield* make(start), planned.length);
    if (isOver) break;
  }
  const random = randomStream(control.seed ?? (recipe.params.seed as Seed), 'crossings');
  while (cross && !isOver && crossings.length < control.starts && optima.models.length > 1) {
    const child = crossed(recipe, ...optima.pair(random), rows, random);
    if (child === null) break;
    const report = yield* make({ recipe: child, index: crossings.length, seed: null, origin: 'crossed' });
    isOver = !goesOn(report, starts.length + control.starts);
  }
  if (grown && best && isBetter(grown.floor, best.report)) {
    yield* make({ recipe: grown.lastResort, index: starts.length, seed: null, origin: 'grown' });
  }
  Object.freeze(starts);
  Object.freeze(crossings);
  if (best === undefined) throw noModel(owner, recipe.name, starts, failures);
  const { report } = best;
  const agreeing = candidates.filter((candidate) => agrees(candidate, report)).length;
  return { model: best, starts, crossings, agreeing };
}

/**
 * Whether a start came further than the best before it. One without a seed must come further than agreement, or than a best that is
 * below `floor`: a model that its seed makes again is kept where it can be.
 */
function replaces(
  report: FitReport,
  best: FitReport,
  { origin }: Pick<Start<FittedModel>, 'origin'>,
  floor: FitReport | undefined,
): boolean {
  if (!isBetter(report, best)) return false;
  return origin === 'recipe' || !agrees(report, best) || (floor !== undefined && isBetter(floor, best));
}

/** The model, or the error of a start that may fail without the others failing too: one without a seed by any error of ours. */
function* attempt<M extends FittedModel>(
  { recipe, origin }: Start<M>,
  request: FitRequest<M>,
  aborted: (inner: MixwellError) => MixwellError,
): Work<M | MixwellError, M> {
  try {
    const model = yield request;
    const { objective, objectiveName } = model.report;
    return Number.isFinite(objective)
      ? model
      : new MixwellError('degenerate', `${recipe.name}: the ${objectiveName} is ${objective}.`);
  } catch (error) {
    if (isMixwellError(error, 'aborted')) throw aborted(error);
    if (isMixwellError(error, 'not-positive-definite') || isMixwellError(error, 'degenerate')) return error;
    if (origin !== 'recipe' && isMixwellError(error)) return error;
    throw error;
  }
}
