import { type MatrixInput, isMixwellError, matrix, randomStream } from '@mixwell/core';
import { dataset, fixedDatasets } from '@mixwell/oracle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SphericalKmeansModel, kmeans, sphericalKmeans, sphericalKmeansFromJSON } from '../index.ts';

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, j) => sum + value * b[j], 0);
const unit = (row: readonly number[]) => row.map((value) => value / Math.sqrt(dot(row, row)));
const rowsOf = ({ data, cols }: { data: Float64Array; cols: number }) =>
  Array.from({ length: data.length / cols }, (_, i) => Array.from(data.subarray(i * cols, (i + 1) * cols)));

function consistent(model: SphericalKmeansModel, rows: number[][], weights = rows.map(() => 1)): void {
  const centers = rowsOf(model.centers);
  for (const center of centers) expect(dot(center, center)).toBeCloseTo(1, 13);
  const distances = rowsOf(model.transform(rows));
  rows.forEach((row, i) =>
    centers.forEach((center, k) => expect(distances[i][k]).toBeCloseTo(1 - dot(unit(row), center), 12)),
  );
  const objective = rows.reduce((sum, _, i) => sum + weights[i] * distances[i][model.labels[i]], 0);
  expect(model.report.objective).toBeCloseTo(objective, 10);
  expect(model.predict(rows)).toEqual(model.labels);
}

describe('by hand', () => {
  const rows = [
    [1, 0],
    [5, 0],
    [0, 2],
    [0, 0.1],
  ];

  it('long and short rows along two axes are two clusters, with the axes as centers and nothing left over', () => {
    const model = sphericalKmeans({ clusters: 2, init: rows.slice(1, 3) }).fit(rows);
    expect([...model.centers.data, ...model.labels]).toEqual([1, 0, 0, 1, 0, 0, 1, 1]);
    expect(model.report).toMatchObject({
      objective: 0,
      objectiveName: 'cosineDistance',
      better: 'smaller',
      warnings: [],
    });
  });

  it('the one center of (3, 0) and (0, 1) is the diagonal; the objective 2 - sqrt 2', () => {
    const model = sphericalKmeans({ clusters: 1 }).fit([
      [3, 0],
      [0, 1],
    ]);
    for (const value of model.centers.data) expect(value).toBeCloseTo(Math.SQRT1_2, 15);
    expect(model.report.objective).toBeCloseTo(2 - Math.SQRT2, 14);
  });

  it('cosine distances of the x axis are 0, 1 and 2', () => {
    const model = sphericalKmeans({ clusters: 1 }).fit([[7, 0]]);
    const distances = model.transform([
      [2, 0],
      [0, 3],
      [-1, 0],
    ]);
    [0, 1, 2].forEach((wanted, i) => expect(distances.data[i]).toBeCloseTo(wanted, 15));
  });

  it('opposite rows add to nothing, so their center stays', () => {
    const model = sphericalKmeans({ clusters: 1, init: [[0, 1]] }).fit([
      [1, 0],
      [-1, 0],
    ]);
    expect(Array.from(model.centers.data)).toEqual([0, 1]);
    expect(model.report.objective).toBe(2);
  });
});

const example = fc
  .record({ rows: fc.integer({ min: 6, max: 40 }), clusters: fc.integer({ min: 1, max: 5 }), seed: fc.nat() })
  .map(({ rows, ...rest }) => ({ rows: cloud(rows, rest.seed), ...rest }));

describe('properties', () => {
  it('labels, centers and objective agree with predict; the objective never rises; centers are sums of their rows', () => {
    fc.assert(
      fc.property(example, ({ rows, clusters, seed }) => {
        const sampleWeights = rows.map((_, i) => (i < 5 ? 1 : i % 4));
        const model = sphericalKmeans({ clusters, seed, tolerance: 0 }).fit(rows, { sampleWeights });
        consistent(model, rows, sampleWeights);
        model.report.history.reduce((before, after) => {
          expect(after).toBeLessThanOrEqual(before * (1 + 1e-12) + 1e-15);
          return after;
        });
        rowsOf(model.centers).forEach((center, k) => {
          const mine = rows.map((row, i) =>
            unit(row).map((value) => (model.labels[i] === k ? sampleWeights[i] * value : 0)),
          );
          const sum = [0, 1, 2].map((j) => mine.reduce((total, row) => total + row[j], 0));
          unit(sum).forEach((value, j) => expect(center[j]).toBeCloseTo(value, 10));
        });
      }),
    );
  });

  it('the length of rows changes no label', () => {
    fc.assert(
      fc.property(example, ({ rows, ...options }) => {
        const longer = rows.map((row, i) => row.map((value) => value * 2 ** ((i % 41) - 20)));
        const here = sphericalKmeans(options).fit(rows);
        const there = sphericalKmeans(options).fit(longer);
        expect([there.labels, there.centers, there.report.objective]).toEqual([
          here.labels,
          here.centers,
          here.report.objective,
        ]);
      }),
    );
  });

  it.each([1e-6, 1e6, 1e300])('multiplying by %d changes no label', (scale) => {
    const rows = cloud(200, 1);
    const recipe = sphericalKmeans({ clusters: 4 });
    const there = recipe.fit(rows.map((row) => row.map((value) => value * scale)));
    expect(there.labels).toEqual(recipe.fit(rows).labels);
    expect(there.report.objective / recipe.fit(rows).report.objective).toBeCloseTo(1, 12);
  });

  it('the order of columns changes no label', () => {
    const rows = cloud(200, 1);
    const recipe = sphericalKmeans({ clusters: 4 });
    expect(recipe.fit(rows.map(([a, b, c]) => [c, a, b])).labels).toEqual(recipe.fit(rows).labels);
  });

  it('an integer weight is a repeated row, and 0 an absent one, be it all zeros', () => {
    const rows = [...cloud(60, 1), [0, 0, 0]];
    const sampleWeights = rows.map((_, i) => i % 4);
    const repeated = rows.flatMap((row, i) => Array<number[]>(sampleWeights[i]).fill(row));
    const init = rows.slice(1, 4);
    const weighted = sphericalKmeans({ clusters: 3, init }).fit(rows, { sampleWeights });
    const model = sphericalKmeans({ clusters: 3, init }).fit(repeated);
    expect(model.report.objective / weighted.report.objective).toBeCloseTo(1, 12);
  });

  it('any number of workers gives the same bits; snapshots agree with predict', async () => {
    const rows = cloud(5000, 2);
    const recipe = sphericalKmeans({ clusters: 5, seed: 3 });
    const expected = JSON.stringify(recipe.fit(rows));
    for (const workers of [1, 2, 3]) expect(JSON.stringify(await recipe.fitAsync(rows, { workers }))).toBe(expected);
    recipe.fit(rows.slice(0, 100), { onIteration: (step) => consistent(step.snapshot(), rows.slice(0, 100)) });
  });
});

describe('JSON', () => {
  const rows = cloud(30, 4);
  const model = sphericalKmeans({ clusters: 3 }).fit(rows);
  const json = JSON.parse(JSON.stringify(model));

  it('goes round, and is a start', () => {
    const again = sphericalKmeansFromJSON(json);
    expect(JSON.stringify(again)).toBe(JSON.stringify(model));
    consistent(again, rows);
    expect(sphericalKmeans({ clusters: 3, init: json }).fit(rows).report.iterations).toBe(1);
    expect(kmeans({ clusters: 3, init: model }).fit(rows).clusters).toBe(3);
  });

  it('with centers of another length, or cut, is refused', () => {
    const centers = { ...json.state.centers, data: json.state.centers.data.map((value: number) => 2 * value) };
    expect(() => sphericalKmeansFromJSON({ ...json, state: { ...json.state, centers } })).toThrow('"centers"');
    expect(() => sphericalKmeansFromJSON({ ...json, state: {} })).toThrow('"state.clusters" is missing');
  });
});

describe('hostile data', () => {
  const recipe = sphericalKmeans({ clusters: 3 });

  it('fewer directions than clusters: nothing left over, and a warning', () => {
    const model = recipe.fit([
      [1, 1],
      [2, 2],
      [0, 3],
      [0, 5],
    ]);
    expect(model.report.objective).toBe(0);
    expect(model.report.warnings[0].code).toBe('duplicate-centers');
    expect(new Set(model.labels).size).toBe(2);
  });

  it('one column has two directions; one row; as many clusters as rows', () => {
    expect(Array.from(sphericalKmeans({ clusters: 2 }).fit([3, -4, 5]).centers.data).sort()).toEqual([-1, 1]);
    expect(sphericalKmeans({ clusters: 1 }).fit([[3, 4]]).report.objective).toBe(0);
    expect(
      recipe.fit([
        [1, 0],
        [0, 1],
        [1, 1],
      ]).report.objective,
    ).toBeCloseTo(0, 15);
  });

  it('an empty cluster takes a far row', () => {
    const init = [
      [1, 0.1],
      [-1, -1],
      [-1, -2],
    ];
    const model = recipe.with({ init, tolerance: 0 }).fit([
      [1, 0],
      [1, 0.1],
      [0, 1],
      [1, 0.2],
    ]);
    expect(new Set(model.labels).size).toBe(3);
  });

  it('aborted in mid-fit, the error has the model so far', () => {
    const control = new AbortController();
    const run = () => recipe.fit(cloud(50, 1), { signal: control.signal, onIteration: () => control.abort() });
    expect(run).toThrow(
      expect.objectContaining({ code: 'aborted', details: expect.objectContaining({ iterations: 1 }) }),
    );
  });

  const zeros: MatrixInput = [
    [1, 2],
    [0, 0],
    [3, 4],
  ];
  it.each<[string, () => unknown, string, string]>([
    [
      'a row of zeros',
      () => recipe.fit(zeros),
      'invalid-input',
      'sphericalKmeans: row 1 has only zeros, so it has no direction; leave it out.',
    ],
    [
      'a row of zeros to predict',
      () =>
        sphericalKmeans({ clusters: 1 })
          .fit([[1, 2]])
          .predict(zeros),
      'invalid-input',
      'sphericalKmeans.predict: row 1 has only zeros',
    ],
    [
      'a row of zeros to transform',
      () =>
        sphericalKmeans({ clusters: 1 })
          .fit([[1, 2]])
          .transform(zeros),
      'invalid-input',
      'sphericalKmeans.transform: row 1 has only zeros',
    ],
    [
      'a start without a direction',
      () => recipe.with({ init: zeros }),
      'invalid-param',
      'sphericalKmeans: row 1 of "init" has only zeros',
    ],
    [
      'a start of 2',
      () => recipe.with({ init: [[1], [2]] }),
      'invalid-param',
      'sphericalKmeans: "init" must have 3 rows',
    ],
    [
      'more clusters than rows',
      () => recipe.fit([[1, 2]]),
      'invalid-input',
      '3 clusters need at least as many rows; got 1 row.',
    ],
    [
      'a NaN',
      () =>
        recipe.fit([
          [1, 2],
          [1, NaN],
          [3, 4],
        ]),
      'invalid-input',
      'sphericalKmeans: row 1, column "x1" is NaN',
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

describe.each([...fixedDatasets])('%s', (name) => {
  it('follows Dhillon and Modha’s rounds in plain cosines, from the first rows that differ, to 1e-10', () => {
    const x = matrix(dataset(name));
    const rows = rowsOf(x);
    // One column of positive numbers has one direction only.
    for (const clusters of x.cols === 1 ? [1] : [2, 3, 5]) {
      const init = rows.filter((_, i) => i % Math.floor(rows.length / clusters) === 0).slice(0, clusters);
      const model = sphericalKmeans({ clusters, init, tolerance: 0, maxIterations: 20 }).fit(x);
      let centers = init.map(unit);
      const nearest = (row: number[]) => {
        const cosines = centers.map((center) => dot(unit(row), center));
        return cosines.indexOf(Math.max(...cosines));
      };
      for (const objective of model.report.history) {
        const labels = rows.map(nearest);
        centers = centers.map((_, k) =>
          unit(rows[0].map((_cell, j) => rows.reduce((sum, row, i) => sum + (labels[i] === k ? unit(row)[j] : 0), 0))),
        );
        const sum = rows.reduce(
          (total, row) => total + 1 - Math.max(...centers.map((center) => dot(unit(row), center))),
          0,
        );
        expect(Math.abs(objective - sum)).toBeLessThan(1e-10);
      }
    }
  });
});

function cloud(rows: number, seed: number): number[][] {
  const random = randomStream(seed, 'cloud');
  return Array.from({ length: rows }, () => [0, 1, 2].map(() => random() - 0.3));
}
