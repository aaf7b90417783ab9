import type { FitReport, FittedModel, MixwellError } from '@mixwell/core';
import { agrees, isBetter } from './objective.ts';
import { Optima } from './optima.ts';
import { type Start, type StartReport, startReport } from './start-report.ts';

/** What the starts of one recipe have come to so far. */
export class Race<M extends FittedModel> {
  /** In the order of their making. */
  readonly starts: StartReport[] = [];
  /** Those made from clusters of two different models of the others. */
  readonly crossings: StartReport[] = [];
  readonly failures: MixwellError[] = [];
  optima = new Optima<M>();
  best: M | undefined;
  readonly #allowSpurious: boolean;
  readonly #floor: FitReport | undefined;
  readonly #candidates: FitReport[] = [];

  /** `floor` is how far a smaller model came, if one grows. */
  constructor(allowSpurious: boolean, floor: FitReport | undefined) {
    this.#allowSpurious = allowSpurious;
    this.#floor = floor;
  }

  /** Takes up what a start ended with; a spurious model only where any will do. */
  add(start: Start<M>, outcome: M | MixwellError, anyWillDo = this.#allowSpurious): StartReport {
    const isCrossed = start.origin === 'crossed';
    const report = startReport(start, outcome);
    (isCrossed ? this.crossings : this.starts).push(report);
    if (outcome instanceof Error) {
      this.failures.push(outcome);
    } else if (anyWillDo || !report.spurious) {
      if (!isCrossed) this.#candidates.push(outcome.report);
      if (!report.abandoned) this.optima = this.optima.with(outcome);
      if (this.best === undefined || this.#replaces(start, outcome.report, this.best.report)) this.best = outcome;
    }
    return report;
  }

  /** How many starts came as far as `best`; crossings do not count. */
  agreeing(best: M): number {
    return this.#candidates.filter((candidate) => agrees(candidate, best.report)).length;
  }

  /**
   * Whether a start came further than the best before it. One without a seed must come further than agreement, or than a best that is
   * below the floor: a model that its seed makes again is kept where it can be.
   */
  #replaces({ origin }: Start<M>, report: FitReport, best: FitReport): boolean {
    if (!isBetter(report, best)) return false;
    return origin === 'recipe' || !agrees(report, best) || (this.#floor !== undefined && isBetter(this.#floor, best));
  }
}
