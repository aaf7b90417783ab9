import {
  type Estimator,
  type FitReport,
  type FittedModel,
  MixwellError,
  type Rows,
  isMixwellError,
  plural,
} from '@mixwell/core';
import { abortedError } from './aborted-error.ts';
import type { BestOfOptions } from './best-of-options.ts';
import { crossingsOf } from './crossings.ts';
import type { Drawn } from './drawn.ts';
import { noModel } from './no-model.ts';
import { goalOf, isBetter } from './objective.ts';
import type { Optima } from './optima.ts';
import { plannedStarts } from './planned-starts.ts';
import { Race } from './race.ts';
import type { Start, StartReport } from './start-report.ts';
import type { Work } from './work.ts';

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

/** Starts that are no random ones: from a smaller model of the same rows. They are stopped where they are heading for less than the best. */
export interface GrownStarts<M extends FittedModel> {
  readonly recipes: readonly Estimator<M>[];
  /** One that is as good as the smaller model whatever happens; made where the best start is not, and taken even if halves of a small component are spurious. */
  readonly lastResort: Estimator<M>;
  /** How far the smaller model came. */
  readonly floor: FitReport;
}

/** Options of `bestOf`, checked, and what else there is to start from. */
export interface StartsControl<M extends FittedModel> extends Omit<BestOfOptions, 'sampleWeights'> {
  /** What `plannedStarts` gives, where somebody has it already. */
  readonly planned?: readonly Start<M>[];
  /** Made after these. */
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
  const { onStart, abandon = false, cross = true, grown, planned = plannedStarts(recipe, rows, control) } = control;
  const race = new Race<M>(control.allowSpurious ?? false, grown?.floor);
  function* make(start: Start<M>, anyWillDo?: true): Work<StartReport, M> {
    const outcome = yield* attempt<M>(start, (inner) =>
      abortedError(owner, `${plural(race.starts.length, 'start')} of ${recipe.name}`, inner, {
        get model() {
          return race.best ?? inner.details.model;
        },
      }),
    );
    return race.add(start, outcome, anyWillDo);
  }
  /** Whether the caller wants more, after a start of `total` that are planned so far. */
  const goesOn = (report: StartReport, total: number): boolean =>
    onStart?.(report, race.starts.length + race.crossings.length, total) !== false;

  const grownOnes = (grown?.recipes ?? []).map((one, i) => grownStart(one, rows, planned.length + i, planned.length));
  const all = [...planned, ...grownOnes];
  if (!abandon) yield { soon: planned };
  let isOver = false;
  for (const start of all) {
    const goal = (abandon || start.origin === 'grown') && race.best ? goalOf(race.best.report) : undefined;
    isOver = !goesOn(yield* make(goal ? { ...start, goal } : start), all.length);
    if (isOver) break;
  }
  let optima: Optima<M> | undefined;
  let crossings: Drawn<Start<M>> | undefined;
  for (let index = 0; cross && !isOver; index++) {
    if (!crossings || optima !== race.optima) {
      optima = race.optima;
      crossings = crossingsOf(recipe, rows, control, optima);
      yield { soon: crossings.from(index) };
    }
    const start = crossings.take(index);
    isOver = start === undefined || !goesOn(yield* make(start), race.starts.length + control.starts);
  }
  if (grown && race.best && isBetter(grown.floor, race.best.report)) {
    yield* make(grownStart(grown.lastResort, rows, race.starts.length), true);
  }
  const { best, failures } = race;
  const starts = Object.freeze(race.starts);
  if (best === undefined) throw noModel(owner, recipe.name, starts, failures);
  return { model: best, starts, crossings: Object.freeze(race.crossings), agreeing: race.agreeing(best) };
}

function grownStart<M extends FittedModel>(recipe: Estimator<M>, rows: Rows, index: number, beside = 0): Start<M> {
  return { recipe, rows, beside, index, seed: null, origin: 'grown' };
}

/** The model, or the error of a start that may fail without the others failing too: one without a seed by any error of ours. */
function* attempt<M extends FittedModel>(
  start: Start<M>,
  aborted: (inner: MixwellError) => MixwellError,
): Work<M | MixwellError, M> {
  const { recipe, origin } = start;
  try {
    const model = yield start;
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
