import { isMixwellError, matrix, randomStream } from '@mixwell/core';
import { dataset, fixedDatasets, oracle } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { type MiniBatchKmeansModel, kmeans, miniBatchKmeans, miniBatchKmeansFromJSON, partialFit } from '../index.ts';

const blobs = (rows: number) => {
  const random = randomStream('blobs');
  const near = () => Math.floor((random() + random()) * 2048) / 1024;
  return Array.from({ length: rows }, (_, i) => [near() + 8 * (i % 3), near() + 16 * (i % 2)]);
};

const consistent = (model: MiniBatchKmeansModel, rows: number[][]) => {
  const { data } = model.transform(rows);
  const inertia = rows.reduce((sum, _, i) => sum + data[i * model.clusters + model.labels[i]] ** 2, 0);
  expect(model.predict(rows)).toEqual(model.labels);
  expect(model.inertia / inertia).toBeCloseTo(1, 10);
};

describe('by hand', () => {
  it('one cluster after one batch of all that there is: the mean of what was drawn, and its exact inertia', () => {
    const model = miniBatchKmeans({ clusters: 1, batchSize: 5, maxIterations: 1 }).fit([4, 4, 4]);
    expect([...model.centers.data, ...model.counts, model.batches, model.inertia]).toEqual([4, 5, 1, 0]);
  });

  it('a center is the mean of all rows that it has seen', () => {
    const first = miniBatchKmeans({ clusters: 1, batchSize: 2, maxIterations: 1 }).fit([0]);
    const second = partialFit(first, [3, 3, 6]);
    expect([...second.centers.data, ...second.counts, second.batches]).toEqual([12 / 5, 5, 2]);
    expect([...first.centers.data, ...first.counts, first.batches]).toEqual([0, 2, 1]);
    expect(second.inertia).toBeCloseTo(2 * 0.36 + 3.6 ** 2, 12);
    expect(second.report).toMatchObject({ rows: 3, iterations: 1, stop: 'stopped-by-caller', converged: false });
  });
});

describe('properties', () => {
  const rows = blobs(600);
  const recipe = miniBatchKmeans({ clusters: 6, batchSize: 100 });

  it('labels, centers and inertia agree with predict, at every snapshot too', () => {
    consistent(recipe.fit(rows), rows);
    recipe.fit(rows, { onIteration: (step) => consistent(step.snapshot(), rows) });
  });

  it('settles, and says that it did not where batches were too few', () => {
    expect(recipe.fit(rows).report).toMatchObject({ stop: 'tolerance', warnings: [] });
    const { report } = recipe.with({ maxIterations: 3 }).fit(rows);
    expect([report.stop, report.iterations, report.warnings[0].code]).toEqual(['max-iterations', 3, 'not-converged']);
  });

  it('an integer weight is a repeated row, and 0 an absent one: the same centers to the bit', () => {
    const few = rows.slice(0, 200);
    const sampleWeights = few.map((_, i) => i % 4);
    const repeated = few.flatMap((row, i) => Array<number[]>(sampleWeights[i]).fill(row));
    const init = few.slice(1, 7);
    const weighted = recipe.with({ init }).fit(few, { sampleWeights });
    const model = recipe.with({ init }).fit(repeated);
    expect([model.centers, model.counts]).toEqual([weighted.centers, weighted.counts]);
    expect(model.inertia / weighted.inertia).toBeCloseTo(1, 12);
  });

  it.each([1e6, 1e8])('shifting by %d changes no label; the data are exact there', (by) => {
    const there = rows.map((row) => row.map((value) => value + by));
    expect(recipe.fit(there).labels).toEqual(recipe.fit(rows).labels);
    expect(recipe.fit(there).inertia / recipe.fit(rows).inertia).toBeCloseTo(1, 6);
  });

  it.each([1e-6, 1e6])('multiplying by %d changes no label', (scale) => {
    const there = recipe.fit(rows.map((row) => row.map((value) => value * scale)));
    expect(there.labels).toEqual(recipe.fit(rows).labels);
    expect(there.inertia / scale ** 2 / recipe.fit(rows).inertia).toBeCloseTo(1, 10);
  });

  it('the order of columns changes no label', () => {
    const swap = ([a, b]: number[]) => [b, a];
    expect(recipe.fit(rows.map(swap)).labels).toEqual(recipe.fit(rows).labels);
  });

  it('the seed decides, and the number of workers does not', async () => {
    const x = blobs(5000);
    const big = miniBatchKmeans({ clusters: 4, batchSize: 2000, maxIterations: 20 });
    const expected = JSON.stringify(big.fit(x));
    expect(JSON.stringify(big.with({ seed: 1 }).fit(x))).not.toBe(expected);
    for (const workers of [1, 2, 3]) expect(JSON.stringify(await big.fitAsync(x, { workers }))).toBe(expected);
  });
});

describe('partialFit', () => {
  const rows = blobs(600);
  const start = miniBatchKmeans({ clusters: 6, batchSize: 50, maxIterations: 2 }).fit(rows.slice(0, 60));
  const batches = Array.from({ length: 11 }, (_, b) => rows.slice(40 * b, 40 * b + 40));

  it('a stream comes near what kmeans finds in all rows at once', () => {
    const model = batches.reduce<MiniBatchKmeansModel>((last, batch) => partialFit(last, batch), start);
    const best = kmeans({ clusters: 6, init: [0, 1, 2, 3, 4, 5].map((i) => rows[i]) }).fit(rows);
    const inertia = kmeans({ clusters: 6, init: model, maxIterations: 1 }).fit(rows).inertia;
    expect(inertia / best.inertia).toBeLessThan(1.5);
  });

  it('is the same to the bit where every step goes through JSON', () => {
    let kept = start;
    let stored = start;
    for (const batch of batches) {
      kept = partialFit(kept, batch);
      stored = miniBatchKmeansFromJSON(JSON.parse(JSON.stringify(partialFit(stored, batch))));
    }
    expect(JSON.stringify(stored)).toBe(JSON.stringify(kept));
    expect([stored.batches, stored.counts]).toEqual([13, kept.counts]);
  });

  it('gives labels and inertia of the batch, leaves the old model, and freezes', () => {
    const before = JSON.stringify(start);
    const model = partialFit(start, batches[3]);
    consistent(model, batches[3]);
    expect(JSON.stringify(start)).toBe(before);
    expect(Object.isFrozen(model)).toBe(true);
  });

  it('a row of weight 2 is the row twice, one of weight 0 absent', () => {
    const weighted = partialFit(
      start,
      [
        [1, 1],
        [2, 5],
        [9, 9],
      ],
      { sampleWeights: [2, 1, 0] },
    );
    const repeated = partialFit(start, [
      [1, 1],
      [1, 1],
      [2, 5],
    ]);
    expect([weighted.centers, weighted.counts, weighted.inertia]).toEqual([
      repeated.centers,
      repeated.counts,
      repeated.inertia,
    ]);
    expect(weighted.report.totalWeight).toBe(3);
  });

  it.each<[string, () => unknown, string, string]>([
    [
      'another model',
      () => partialFit(kmeans({ clusters: 1 }).fit([1]) as MiniBatchKmeansModel, [1]),
      'invalid-param',
      'partialFit: expected a fitted model of miniBatchKmeans; got one of "kmeans".',
    ],
    ['no model', () => partialFit(null as unknown as MiniBatchKmeansModel, [1]), 'invalid-param', 'got null.'],
    ['other columns', () => partialFit(start, [1, 2]), 'shape-mismatch', 'partialFit: expected 2 columns'],
    ['null as options', () => partialFit(start, [[1, 1]], null as never), 'invalid-param', 'got null.'],
    ['3 as weights', () => partialFit(start, [[1, 1]], { sampleWeights: 3 as never }), 'invalid-param', 'got 3.'],
    ['a NaN', () => partialFit(start, [[1, NaN]]), 'invalid-input', 'partialFit: row 0, column "x1" is NaN'],
    [
      'squares that overflow',
      () =>
        partialFit(start, [
          [1, 1e200],
          [1, -1e200],
        ]),
      'invalid-input',
      'partialFit: the values of column "x1"',
    ],
    [
      'a negative weight',
      () => partialFit(start, [[1, 1]], { sampleWeights: [-1] }),
      'invalid-input',
      'the sample weight of row 0 is -1',
    ],
    [
      'an unknown option',
      () => partialFit(start, [[1, 1]], { weights: [1] } as object),
      'invalid-param',
      'there is no option "weights"',
    ],
  ])('refuses %s', (_, run, code, message) => {
    expect(run).toThrow(message);
    try {
      run();
    } catch (error) {
      expect(isMixwellError(error, code as 'invalid-param')).toBe(true);
    }
  });
});

describe('JSON', () => {
  const model = miniBatchKmeans({ clusters: 2, maxIterations: 2 }).fit([1, 2, 8, 9]);
  const json = JSON.parse(JSON.stringify(model));

  it.each<[string, object]>([
    ['counts', { state: { ...json.state, counts: [1, -1] } }],
    ['params', { params: { ...json.params, batchSize: 0 } }],
    ['params', { params: {} }],
    ['batches', { state: { ...json.state, batches: 'x' } }],
  ])('with bad %s is refused', (part, change) => {
    expect(() => miniBatchKmeansFromJSON({ ...json, ...change })).toThrow(`"${part}"`);
  });

  it('is a start for kmeans', () => {
    expect(kmeans({ clusters: 2, init: json }).fit([1, 2, 8, 9]).inertia).toBe(1);
  });
});

describe('hostile data', () => {
  const recipe = miniBatchKmeans({ clusters: 3, batchSize: 8 });

  it('fewer distinct rows than clusters, all rows equal, a constant column: defined, with a warning', () => {
    const model = recipe.fit([
      [1, 5],
      [1, 5],
      [2, 5],
      [2, 5],
    ]);
    expect(model.report.warnings[0]).toMatchObject({
      code: 'duplicate-centers',
      message: expect.stringContaining('2 distinct rows'),
    });
    consistent(
      recipe.fit([
        [1, 5],
        [2, 5],
        [4, 5],
        [9, 5],
      ]),
      [
        [1, 5],
        [2, 5],
        [4, 5],
        [9, 5],
      ],
    );
    expect(recipe.fit([7, 7, 7]).inertia).toBe(0);
  });

  it('a center that no row is nearest to is told', () => {
    const init = [0, 50, 1000];
    const { report } = recipe.with({ init, maxIterations: 1, reassignment: 0 }).fit([0, 1, 50, 52]);
    expect(report.warnings[1]).toMatchObject({
      code: 'empty-clusters',
      message: '2 of 3 clusters have rows; the centers of the others are nearest to none.',
    });
  });

  it('as many clusters as rows, one row, and rows of weight 0', () => {
    const model = recipe.fit([1, 5, 9, 1000], { sampleWeights: [1, 1, 1, 0] });
    expect([...model.centers.data].every((center) => center < 10)).toBe(true);
    expect(miniBatchKmeans({ clusters: 1 }).fit([[3, 4]]).inertia).toBe(0);
  });

  it('aborted in mid-fit, the error has the model so far', () => {
    const control = new AbortController();
    const run = () => recipe.fit([1, 2, 8, 9], { signal: control.signal, onIteration: () => control.abort() });
    expect(run).toThrow(
      expect.objectContaining({ code: 'aborted', details: expect.objectContaining({ iterations: 1 }) }),
    );
  });

  it.each<[string, () => unknown, string]>([
    [
      'more clusters than rows',
      () => recipe.fit([1, 2]),
      'miniBatchKmeans: 3 clusters need at least as many rows; got 2 rows.',
    ],
    ['a NaN', () => recipe.fit([1, NaN, 3]), 'miniBatchKmeans: row 1, column "x0" is NaN'],
    ['squares that overflow', () => recipe.fit([1e200, -1e200, 3]), 'squares overflow'],
    ['a start of 2 centers', () => recipe.with({ init: [1, 2] }), 'miniBatchKmeans: "init" must have 3 rows'],
    [
      'an empty batch',
      () => miniBatchKmeans({ clusters: 1, batchSize: 0 }),
      '"batchSize" must be a whole number of at least 1; got 0.',
    ],
  ])('%s: a clear error', (_, run, message) => {
    expect(run).toThrow(message);
  });
});

describe.each([...fixedDatasets])('%s', (name) => {
  it('the best of 30 seeds is within 2% of the best known partition of 2 to 6 clusters', () => {
    const x = matrix(dataset(name));
    for (const { k, best_known_inertia: best } of oracle('kmeans_best_known')[name].runs) {
      let found = Infinity;
      for (let seed = 0; seed < 30; seed++) {
        found = Math.min(found, miniBatchKmeans({ clusters: k, batchSize: 256, seed }).fit(x).inertia);
        expect(found).toBeGreaterThanOrEqual(best * (1 - 1e-9));
      }
      expect(found / best, `${k} clusters`).toBeLessThan(1.02);
    }
  });
});
