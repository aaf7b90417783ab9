import { DERIVED } from './derived-report.ts';
import type { AitkenEstimate, FitReport } from './estimator.ts';
import { invalidModel } from './invalid-model.ts';
import { isRecord } from './json-values.ts';

/**
 * The report of a fit as JSON has it, checked and frozen.
 *
 * @throws MixwellError `invalid-model` for what is no report.
 */
export function readReport(report: Record<string, unknown>): FitReport {
  const { objectiveName, better, history, stop, rows, totalWeight, warnings, aitken } = report;
  const known =
    typeof objectiveName === 'string' &&
    (better === 'smaller' || better === 'larger') &&
    Array.isArray(history) &&
    history.every(Number.isFinite) &&
    ['tolerance', 'max-iterations', 'stopped-by-caller', 'aborted'].includes(stop as string) &&
    Number.isInteger(rows) &&
    Number.isFinite(totalWeight) &&
    Array.isArray(warnings) &&
    warnings.every(
      (warning) => isRecord(warning) && typeof warning.code === 'string' && typeof warning.message === 'string',
    ) &&
    (aitken === undefined || isAitken(aitken)) &&
    (history.length > 0
      ? (rows as number) > 0
      : rows === 0 &&
        totalWeight === 0 &&
        stop === 'stopped-by-caller' &&
        warnings.some(({ code }: { code: string }) => code === DERIVED));
  if (!known) throw invalidModel('"report" is not the report of a fit');
  return Object.freeze({
    objective: (history.at(-1) as number | undefined) ?? 0,
    objectiveName,
    better,
    history: Object.freeze([...(history as number[])]),
    iterations: history.length,
    stop: stop as FitReport['stop'],
    converged: stop === 'tolerance',
    rows: rows as number,
    totalWeight: totalWeight as number,
    warnings: Object.freeze(
      warnings.map(({ code, message }: FitReport['warnings'][number]) => Object.freeze({ code, message })),
    ),
    ...(isAitken(aitken) && { aitken: Object.freeze({ limit: aitken.limit, distance: aitken.distance }) }),
  });
}

function isAitken(value: unknown): value is AitkenEstimate {
  return (
    isRecord(value) &&
    Number.isFinite(value.limit) &&
    Number.isFinite(value.distance) &&
    (value.distance as number) >= 0
  );
}
