import {
  type Estimator,
  type FitReport,
  type FittedModel,
  MixwellError,
  type Rows,
  type Seed,
  forkSeed,
  isMixwellError,
  plural,
} from '@mixwell/core';
import { abortedError } from './aborted-error.ts';
import type { BestOfOptions } from './best-of-options.ts';
import { stopsHopeless } from './hopeless.ts';
import { agrees, isBetter } from './objective.ts';
import { type Start, type StartReport, startReport } from './start-report.ts';
import type { FitRequest, Work } from './work.ts';

/** The best model of several starts, as `bestStart` finds it. */
export interface BestStart<M extends FittedModel> {
  readonly model: M;
  /** In the order of their making. */
  readonly starts: readonly StartReport[];
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
  const { onStart, allowSpurious = false, abandon = false, grown } = control;
  const planned = plannedStarts(recipe, control);
  const reports: StartReport[] = [];
  const failures: MixwellError[] = [];
  const candidates: FitReport[] = [];
  let best: M | undefined;
  function* make(start: Start<M>): Work<void, M> {
    const onIteration = abandon && best ? stopsHopeless(best.report) : undefined;
    const outcome = yield* attempt<M>(start, { recipe: start.recipe, rows, onIteration }, (inner) =>
      abortedError(owner, `${plural(start.index, 'start')} of ${recipe.name}`, inner, {
        get model() {
          return best ?? inner.details.model;
        },
      }),
    );
    const report = startReport(start, outcome);
    reports.push(report);
    if (outcome instanceof Error) failures.push(outcome);
    else if (allowSpurious || !report.spurious) {
      candidates.push(outcome.report);
      if (best === undefined || replaces(outcome.report, best.report, start.grown ? grown?.floor : undefined)) {
        best = outcome;
      }
    }
  }
  for (const start of planned) {
    yield* make(start);
    if (onStart?.(reports[reports.length - 1], reports.length, planned.length) === false) break;
  }
  if (grown && best && isBetter(grown.floor, best.report)) {
    yield* make({ recipe: grown.lastResort, index: reports.length, seed: null, grown: true });
  }
  Object.freeze(reports);
  if (best === undefined) throw noModel(owner, recipe.name, reports, failures);
  const { report } = best;
  return { model: best, starts: reports, agreeing: candidates.filter((candidate) => agrees(candidate, report)).length };
}

/**
 * Whether a start came further than the best before it. A grown one must come further than agreement, or than a best that is
 * below its `floor`: a model that its seed makes again is kept where it can be.
 */
function replaces(report: FitReport, best: FitReport, floor: FitReport | undefined): boolean {
  return isBetter(report, best) && (floor === undefined || !agrees(report, best) || isBetter(floor, best));
}

/** A start a seed, then the grown ones. */
function plannedStarts<M extends FittedModel>(
  recipe: Estimator<M>,
  { starts, seed = recipe.params.seed as Seed, grown }: StartsControl<M>,
): Start<M>[] {
  const fresh: Omit<Start<M>, 'index'>[] =
    'seed' in recipe.params
      ? Array.from({ length: starts }, (_, i) => forkSeed(seed, `start/${i}`)).map((fork) => ({
          recipe: recipe.with({ seed: fork }),
          seed: fork,
          grown: false,
        }))
      : [{ recipe, seed: null, grown: false }];
  const others = (grown?.recipes ?? []).map((one) => ({ recipe: one, seed: null, grown: true }));
  return [...fresh, ...others].map((start, index) => ({ ...start, index }));
}

/** The model, or the error of a start that may fail without the others failing too: a grown one by any error of ours. */
function* attempt<M extends FittedModel>(
  { recipe, grown }: Start<M>,
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
    if (grown && isMixwellError(error)) return error;
    throw error;
  }
}

function noModel(
  owner: string,
  name: string,
  starts: readonly StartReport[],
  failures: readonly MixwellError[],
): MixwellError {
  const spurious = starts.length - failures.length;
  if (spurious === 0) {
    const all = starts.length === 1 ? 'the only start' : `all ${starts.length} starts`;
    return new MixwellError(
      'degenerate',
      `${owner}: ${all} of ${name} failed; the first: ${failures[0].message}`,
      { starts },
      { cause: failures[0] },
    );
  }
  const others = failures.length > 0 ? `, and the others failed` : '';
  return new MixwellError(
    'degenerate',
    `${owner}: ${spurious} of ${plural(starts.length, 'start')} of ${name} ended in a spurious model, with a component that follows a few rows` +
      `${others}. Ask for fewer components or more starts, or for such a model with "allowSpurious: true".`,
    { starts },
  );
}
