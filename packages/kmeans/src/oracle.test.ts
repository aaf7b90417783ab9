import { dataset, fixedDatasets, oracle } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { kmeans } from './index.ts';

/** Relative; the largest difference seen is below 1e-14. */
const TOLERANCE = 1e-12;

describe.each([...fixedDatasets, 'digits64'])('%s', (name) => {
  const x = dataset(name);

  it('Lloyd from fixed rows follows the reference, round by round', () => {
    for (const { k, fixed_init: fixed } of oracle(`kmeans_${name}`).runs) {
      const init = { ...rowsOf(x, fixed.rows), columns: x.columns };
      const { report, labels } = kmeans({ clusters: k, init, tolerance: 0, maxIterations: 1000 }).fit(x);
      const wanted = fixed.inertia_per_round.slice(1);
      report.history.slice(0, wanted.length).forEach((inertia, i) => expectClose(inertia, wanted[i]));
      expectClose(report.objective, fixed.final_inertia);
      expect(report.iterations).toBe(fixed.rounds - 1);
      if (fixed.labels) expect(Array.from(labels)).toEqual(fixed.labels);
    }
  });

  it('the best known partition is a fixed point, with the inertia that the reference states', () => {
    for (const { k, best_known_inertia: best, centers, is_lloyd_fixed_point: fixed } of oracle('kmeans_best_known')[
      name
    ].runs) {
      const model = kmeans({ clusters: k, init: centers, tolerance: 0 }).fit(x);
      if (fixed) expectClose(model.inertia, best, 1e-9);
      else expect(model.inertia).toBeLessThanOrEqual(best * (1 + 1e-9));
    }
  });
});

function rowsOf({ data, cols }: { data: Float64Array; cols: number }, rows: number[]) {
  return {
    data: Float64Array.from(rows.flatMap((i) => Array.from(data.subarray(i * cols, (i + 1) * cols)))),
    rows: rows.length,
    cols,
  };
}

function expectClose(got: number, wanted: number, tolerance = TOLERANCE): void {
  expect(Math.abs(got - wanted) / Math.max(1, Math.abs(wanted))).toBeLessThan(tolerance);
}
