import { type Matrix, randomStream } from '@mixwell/core';
import { describe, expect, it } from 'vitest';
import type { Algorithm } from './assign.ts';
import { type KmeansOptions, kmeans } from './index.ts';

const others: Algorithm[] = ['hamerly', 'elkan', 'auto'];

function cells(rows: number, cols: number, value: (u: number) => number): Matrix {
  const random = randomStream('assign');
  return { data: Float64Array.from({ length: rows * cols }, () => value(random())), rows, cols };
}

/** Rows around twelve centers in a unit cube. */
function clouds(rows: number, cols: number, spread: number): Matrix {
  const centers = cells(12, cols, (u) => u).data;
  const x = cells(rows, cols, (u) => spread * (u - 0.5));
  return { ...x, data: x.data.map((z, at) => z + centers[at % centers.length]) };
}

const inputs: Record<string, Matrix> = {
  'overlapping clouds': clouds(9000, 5, 1.5),
  'separate clouds': clouds(9000, 16, 0.3),
  'uniform rows': cells(9000, 8, (u) => u),
  'a lattice, with ties and duplicates': cells(3000, 3, (u) => Math.floor(3 * u)),
  'rows far from zero': cells(9000, 4, (u) => 1e8 + u),
  'rows close together': cells(2000, 3, (u) => 1e-30 * u),
  'two columns': cells(12_000, 2, (u) => u * u),
  'one column': cells(3000, 1, (u) => u),
  'few rows': cells(40, 2, (u) => u),
};

function answers(x: Matrix, options: KmeansOptions, sampleWeights?: Float64Array): unknown {
  const { centers, labels, report } = kmeans(options).fit(x, { sampleWeights });
  return { centers: centers.data, labels, history: report.history, stop: report.stop };
}

describe.each(Object.entries(inputs))('%s', (_, x) => {
  it.each([3, 16])('every algorithm gives the same bits for %i clusters', (clusters) => {
    const options = { clusters, tolerance: 0, maxIterations: 60 };
    const weights = Float64Array.from({ length: x.rows }, (_, i) => (i % 4) / 2);
    for (const sampleWeights of [undefined, weights]) {
      const expected = answers(x, { ...options, algorithm: 'lloyd' }, sampleWeights);
      for (const algorithm of others) expect(answers(x, { ...options, algorithm }, sampleWeights)).toEqual(expected);
    }
  });
});

it('every algorithm gives the same bits where a cluster is empty at first', () => {
  const x = cells(5000, 3, (u) => u);
  const init = Array.from({ length: 6 }, (_, k) => [0.1 + (k > 2 ? 1e6 * k : k / 4), 0.5, 0.5]);
  const expected = answers(x, { clusters: 6, init, algorithm: 'lloyd' });
  for (const algorithm of others) expect(answers(x, { clusters: 6, init, algorithm })).toEqual(expected);
});

it('workers too', async () => {
  const x = inputs['separate clouds'];
  for (const algorithm of others) {
    const recipe = kmeans({ clusters: 12, tolerance: 0, algorithm });
    const { labels, inertia } = await recipe.fitAsync(x, { workers: 2 });
    expect([labels, inertia]).toEqual([recipe.fit(x).labels, recipe.fit(x).inertia]);
  }
});

it('another name is refused', () => {
  expect(() => kmeans({ clusters: 2, algorithm: 'full' as Algorithm })).toThrow('kmeans: "algorithm" must be one of');
});
