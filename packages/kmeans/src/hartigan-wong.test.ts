import { matrix, randomStream } from '@mixwell/core';
import { dataset, fixedDatasets, oracle } from '@mixwell/oracle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KmeansOptions, kmeans } from './index.ts';

const refined = (options: KmeansOptions) => kmeans({ ...options, refine: 'hartigan-wong' });

/** Weighted inertia of a labelling about the means of its clusters. */
function inertiaOf(rows: readonly number[][], labels: ArrayLike<number>, weights: readonly number[]): number {
  const weight = new Map<number, number>();
  const sum = new Map<number, number[]>();
  rows.forEach((row, i) => {
    weight.set(labels[i], (weight.get(labels[i]) ?? 0) + weights[i]);
    sum.set(
      labels[i],
      row.map((value, j) => (sum.get(labels[i])?.[j] ?? 0) + weights[i] * value),
    );
  });
  return rows.reduce((total, row, i) => {
    const mean = sum.get(labels[i])!.map((value) => value / (weight.get(labels[i]) || 1));
    return total + weights[i] * row.reduce((square, value, j) => square + (value - mean[j]) ** 2, 0);
  }, 0);
}

describe('by hand', () => {
  it('0, 2 | 3 is where Lloyd stays with inertia 2; moving 2 alone ends at 0 | 2, 3 with 1/2', () => {
    const options = { clusters: 2, init: [1, 3] };
    expect(kmeans(options).fit([0, 2, 3]).inertia).toBe(2);
    const model = refined(options).fit([0, 2, 3]);
    expect([model.inertia, ...model.labels, ...model.centers.data]).toEqual([0.5, 0, 1, 1, 0, 2.5]);
    expect(model.report).toMatchObject({ history: [2, 0.5, 0.5], stop: 'tolerance', warnings: [] });
  });

  it('a weight of 8 keeps the row 2 where it is, and the others follow', () => {
    const model = refined({ clusters: 2, init: [1.8, 3] }).fit([0, 2, 3], { sampleWeights: [1, 8, 1] });
    expect([...model.labels]).toEqual([0, 1, 1]);
    expect(model.inertia).toBeCloseTo(8 / 9, 14);
  });
});

const example = fc.record({
  rows: fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 2 }), {
    minLength: 6,
    maxLength: 30,
  }),
  clusters: fc.integer({ min: 1, max: 5 }),
  seed: fc.nat(),
});

describe('properties', () => {
  it('no move of a single row lowers the inertia, which is at most that of Lloyd, and predict agrees', () => {
    fc.assert(
      fc.property(example, fc.infiniteStream(fc.integer({ min: 0, max: 3 })), ({ rows, clusters, seed }, stream) => {
        const sampleWeights = rows.map((_, i) => (i < 5 ? 1 : (stream.next().value as number)));
        const options = { clusters, seed, tolerance: 0 };
        const model = refined(options).fit(rows, { sampleWeights });
        const close = 1e-9 * (1 + model.inertia);
        expect(model.report.stop).toBe('tolerance');
        expect(model.predict(rows)).toEqual(model.labels);
        expect(model.inertia).toBeLessThanOrEqual(kmeans(options).fit(rows, { sampleWeights }).inertia + close);
        expect(model.inertia).toBeCloseTo(inertiaOf(rows, model.labels, sampleWeights), 8);
        const used = new Set(model.labels.filter((_, i) => sampleWeights[i] > 0));
        for (const [i] of rows.entries()) {
          for (const k of used) {
            const labels = model.labels.slice();
            labels[i] = k;
            expect(inertiaOf(rows, labels, sampleWeights)).toBeGreaterThan(model.inertia - close);
          }
        }
        model.report.history.reduce((before, after) => {
          expect(after).toBeLessThanOrEqual(before * (1 + 1e-12));
          return after;
        });
      }),
      { numRuns: 150 },
    );
  });

  it('is a fixed point of Lloyd’s iterations', () => {
    fc.assert(
      fc.property(example, ({ rows, clusters, seed }) => {
        const model = refined({ clusters, seed }).fit(rows);
        const again = kmeans({ clusters, init: model.centers, tolerance: 0 }).fit(rows);
        expect(again.labels).toEqual(model.labels);
        expect(again.inertia).toBeCloseTo(model.inertia, 9);
      }),
    );
  });

  it.each([1e6, 1e8])('shifting by %d changes no label; the data are exact there', (by) => {
    const rows = cloud(300);
    const options = { clusters: 5, seed: 3 };
    const here = refined(options).fit(rows);
    const there = refined(options).fit(rows.map((row) => row.map((value) => value + by)));
    expect(there.labels).toEqual(here.labels);
    expect(there.inertia / here.inertia).toBeCloseTo(1, 6);
    expect(there.report.stop).toBe('tolerance');
  });

  it.each([1e-6, 1e6])('multiplying by %d changes no label', (scale) => {
    const rows = cloud(300);
    const here = refined({ clusters: 5 }).fit(rows);
    const there = refined({ clusters: 5 }).fit(rows.map((row) => row.map((value) => value * scale)));
    expect(there.labels).toEqual(here.labels);
    expect(there.inertia / scale ** 2 / here.inertia).toBeCloseTo(1, 10);
  });

  it('from given centers, the order of columns changes no label', () => {
    const rows = cloud(200);
    const init = rows.slice(0, 4);
    const here = refined({ clusters: 4, init }).fit(rows);
    const swap = ([a, b]: number[]) => [b, a];
    const there = refined({ clusters: 4, init: init.map(swap) }).fit(rows.map(swap));
    expect(there.labels).toEqual(here.labels);
    expect(there.inertia / here.inertia).toBeCloseTo(1, 12);
  });
});

describe('hostile data', () => {
  it('fewer distinct rows than clusters: inertia 0 and a warning', () => {
    const model = refined({ clusters: 4 }).fit([1, 1, 1, 2, 2, 3]);
    expect(model.inertia).toBe(0);
    expect(model.report.warnings[0].message).toContain('only 3 distinct rows');
  });

  it('as many clusters as rows, and one row', () => {
    expect(refined({ clusters: 4 }).fit([1, 5, 7, 2]).inertia).toBe(0);
    expect(refined({ clusters: 1 }).fit([[3, 4]]).centers.data).toEqual(Float64Array.of(3, 4));
  });

  it('a limit of iterations holds for both kinds together', () => {
    const rows = cloud(300);
    const { iterations } = kmeans({ clusters: 5 }).fit(rows).report;
    const { report } = refined({ clusters: 5, maxIterations: iterations + 1 }).fit(rows);
    expect([report.iterations, report.stop]).toEqual([iterations + 1, 'max-iterations']);
    expect(refined({ clusters: 5, maxIterations: 1, tolerance: 0 }).fit(rows).report.iterations).toBe(1);
  });

  it('snapshots and stops in mid-refinement have labels that agree with predict', () => {
    const rows = cloud(300);
    const lloyd = kmeans({ clusters: 5 }).fit(rows).report.iterations;
    let seen = 0;
    const model = refined({ clusters: 5 }).fit(rows, {
      onIteration(step) {
        const snapshot = step.snapshot();
        expect(snapshot.predict(rows)).toEqual(snapshot.labels);
        expect(snapshot.inertia).toBe(step.objective);
        return (seen = step.iteration) <= lloyd;
      },
    });
    expect([model.report.stop, seen]).toEqual(['stopped-by-caller', lloyd + 1]);
    expect(model.predict(rows)).toEqual(model.labels);
  });

  it.each([true, 'lloyd', 0, null])('refine: %o is refused', (refine) => {
    expect(() => kmeans({ clusters: 2, refine: refine as false })).toThrow(
      /"refine" must be false, or one of 'hartigan-wong'; got /,
    );
  });
});

describe.each([...fixedDatasets])('%s', (name) => {
  const x = matrix(dataset(name));

  it('from the best of Hartigan and Wong’s algorithm elsewhere no move pays, and 120 starts find it', () => {
    for (const { k, tot_withinss: best } of oracle('kmeans_hartigan_wong')[name]) {
      const { centers, best_known_inertia: known } = oracle('kmeans_best_known')[name].runs.find(
        (run: { k: number }) => run.k === k,
      );
      expect(refined({ clusters: k, init: centers }).fit(x).inertia / known).toBeCloseTo(1, 9);
      let found = Infinity;
      for (let start = 0; start < 120 && found > best * (1 + 1e-9); start++) {
        found = Math.min(found, refined({ clusters: k, seed: start }).fit(x).inertia);
      }
      expect(found, `${k} clusters`).toBeLessThanOrEqual(best * (1 + 1e-9));
    }
  });
});

/** Multiples of 1/1024: 1e8 can be added without rounding. */
function cloud(rows: number): number[][] {
  const random = randomStream('cloud');
  return Array.from({ length: rows }, () => [0, 0].map(() => Math.floor((random() + random()) * 8192) / 1024));
}
