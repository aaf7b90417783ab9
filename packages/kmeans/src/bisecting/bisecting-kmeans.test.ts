import { matrix, randomStream } from '@mixwell/core';
import { dataset, fixedDatasets, oracle } from '@mixwell/oracle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BisectingKmeansModel, bisectingKmeans, bisectingKmeansFromJSON, kmeans } from '../index.ts';

const square = (row: readonly number[], center: ArrayLike<number>) =>
  row.reduce((sum, value, j) => sum + (value - center[j]) ** 2, 0);

function consistent(model: BisectingKmeansModel, rows: number[][], weights = rows.map(() => 1)): void {
  const { centers, labels, tree } = model;
  const center = (k: number) => centers.data.subarray(k * centers.cols, (k + 1) * centers.cols);
  expect(model.predict(rows)).toEqual(labels);
  expect(model.inertia).toBeCloseTo(
    rows.reduce((sum, row, i) => sum + weights[i] * square(row, center(labels[i])), 0),
    6,
  );
  const leaves = tree.filter(({ children }) => children === null);
  expect(leaves).toHaveLength(model.clusters);
  for (const { cluster, center: leaf, weight } of leaves) {
    expect(leaf).toEqual(center(cluster!));
    expect(weight).toBeCloseTo(
      rows.reduce((sum, _, i) => sum + (labels[i] === cluster ? weights[i] : 0), 0),
      9,
    );
  }
  for (const { children, weight } of tree) {
    if (children) expect(tree[children[0]].weight + tree[children[1]].weight).toBeCloseTo(weight, 9);
  }
}

describe('by hand', () => {
  const line = [0, 1, 20, 21, 24];

  it('0, 1, 20, 21, 24 is one cluster, then 0, 1 | 20, 21, 24, then 20, 21 | 24', () => {
    const model = bisectingKmeans({ clusters: 3 }).fit(line);
    const of = (values: number[]) => Array.from(model.predict(values), (k) => model.centers.data[k]);
    expect(of(line)).toEqual([0.5, 0.5, 20.5, 20.5, 24]);
    expect(model.report.history.map((inertia) => Math.round(inertia * 1e9) / 1e9)).toEqual([546.8, 9.166666667, 1]);
    const [root, ...others] = model.tree;
    expect([root.center[0], root.weight, root.children]).toEqual([13.2, 5, [1, 2]]);
    expect(others.map(({ weight }) => weight).sort()).toEqual([1, 2, 2, 3]);
  });

  it('predict goes down the tree: 11 is nearer to 0.5 than to the 21.67 of the others, so it stays there although 20.5 is nearer', () => {
    const model = bisectingKmeans({ clusters: 3 }).fit(line);
    expect(Array.from(model.predict([11, 11.2]), (k) => model.centers.data[k])).toEqual([0.5, 20.5]);
    expect(
      Array.from(kmeans({ clusters: 3, init: model }).fit(line).predict([11]), (k) => model.centers.data[k]),
    ).toEqual([20.5]);
  });

  it('by size, the three rows about 100 are split before the pair 0 and 9', () => {
    const rows = [0, 9, 100, 100.25, 100.5];
    const inertia = bisectingKmeans({ clusters: 3 }).fit(rows);
    const size = bisectingKmeans({ clusters: 3, split: 'size' }).fit(rows);
    expect(inertia.labels[0]).not.toBe(inertia.labels[1]);
    expect(size.labels[0]).toBe(size.labels[1]);
  });

  it('one cluster is the mean', () => {
    const model = bisectingKmeans({ clusters: 1 }).fit([1, 2, 6]);
    expect([model.centers.data[0], model.inertia, model.tree.length]).toEqual([3, 14, 1]);
  });
});

const example = fc.record({
  rows: fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
    minLength: 6,
    maxLength: 40,
  }),
  clusters: fc.integer({ min: 1, max: 6 }),
  split: fc.constantFrom('inertia' as const, 'size' as const),
  seed: fc.nat(),
});

describe('properties', () => {
  it('labels, centers, inertia and tree agree with predict; the inertia never rises', () => {
    fc.assert(
      fc.property(example, fc.infiniteStream(fc.integer({ min: 0, max: 3 })), ({ rows, ...options }, stream) => {
        const sampleWeights = rows.map((_, i) => (i < 6 ? 1 : (stream.next().value as number)));
        const model = bisectingKmeans(options).fit(rows, { sampleWeights });
        consistent(model, rows, sampleWeights);
        model.report.history.reduce((before, after) => {
          expect(after).toBeLessThanOrEqual(before * (1 + 1e-12));
          return after;
        });
      }),
    );
  });

  it('the first clusters do not depend on how many are asked for', () => {
    fc.assert(
      fc.property(example, ({ rows, ...options }) => {
        const histories = [3, 6].map((clusters) => bisectingKmeans({ ...options, clusters }).fit(rows).report.history);
        expect(histories[1].slice(0, 3)).toEqual(histories[0]);
      }),
    );
  });

  it('an integer weight is a repeated row, and 0 an absent one', () => {
    const rows = cloud(60);
    const sampleWeights = rows.map((_, i) => i % 4);
    const repeated = rows.flatMap((row, i) => Array<number[]>(sampleWeights[i]).fill(row));
    const weighted = bisectingKmeans({ clusters: 5, tolerance: 0 }).fit(rows, { sampleWeights });
    const model = bisectingKmeans({ clusters: 5, tolerance: 0 }).fit(repeated);
    expect(model.inertia / weighted.inertia).toBeCloseTo(1, 12);
    expect(model.predict(rows)).toEqual(weighted.labels);
  });

  it.each([1e6, 1e8])('shifting by %d changes no label; the data are exact there', (by) => {
    const rows = cloud(300);
    const recipe = bisectingKmeans({ clusters: 5 });
    const there = recipe.fit(rows.map((row) => row.map((value) => value + by)));
    expect(there.labels).toEqual(recipe.fit(rows).labels);
    expect(there.inertia / recipe.fit(rows).inertia).toBeCloseTo(1, 6);
  });

  it.each([1e-6, 1e6])('multiplying by %d changes no label', (scale) => {
    const rows = cloud(300);
    const recipe = bisectingKmeans({ clusters: 5 });
    const there = recipe.fit(rows.map((row) => row.map((value) => value * scale)));
    expect(there.labels).toEqual(recipe.fit(rows).labels);
    expect(there.inertia / scale ** 2 / recipe.fit(rows).inertia).toBeCloseTo(1, 10);
  });

  it('the order of columns changes no label', () => {
    const rows = cloud(300);
    const recipe = bisectingKmeans({ clusters: 5 });
    expect(recipe.fit(rows.map(([a, b]) => [b, a])).labels).toEqual(recipe.fit(rows).labels);
  });
});

describe('a fit on the way', () => {
  it('step m has m clusters, and its snapshot agrees with itself', () => {
    const rows = cloud(100);
    bisectingKmeans({ clusters: 4 }).fit(rows, {
      onIteration(step) {
        const snapshot = step.snapshot();
        expect([snapshot.clusters, snapshot.inertia]).toEqual([step.iteration, step.objective]);
        consistent(snapshot, rows);
      },
    });
  });

  it('stopped by the caller it has fewer clusters; aborted, the error has the model so far', () => {
    const rows = cloud(100);
    const model = bisectingKmeans({ clusters: 4 }).fit(rows, { onIteration: ({ iteration }) => iteration < 2 });
    expect([model.clusters, model.report.stop]).toEqual([2, 'stopped-by-caller']);
    const control = new AbortController();
    const run = () =>
      bisectingKmeans({ clusters: 4 }).fit(rows, { signal: control.signal, onIteration: () => control.abort() });
    expect(run).toThrow(
      expect.objectContaining({ code: 'aborted', details: expect.objectContaining({ iterations: 1 }) }),
    );
  });

  it('a split that was cut short is told', () => {
    const { report } = bisectingKmeans({ clusters: 4, maxIterations: 1, tolerance: 0 }).fit(cloud(300));
    expect([report.stop, report.warnings[0].code]).toEqual(['max-iterations', 'not-converged']);
  });

  it('any number of workers gives the same bits', async () => {
    const rows = cloud(5000);
    const recipe = bisectingKmeans({ clusters: 6, seed: 1 });
    const expected = JSON.stringify(recipe.fit(rows));
    for (const workers of [1, 2, 3]) expect(JSON.stringify(await recipe.fitAsync(rows, { workers }))).toBe(expected);
  });
});

describe('JSON', () => {
  const rows = cloud(40);
  const model = bisectingKmeans({ clusters: 4 }).fit(rows);
  const json = JSON.parse(JSON.stringify(model));
  const broken = (change: object) => () => bisectingKmeansFromJSON({ ...json, state: { ...json.state, ...change } });

  it('goes round with its tree', () => {
    const again = bisectingKmeansFromJSON(json);
    expect(JSON.stringify(again)).toBe(JSON.stringify(model));
    expect(again.tree).toEqual(model.tree);
    consistent(again, rows);
  });

  it('its centers are a start for kmeans', () => {
    expect(kmeans({ clusters: 4, init: json }).fit(rows).inertia).toBeLessThanOrEqual(model.inertia);
  });

  it.each<[string, object, string]>([
    [
      'a child before its parent',
      { children: json.state.children.map((child: number) => (child === 3 ? 1 : child)) },
      'has "children" that its estimator would not write',
    ],
    ['a cluster twice', { nodeClusters: json.state.nodeClusters.map(() => 0) }, '"nodeClusters"'],
    [
      'centers that are not its leaves',
      { centers: { ...json.state.centers, data: json.state.centers.data.map(() => 1) } },
      '"centers"',
    ],
    ['too few nodes', { nodeWeights: [1] }, '"nodeWeights"'],
  ])('with %s is refused', (_, change, message) => {
    expect(broken(change)).toThrow(message);
  });
});

describe('hostile data', () => {
  it('fewer distinct rows than clusters: inertia 0, a warning, and empty clusters at the end', () => {
    const rows = [
      [1, 7],
      [1, 7],
      [2, 7],
      [2, 7],
    ];
    const model = bisectingKmeans({ clusters: 4 }).fit(rows);
    expect(model.inertia).toBe(0);
    expect(new Set(model.labels).size).toBe(2);
    expect(model.report.warnings[0]).toMatchObject({
      code: 'duplicate-centers',
      message: expect.stringContaining('2 distinct rows'),
    });
    consistent(model, rows);
  });

  it('all rows equal; as many clusters as rows; one row; weights of 0', () => {
    expect(bisectingKmeans({ clusters: 2, split: 'size' }).fit([5, 5, 5]).inertia).toBe(0);
    expect(bisectingKmeans({ clusters: 4 }).fit([1, 5, 9, 30]).inertia).toBe(0);
    expect(bisectingKmeans({ clusters: 1 }).fit([[3, 4]]).centers.data).toEqual(Float64Array.of(3, 4));
    expect(bisectingKmeans({ clusters: 2 }).fit([1, 2, 900], { sampleWeights: [1, 1, 0] }).inertia).toBe(0);
  });

  it.each<[string, () => unknown, string]>([
    [
      'more clusters than rows',
      () => bisectingKmeans({ clusters: 3 }).fit([1, 2]),
      'bisectingKmeans: 3 clusters need at least as many rows; got 2 rows.',
    ],
    ['a NaN', () => bisectingKmeans({ clusters: 1 }).fit([1, NaN]), 'bisectingKmeans: row 1, column "x0" is NaN'],
    ['squares that overflow', () => bisectingKmeans({ clusters: 1 }).fit([1e200, -1e200]), 'squares overflow'],
    [
      'an unknown split',
      () => bisectingKmeans({ clusters: 1, split: 'depth' as 'size' }),
      `"split" must be one of 'inertia', 'size'`,
    ],
  ])('%s: a clear error', (_, run, message) => {
    expect(run).toThrow(message);
  });
});

describe.each([...fixedDatasets])('%s', (name) => {
  const x = matrix(dataset(name));
  const { runs } = oracle('kmeans_best_known')[name];
  const best = (clusters: number) =>
    Math.min(
      ...Array.from({ length: 30 }, (_, seed) => bisectingKmeans({ clusters, seed, tolerance: 0 }).fit(x).inertia),
    );

  it('two clusters by the best of 30 seeds are the best known two, to 1e-4', () => {
    expect(best(2) / runs[0].best_known_inertia).toBeLessThan(1 + 1e-4);
  });

  it('more are within 35% of the best known partition, never below it', () => {
    for (const { k, best_known_inertia: known } of runs) {
      const ratio = best(k) / known;
      expect(ratio).toBeGreaterThanOrEqual(1 - 1e-9);
      expect(ratio, `${k} clusters`).toBeLessThan(1.35);
    }
  });
});

/** Multiples of 1/1024: 1e8 can be added without rounding. */
function cloud(rows: number): number[][] {
  const random = randomStream('cloud');
  return Array.from({ length: rows }, () => [0, 0].map(() => Math.floor((random() + random()) * 8192) / 1024));
}
