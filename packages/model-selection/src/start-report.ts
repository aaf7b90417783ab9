import type { FittedModel, MixwellError, StopReason } from '@mixwell/core';

/** What became of one start. */
export interface StartReport {
  /** From 0. */
  readonly index: number;
  /** `recipe.with({ seed })` makes the same start again; null for a recipe without seeds. */
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
}

/** The report of the start that ended with this model or error. */
export function startReport(index: number, seed: string | null, outcome: FittedModel | MixwellError): StartReport {
  if (outcome instanceof Error) {
    const none = { objective: null, iterations: null, stop: null, warnings: Object.freeze([]) };
    return Object.freeze({ index, seed, ...none, failed: outcome.message, spurious: false });
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
  });
}

export function warningCodes({ report }: FittedModel): readonly string[] {
  return Object.freeze(report.warnings.map(({ code }) => code));
}
