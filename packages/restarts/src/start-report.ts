import type { FitRequest, FittedModel, MixwellError, StopReason } from '@mixwell/core';

/** A start that is to be made. */
export interface Start<M extends FittedModel> extends FitRequest<M> {
  /** From 0. */
  readonly index: number;
  /** Null for one that is not random. */
  readonly seed: string | null;
  /** Where it begins: at what the recipe does, at a smaller model, or at clusters of two models. */
  readonly origin: 'recipe' | 'grown' | 'crossed';
}

/** What became of one start. */
export interface StartReport {
  /** From 0. */
  readonly index: number;
  /** `recipe.with({ seed })` makes the same start again; null for a recipe without seeds, and for grown and crossed starts. */
  readonly seed: string | null;
  /** Null for a start that failed, as are `iterations` and `stop`. */
  readonly objective: number | null;
  readonly iterations: number | null;
  readonly stop: StopReason | null;
  /** Codes of the model's warnings. */
  readonly warnings: readonly string[];
  /** Why it failed; null for a start that did not. */
  readonly failed: string | null;
  /** Whether the model has the warning `spurious`. */
  readonly spurious: boolean;
  /** Whether it began at a smaller model, as `select` lets the largest model of fewer clusters grow. */
  readonly grown: boolean;
  /** Whether it began at clusters of two models of other starts. */
  readonly crossed: boolean;
  /** Whether it was stopped because it was not going to come as far as the best. */
  readonly abandoned: boolean;
}

/** The report of the start that ended with this model or error. */
export function startReport<M extends FittedModel>(
  { index, seed, origin }: Start<M>,
  outcome: FittedModel | MixwellError,
): StartReport {
  const begun = { grown: origin === 'grown', crossed: origin === 'crossed' };
  if (outcome instanceof Error) {
    const none = { objective: null, iterations: null, stop: null, warnings: Object.freeze([]) };
    return Object.freeze({
      index,
      seed,
      ...none,
      failed: outcome.message,
      spurious: false,
      ...begun,
      abandoned: false,
    });
  }
  const { objective, iterations, stop } = outcome.report;
  const warnings = warningCodes(outcome);
  return Object.freeze({
    index,
    seed,
    objective,
    iterations,
    stop,
    warnings,
    failed: null,
    spurious: warnings.includes('spurious'),
    ...begun,
    abandoned: stop === 'stopped-by-caller',
  });
}

/** The codes of a model's warnings. */
export function warningCodes({ report }: FittedModel): readonly string[] {
  return Object.freeze(report.warnings.map(({ code }) => code));
}
