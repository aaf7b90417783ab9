import { describe, expect, it } from 'vitest';
import { fitReport } from './estimator.ts';

const about = { rows: 4, cols: 1, columns: ['x0'], totalWeight: 6.5, presentRows: 3 };

describe('fitReport', () => {
  it('adds what follows from the history and the stop reason', () => {
    const warnings = [{ code: 'spurious', message: 'One row.' }];
    expect(
      fitReport(about, { objectiveName: 'inertia', better: 'smaller', history: [9, 4], stop: 'tolerance', warnings }),
    ).toEqual({
      objective: 4,
      objectiveName: 'inertia',
      better: 'smaller',
      history: [9, 4],
      iterations: 2,
      stop: 'tolerance',
      converged: true,
      rows: 4,
      totalWeight: 6.5,
      warnings,
    });
  });

  it('has an Aitken estimate where one was made, frozen and copied', () => {
    const aitken = { limit: 5, distance: 1 };
    const facts = {
      objectiveName: 'inertia',
      better: 'larger',
      history: [4],
      stop: 'tolerance',
      warnings: [],
    } as const;
    const report = fitReport(about, { ...facts, aitken });
    expect(report.aitken).toEqual(aitken);
    expect(report.aitken).not.toBe(aitken);
    expect(Object.isFrozen(report.aitken)).toBe(true);
    expect('aitken' in fitReport(about, { ...facts, aitken: undefined })).toBe(false);
  });

  it.each(['max-iterations', 'stopped-by-caller', 'aborted'] as const)('%s is not converged', (stop) => {
    expect(
      fitReport(about, { objectiveName: 'inertia', better: 'smaller', history: [1], stop, warnings: [] }).converged,
    ).toBe(false);
  });

  it('is frozen, and does not follow the arrays that it came from', () => {
    const history = [1];
    const report = fitReport(about, {
      objectiveName: 'inertia',
      better: 'smaller',
      history,
      stop: 'aborted',
      warnings: [],
    });
    history.push(2);
    expect(report.history).toEqual([1]);
    expect([report, report.history, report.warnings].every((part) => Object.isFrozen(part))).toBe(true);
  });
});
