import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MatrixInput } from '@mixwell/core';
import { dataset, datasetLabels, fixedDatasets, oracle } from '@mixwell/oracle';
import { type Labels, calinskiHarabasz, daviesBouldin, silhouette, silhouetteSamples } from './index.ts';

type Index = (x: MatrixInput, labels: Labels) => number;

const indices: readonly [string, Index][] = [
  ['silhouette', silhouette],
  ['calinskiHarabasz', calinskiHarabasz],
  ['daviesBouldin', daviesBouldin],
];

/** Two or three blobs in the plane, on a grid of 1/64: a shift by a whole number is exact. */
const grid = fc.integer({ min: -640, max: 640 }).map((steps) => steps / 64);
const clustered = fc
  .array(fc.tuple(grid, grid, fc.integer({ min: 0, max: 2 })), { minLength: 6, maxLength: 60 })
  .map((rows) => {
    const at = [0, 25, 70];
    const x = rows.map(([p, q, k]) => [p + at[k], q - at[k]]);
    return { x: [...x, [0.5, 0], [1, 1], [25, 0], [26, -25]], labels: [...rows.map(([, , k]) => k), 0, 0, 1, 1] };
  });

function expectRelative(got: number, expected: number, tolerance: number): void {
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected));
}

describe('internal indices, properties', () => {
  it.each(indices)('%s loses nothing to a shift by 1e6 and 1e8', (_, index) => {
    fc.assert(
      fc.property(clustered, ({ x, labels }) => {
        for (const shift of [1e6, 1e8]) {
          const shifted = x.map(([p, q]) => [p + shift, q - shift]);
          expectRelative(index(shifted, labels), index(x, labels), 1e-12);
        }
      }),
    );
  });

  it.each(indices)(
    '%s does not change with the units: a power of two changes no bit, 1e-200 and 1e200 hardly one',
    (_, index) => {
      fc.assert(
        fc.property(clustered, ({ x, labels }) => {
          const scaled = (factor: number): number[][] => x.map((row) => row.map((value) => value * factor));
          const expected = index(x, labels);
          for (const factor of [2 ** -600, 0.25, 2 ** 900]) expect(index(scaled(factor), labels)).toBe(expected);
          for (const factor of [1e-200, 1e-4, 1e200]) expectRelative(index(scaled(factor), labels), expected, 1e-12);
        }),
      );
    },
  );

  it.each(indices)('%s does not depend on the names of clusters or the order of rows', (_, index) => {
    fc.assert(
      fc.property(clustered, ({ x, labels }) => {
        const renamed = labels.map((k) => ['z', 'm', 'a'][k]).reverse();
        expectRelative(index([...x].reverse(), renamed), index(x, labels), 1e-12);
      }),
    );
  });

  it('the silhouette is the mean of its samples, and each sample is within -1 and 1 and as its definition says', () => {
    fc.assert(
      fc.property(clustered, ({ x, labels }) => {
        const samples = silhouetteSamples(x, labels);
        expectRelative(silhouette(x, labels), samples.reduce((sum, sample) => sum + sample, 0) / samples.length, 1e-15);
        samples.forEach((sample, i) => {
          expect(Math.abs(sample)).toBeLessThanOrEqual(1);
          expect(Math.abs(sample - byDefinition(x, labels, i))).toBeLessThan(1e-13);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('a frame, a matrix and rows are the same data', () => {
    const rows = [[0], [1], [5], [6]];
    const labels = [0, 0, 1, 1];
    const expected = silhouette(rows, labels);
    expect(silhouette([0, 1, 5, 6], labels)).toBe(expected);
    expect(silhouette({ data: Float64Array.of(0, 1, 5, 6), rows: 4, cols: 1 }, labels)).toBe(expected);
    expect(silhouette({ shape: [4, 1], columns: ['x'], values: rows }, labels)).toBe(expected);
  });
});

function byDefinition(x: readonly number[][], labels: readonly number[], i: number): number {
  const meanTo = (k: number): number => {
    const others = x.filter((_, t) => t !== i && labels[t] === k);
    return others.reduce((sum, row) => sum + Math.hypot(row[0] - x[i][0], row[1] - x[i][1]), 0) / others.length;
  };
  if (labels.filter((k) => k === labels[i]).length === 1) return 0;
  const own = meanTo(labels[i]);
  const nearest = Math.min(...[...new Set(labels)].filter((k) => k !== labels[i]).map(meanTo));
  return (nearest - own) / Math.max(own, nearest);
}

interface Toy {
  X: number[][];
  labels: number[];
  silhouette: number;
  silhouette_samples: number[];
  ch: number;
  db: number;
}

describe('internal indices, as scikit-learn 1.2.1 and R', () => {
  const { internal_toy: toys, internal_zero_within: zeroWithin } = oracle('numeric');

  it.each(toys as Toy[])('toy, labels $labels', (toy) => {
    const { X, labels } = toy;
    expectRelative(silhouette(X, labels), toy.silhouette, 1e-14);
    expectRelative(calinskiHarabasz(X, labels), toy.ch, 1e-14);
    expectRelative(daviesBouldin(X, labels), toy.db, 1e-14);
    silhouetteSamples(X, labels).forEach((sample, i) => {
      expect(Math.abs(sample - toy.silhouette_samples[i])).toBeLessThan(1e-14);
    });
  });

  it('clusters of equal rows', () => {
    const { X, labels, ...expected } = zeroWithin;
    expect(silhouette(X, labels)).toBe(expected.silhouette);
    expect(calinskiHarabasz(X, labels)).toBe(expected.ch);
    expect(daviesBouldin(X, labels)).toBe(expected.db);
  });

  it.each([...fixedDatasets, 'digits64'])('k-means of %s, and its classes', (name) => {
    const x = dataset(name);
    const { runs, truth_internal } = oracle(`kmeans_${name}`);
    const truth = datasetLabels(name);
    const cases = truth === undefined ? runs : [...runs, { labels: truth, ...truth_internal }];
    for (const { labels, ...expected } of cases) {
      expectRelative(silhouette(x, labels), expected.silhouette, 1e-12);
      expectRelative(calinskiHarabasz(x, labels), expected.calinski_harabasz, 1e-12);
      expectRelative(daviesBouldin(x, labels), expected.davies_bouldin, 1e-12);
      if (expected.silhouette_samples === undefined) continue;
      // scikit-learn takes distances from squared norms, which costs it digits in samples near 0.
      silhouetteSamples(x, labels).forEach((sample, i) => {
        expect(Math.abs(sample - expected.silhouette_samples[i])).toBeLessThan(1e-12);
      });
    }
  });

  it('the species of iris in R', () => {
    const { mean, first10 } = oracle('r_misc').r_silhouette_iris_species;
    const samples = silhouetteSamples(dataset('iris'), datasetLabels('iris')!);
    // R prints 15 digits of the samples.
    first10.forEach((sample: number, i: number) => expect(Math.abs(samples[i] - sample)).toBeLessThan(1e-14));
    expectRelative(silhouette(dataset('iris'), datasetLabels('iris')!), mean, 1e-14);
  });
});

describe('internal indices, edges', () => {
  const all: readonly [string, (x: never, labels: never) => unknown][] = [
    ...indices,
    ['silhouetteSamples', silhouetteSamples],
  ];

  it.each(all)('%s refuses 1 cluster, and as many as rows, saying the count', (owner, index) => {
    const refusal = (message: string): Error =>
      expect.objectContaining({ code: 'degenerate', message: `${owner}: ${message}` }) as Error;
    const expected = 'expected at least 2 clusters, and fewer than rows.';
    expect(() => index([1, 2, 3] as never, [4, 4, 4] as never)).toThrow(refusal(`1 cluster of 3 rows; ${expected}`));
    expect(() => index([1, 2, 3] as never, [4, 5, 6] as never)).toThrow(refusal(`3 clusters of 3 rows; ${expected}`));
  });

  it.each(all)('%s refuses labels of another length, bad labels and bad cells', (owner, index) => {
    const refusal = (code: string, message: string): Error =>
      expect.objectContaining({ code, message: `${owner}: ${message}` }) as Error;
    const rows = [
      [1, 2],
      [3, 4],
      [5, 6],
    ] as never;
    expect(() => index(rows, [0, 1] as never)).toThrow(
      refusal('shape-mismatch', '"labels" must have 3, one a row; got 2.'),
    );
    expect(() => index(rows, [0, 1, null] as never)).toThrow(
      refusal('invalid-input', 'row 2 of "labels" is null; expected a whole number, as in row 0.'),
    );
    expect(() =>
      index(
        [
          [1, 2],
          [3, NaN],
          [5, 6],
        ] as never,
        [0, 0, 1] as never,
      ),
    ).toThrow(refusal('invalid-input', 'row 1, column "x1" is NaN; expected a finite number.'));
    expect(() => index([[1, 2], [3], [5, 6]] as never, [0, 0, 1] as never)).toThrow(
      expect.objectContaining({ code: 'shape-mismatch' }) as Error,
    );
  });

  it.each(indices)('%s does not write to its input', (_, index) => {
    const data = Float64Array.of(3, 1, 2, 9);
    const labels = Object.freeze([1, 0, 0, 1]);
    index({ data, rows: 4, cols: 1 }, labels);
    expect([...data]).toEqual([3, 1, 2, 9]);
  });
});
