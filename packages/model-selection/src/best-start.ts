import {
  type Crew,
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
import { agrees, isBetter } from './objective.ts';
import { type StartReport, startReport } from './start-report.ts';

export interface BestStart<M extends FittedModel> {
  readonly model: M;
  /** In the order of their making. */
  readonly starts: readonly StartReport[];
  /** How many starts came as far as `model`. */
  readonly agreeing: number;
}

type Control = Omit<BestOfOptions, 'sampleWeights'>;

/** `bestOf` for arguments that have been checked. */
export function bestStart<M extends FittedModel>(
  owner: string,
  recipe: Estimator<M>,
  { matrix, weights }: Rows,
  control: Control,
): BestStart<M> {
  const options = { sampleWeights: weights ?? undefined, signal: control.signal };
  const starts = makeStarts(owner, recipe, control);
  let turn = starts.next();
  while (!turn.done) {
    let model: M;
    try {
      model = turn.value.fit(matrix, options);
    } catch (error) {
      turn = starts.throw(error);
      continue;
    }
    turn = starts.next(model);
  }
  return turn.value;
}

/** `bestOfAsync` for arguments that have been checked. */
export async function bestStartAsync<M extends FittedModel>(
  owner: string,
  recipe: Estimator<M>,
  { matrix, weights }: Rows,
  control: Control,
  workers: Crew | undefined,
): Promise<BestStart<M>> {
  const options = { sampleWeights: weights ?? undefined, signal: control.signal, workers };
  const starts = makeStarts(owner, recipe, control);
  let turn = starts.next();
  while (!turn.done) {
    let model: M;
    try {
      model = await turn.value.fitAsync(matrix, options);
    } catch (error) {
      turn = starts.throw(error);
      continue;
    }
    turn = starts.next(model);
  }
  return turn.value;
}

/** Yields each start that is to be fitted, takes its model or the error that it threw, and ends with the best. */
function* makeStarts<M extends FittedModel>(
  owner: string,
  recipe: Estimator<M>,
  { starts, seed = recipe.params.seed as Seed, onStart, allowSpurious = false }: Control,
): Generator<Estimator<M>, BestStart<M>, M | undefined> {
  const seeds =
    'seed' in recipe.params ? Array.from({ length: starts }, (_, i) => forkSeed(seed, `start/${i}`)) : [null];
  const reports: StartReport[] = [];
  const failures: MixwellError[] = [];
  const candidates: FitReport[] = [];
  let best: M | undefined;
  for (const [index, startSeed] of seeds.entries()) {
    const outcome = yield* attempt(recipe, startSeed, (inner) =>
      abortedError(owner, `${plural(index, 'start')} of ${recipe.name}`, inner, {
        get model() {
          return best ?? inner.details.model;
        },
      }),
    );
    const report = startReport(index, startSeed, outcome);
    reports.push(report);
    if (outcome instanceof Error) failures.push(outcome);
    else if (allowSpurious || !report.spurious) {
      candidates.push(outcome.report);
      if (best === undefined || isBetter(outcome.report, best.report)) best = outcome;
    }
    if (onStart?.(report, reports.length, seeds.length) === false) break;
  }
  Object.freeze(reports);
  if (best === undefined) throw noModel(owner, recipe.name, reports, failures);
  const { report } = best;
  return { model: best, starts: reports, agreeing: candidates.filter((candidate) => agrees(candidate, report)).length };
}

/** The model, or the error of a start that may fail without the others failing too. */
function* attempt<M extends FittedModel>(
  recipe: Estimator<M>,
  seed: string | null,
  aborted: (inner: MixwellError) => MixwellError,
): Generator<Estimator<M>, M | MixwellError, M | undefined> {
  try {
    const model = (yield seed === null ? recipe : recipe.with({ seed })) as M;
    const { objective, objectiveName } = model.report;
    return Number.isFinite(objective)
      ? model
      : new MixwellError('degenerate', `${recipe.name}: the ${objectiveName} is ${objective}.`);
  } catch (error) {
    if (isMixwellError(error, 'not-positive-definite') || isMixwellError(error, 'degenerate')) return error;
    throw isMixwellError(error, 'aborted') ? aborted(error) : error;
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
