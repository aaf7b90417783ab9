import { describe, expect, it } from 'vitest';
import { gradientMean, gradientMeanKind } from '../test/gradient-mean.ts';
import { derivedReport } from './derived-report.ts';
import { fromJSON } from './json.ts';

const report = derivedReport({ objectiveName: 'inertia', better: 'smaller' }, 'Derived from a model of gradientMean.');

describe('derivedReport', () => {
  it('has no rows, no iteration, an objective of 0, has not converged, and says from what it comes', () => {
    expect(report).toEqual({
      objective: 0,
      objectiveName: 'inertia',
      better: 'smaller',
      history: [],
      iterations: 0,
      stop: 'stopped-by-caller',
      converged: false,
      rows: 0,
      totalWeight: 0,
      warnings: [{ code: 'derived', message: 'Derived from a model of gradientMean.' }],
    });
    expect([report, report.history, report.warnings, report.warnings[0]].every((part) => Object.isFrozen(part))).toBe(
      true,
    );
  });

  it('comes back from JSON; without its warning, with rows, or as converged it is no report', () => {
    const json = gradientMean({ rate: 0.3 }).fit([1, 2, 6]).toJSON();
    const read = (changes: object): unknown =>
      fromJSON(JSON.parse(JSON.stringify({ ...json, report: { ...report, ...changes } })), [gradientMeanKind]).report;
    expect(read({})).toEqual(report);
    for (const changes of [{ warnings: [] }, { rows: 3 }, { totalWeight: 3 }, { stop: 'tolerance' }]) {
      expect(() => read(changes)).toThrow('"report" is not the report of a fit');
    }
  });
});
