import { isMixwellError, matrix, randomStream } from '@mixwell/core';
import { dataset, oracle } from '@mixwell/oracle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KmeansModel, kmeans, kmeans1d, kmeans1dFromJSON, kmeansFromJSON } from '../index.ts';

/** The least inertia of `values` in so many runs, by trying all cuts. */
function leastInertia(values: readonly number[], weights: readonly number[], clusters: number): number {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b]);
  const cost = (first: number, end: number): number => {
    const mine = order.slice(first, end).filter((i) => weights[i] > 0);
    const total = mine.reduce((sum, i) => sum + weights[i], 0);
    const mean = mine.reduce((sum, i) => sum + weights[i] * values[i], 0) / (total || 1);
    return mine.reduce((sum, i) => sum + weights[i] * (values[i] - mean) ** 2, 0);
  };
  const least = (end: number, runs: number): number =>
    runs === 1
      ? cost(0, end)
      : Math.min(...order.slice(0, end).map((_, i) => least(i, runs - 1) + cost(i, end)), Infinity);
  return least(order.length, clusters);
}

const parts = ({ centers, labels, inertia }: KmeansModel) => [Array.from(centers.data), Array.from(labels), inertia];

describe('by hand', () => {
  it('1, 2, 10, 11, 20 in three clusters: centers 1.5, 10.5 and 20, inertia 1; in two: 4.8 and more', () => {
    const model = kmeans1d({ clusters: 3 }).fit([11, 1, 20, 2, 10]);
    expect(parts(model)).toEqual([[1.5, 10.5, 20], [1, 0, 2, 0, 1], 1]);
    expect(model.report.history[0]).toBeCloseTo(238.8, 12);
    expect(model.report).toMatchObject({ stop: 'tolerance', converged: true, iterations: 3, objectiveName: 'inertia' });
  });

  it('of the two equal best cuts of 0, 1, 2 the first run is the shorter', () => {
    expect(parts(kmeans1d({ clusters: 2 }).fit([0, 1, 2]))).toEqual([[0, 1.5], [0, 1, 1], 0.5]);
  });

  it('weights 1, 1, 9 pull the cut of 0, 1, 2 behind 1', () => {
    const model = kmeans1d({ clusters: 2 }).fit([0, 1, 2], { sampleWeights: [1, 1, 9] });
    expect(parts(model)).toEqual([[0.5, 2], [0, 0, 1], 0.5]);
  });

  it('equal values share a cluster', () => {
    expect(parts(kmeans1d({ clusters: 2 }).fit([5, 5, 7, 5, 7]))).toEqual([[5, 7], [0, 0, 1, 0, 1], 0]);
  });

  it('predict takes the nearest center, transform gives distances', () => {
    const model = kmeans1d({ clusters: 2 }).fit([0, 0, 10]);
    expect(Array.from(model.predict([2, 9]))).toEqual([0, 1]);
    expect(Array.from(model.transform([2]).data)).toEqual([2, 8]);
  });
});

const lines = fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 3, maxLength: 9 });

describe('properties', () => {
  it('is the least inertia that trying all cuts finds, and labels, centers and inertia agree with predict', () => {
    fc.assert(
      fc.property(
        lines,
        fc.integer({ min: 1, max: 3 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
        (x, k, stream) => {
          const sampleWeights = x.map((_, i) => (i < 3 ? 1 : (stream.next().value as number)));
          const model = kmeans1d({ clusters: k }).fit(x, { sampleWeights });
          expect(model.inertia).toBeCloseTo(leastInertia(x, sampleWeights, k), 9);
          expect(model.predict(x)).toEqual(model.labels);
          const sum = x.reduce(
            (total, value, i) => total + sampleWeights[i] * (value - model.centers.data[model.labels[i]]) ** 2,
            0,
          );
          expect(model.inertia).toBeCloseTo(sum, 9);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('the divided search of long lines is the full search', () => {
    const random = randomStream('line');
    const x = Array.from({ length: 120 }, () => Math.floor(random() * random() * 4096));
    const ones = x.map(() => 1);
    for (const k of [2, 3]) {
      expect(kmeans1d({ clusters: k }).fit(x).inertia).toBeCloseTo(leastInertia(x, ones, k), 5);
    }
  });

  it('is never above kmeans, refined', () => {
    const x = matrix(dataset('precip'));
    for (const clusters of [2, 7, 20]) {
      const other = kmeans({ clusters, refine: 'hartigan-wong' }).fit(x);
      expect(kmeans1d({ clusters }).fit(x).inertia).toBeLessThanOrEqual(other.inertia * (1 + 1e-12));
    }
  });

  it('an integer weight is a repeated row, and 0 an absent one, to the bit', () => {
    fc.assert(
      fc.property(lines, fc.infiniteStream(fc.integer({ min: 0, max: 3 })), (x, stream) => {
        const sampleWeights = x.map((_, i) => (i < 2 ? 1 : (stream.next().value as number)));
        const repeated = x.flatMap((value, i) => Array<number>(sampleWeights[i]).fill(value));
        const weighted = kmeans1d({ clusters: 2 }).fit(x, { sampleWeights });
        const model = kmeans1d({ clusters: 2 }).fit(repeated);
        expect([model.inertia, model.centers]).toEqual([weighted.inertia, weighted.centers]);
      }),
    );
  });

  it('the order of rows changes nothing but the order of labels', () => {
    fc.assert(
      fc.property(lines, (x) => {
        const here = kmeans1d({ clusters: 3 }).fit(x);
        const there = kmeans1d({ clusters: 3 }).fit([...x].reverse());
        expect(parts(there)).toEqual([Array.from(here.centers.data), Array.from(here.labels).reverse(), here.inertia]);
      }),
    );
  });

  it.each([1e6, 1e8, -1e12])('shifting by %d changes neither labels nor a digit of the inertia', (by) => {
    const random = randomStream('shift');
    const x = Array.from({ length: 500 }, () => Math.floor(random() * 8192) / 1024);
    const here = kmeans1d({ clusters: 6 }).fit(x);
    const there = kmeans1d({ clusters: 6 }).fit(x.map((value) => value + by));
    expect(there.labels).toEqual(here.labels);
    expect(there.inertia / here.inertia).toBeCloseTo(1, 13);
  });

  it.each([1e-6, 1e6])('multiplying by %d changes no label', (scale) => {
    const x = Array.from(dataset('galaxies').data);
    const here = kmeans1d({ clusters: 5 }).fit(x);
    const there = kmeans1d({ clusters: 5 }).fit(x.map((value) => value * scale));
    expect(there.labels).toEqual(here.labels);
    expect(there.inertia / scale ** 2 / here.inertia).toBeCloseTo(1, 13);
  });

  it('a fine cluster at 0 and one at 1e9 both keep their digits', () => {
    const model = kmeans1d({ clusters: 4 }).fit([0, 0.25, 3, 3.25, 1e9, 1e9 + 0.25, 1e9 + 3, 1e9 + 3.25]);
    expect(parts(model)).toEqual([[0.125, 3.125, 1e9 + 0.125, 1e9 + 3.125], [0, 0, 1, 1, 2, 2, 3, 3], 0.125]);
  });
});

describe('a fit on the way', () => {
  it('step m is the optimum of m clusters, with a model that agrees with itself', () => {
    const x = matrix(dataset('galaxies'));
    const seen: number[] = [];
    const model = kmeans1d({ clusters: 5 }).fit(x, {
      onIteration(step) {
        const snapshot = step.snapshot();
        seen.push(step.objective);
        expect([snapshot.clusters, snapshot.inertia]).toEqual([step.iteration, step.objective]);
        expect(snapshot.predict(x)).toEqual(snapshot.labels);
        expect(parts(kmeans1d({ clusters: step.iteration }).fit(x))).toEqual(parts(snapshot));
      },
    });
    expect(model.report.history).toEqual(seen);
  });

  it('stopped by the caller after two, it has two clusters and says why', () => {
    const model = kmeans1d({ clusters: 5 }).fit([1, 2, 3, 4, 5, 6], { onIteration: ({ iteration }) => iteration < 2 });
    expect([model.clusters, model.report.stop]).toEqual([2, 'stopped-by-caller']);
  });

  it('aborted, the error has the model so far', () => {
    const control = new AbortController();
    const run = () =>
      kmeans1d({ clusters: 3 }).fit([1, 2, 9], { signal: control.signal, onIteration: () => control.abort() });
    expect(run).toThrow(
      expect.objectContaining({ code: 'aborted', details: expect.objectContaining({ iterations: 1 }) }),
    );
  });

  it('fitAsync has the same bits with 1 and with 2 workers', async () => {
    const random = randomStream('async');
    const x = Array.from({ length: 5000 }, () => random());
    const recipe = kmeans1d({ clusters: 4 });
    const expected = JSON.stringify(recipe.fit(x));
    for (const workers of [1, 2]) expect(JSON.stringify(await recipe.fitAsync(x, { workers }))).toBe(expected);
  });
});

describe('JSON', () => {
  const model = kmeans1d({ clusters: 2 }).fit([1, 2, 8, 9]);

  it('goes round with every number', () => {
    const again = kmeans1dFromJSON(JSON.parse(JSON.stringify(model)));
    expect(JSON.stringify(again)).toBe(JSON.stringify(model));
    expect(again.predict([0, 10])).toEqual(Int32Array.of(0, 1));
  });

  it('that is not of kmeans1d, or not whole, is refused', () => {
    const json = model.toJSON();
    expect(() => kmeansFromJSON(json)).toThrow('is of kind "kmeans1d"; expected "kmeans"');
    expect(() => kmeans1dFromJSON({ ...json, state: { ...json.state, labels: [0, 0, 2, 1] } })).toThrow('"labels"');
    expect(() => kmeans1dFromJSON({ ...json, state: {} })).toThrow('"state.clusters" is missing');
  });
});

describe('hostile data', () => {
  it('more clusters than distinct values: inertia 0, a warning, and the last center repeated', () => {
    const model = kmeans1d({ clusters: 4 }).fit([3, 1, 3, 1, 1]);
    expect(parts(model)).toEqual([[1, 3, 3, 3], [1, 0, 1, 0, 0], 0]);
    expect(model.report.warnings[0]).toMatchObject({
      code: 'duplicate-centers',
      message: expect.stringContaining('2 distinct rows'),
    });
  });

  it('as many clusters as rows; one row; all rows equal', () => {
    expect(kmeans1d({ clusters: 3 }).fit([7, 5, 6]).inertia).toBe(0);
    expect(parts(kmeans1d({ clusters: 1 }).fit([7]))).toEqual([[7], [0], 0]);
    expect(kmeans1d({ clusters: 1 }).fit([7, 7]).inertia).toBe(0);
  });

  it('rows of weight 0 take no part, and are labelled', () => {
    const model = kmeans1d({ clusters: 2 }).fit([0, 1, 1000], { sampleWeights: [1, 1, 0] });
    expect(parts(model)).toEqual([[0, 1], [0, 1, 1], 0]);
  });

  it.each<[string, () => unknown, string, string]>([
    [
      'two columns',
      () => kmeans1d({ clusters: 1 }).fit([[1, 2]]),
      'shape-mismatch',
      'kmeans1d: expected 1 column; got 2 columns (x0, x1).',
    ],
    [
      'too few rows',
      () => kmeans1d({ clusters: 3 }).fit([1, 2]),
      'invalid-input',
      'kmeans1d: 3 clusters need at least as many rows; got 2 rows.',
    ],
    ['a NaN', () => kmeans1d({ clusters: 1 }).fit([1, NaN]), 'invalid-input', 'kmeans1d: row 1, column "x0" is NaN'],
    [
      'squares that overflow',
      () => kmeans1d({ clusters: 1 }).fit([1e200, -1e200]),
      'invalid-input',
      'squares overflow',
    ],
    [
      'no clusters',
      () => kmeans1d({ clusters: 0 }),
      'invalid-param',
      '"clusters" must be a whole number of at least 1; got 0.',
    ],
  ])('%s: a clear error', (_, run, code, message) => {
    expect(run).toThrow(message);
    try {
      run();
    } catch (error) {
      expect(isMixwellError(error, code as 'invalid-input')).toBe(true);
    }
  });
});

describe.each(['galaxies', 'precip'])('%s', (name) => {
  it('the exact optimum for 2 to 6 clusters, to 1e-13', () => {
    for (const { k, best_known_inertia: best } of oracle('kmeans_best_known')[name].runs) {
      expect(kmeans1d({ clusters: k }).fit(matrix(dataset(name))).inertia / best).toBeCloseTo(1, 13);
    }
  });
});
