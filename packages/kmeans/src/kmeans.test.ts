import { isMixwellError } from '@mixwell/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KmeansOptions, kmeans } from './index.ts';

const pairs = [
  [0, 0],
  [0, 1],
  [10, 10],
  [10, 11],
];

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('by hand', () => {
  it('four points in two pairs have centers in the middle of each pair and inertia 1', () => {
    const model = kmeans({ clusters: 2 }).fit(pairs);
    const [a, b, c, d] = model.labels;
    expect([a === b, c === d, a !== c]).toEqual([true, true, true]);
    expect(Array.from(model.centers.data).sort((x, y) => x - y)).toEqual([0, 0.5, 10, 10.5]);
    expect(model.inertia).toBe(1);
    expect(model.report).toMatchObject({
      objectiveName: 'inertia',
      better: 'smaller',
      stop: 'tolerance',
      converged: true,
      rows: 4,
    });
  });

  it('one cluster is the mean, and its inertia the total sum of squares', () => {
    const model = kmeans({ clusters: 1 }).fit([1, 2, 3, 6]);
    expect(model.centers.data[0]).toBe(3);
    expect(model.inertia).toBe(14);
  });

  it('from centers 0 and 1, the values 0, 1, 5, 6 end at 0.5 and 5.5 with inertia 6 on the way, then 1', () => {
    const model = kmeans({ clusters: 2, init: [[0], [1]] }).fit([0, 1, 5, 6]);
    expect(Array.from(model.centers.data)).toEqual([0.5, 5.5]);
    expect(model.report.history).toEqual([6, 1]);
  });

  it('a weight of 3 pulls the mean of 0 and 4 to 1', () => {
    expect(kmeans({ clusters: 1 }).fit([0, 4], { sampleWeights: [3, 1] }).centers.data[0]).toBe(1);
  });

  it('a tie between two centers goes to the first', () => {
    const model = kmeans({ clusters: 2, init: [[0], [2]], maxIterations: 1 }).fit([0, 2, 0, 2]);
    expect(model.predict([1])[0]).toBe(0);
  });

  it('transform gives the distances 3 and 4 of the corner of a 3-4-5 triangle', () => {
    const model = kmeans({
      clusters: 2,
      init: [
        [3, 0],
        [0, 4],
      ],
    }).fit([
      [3, 0],
      [0, 4],
    ]);
    expect(Array.from(model.transform([[0, 0]]).data)).toEqual([3, 4]);
    expect(() => model.transform([[0, NaN]])).toThrow('kmeans.transform: row 0, column "x1" is NaN');
  });

  it('an empty cluster takes the row farthest from its center', () => {
    const model = kmeans({ clusters: 2, init: [[0], [1000]] }).fit([0, 1, 2, 40]);
    expect(Array.from(model.centers.data)).toEqual([1, 40]);
    expect(model.inertia).toBe(2);
  });

  it('two empty clusters take the two farthest rows', () => {
    const model = kmeans({ clusters: 3, init: [[0], [1000], [2000]] }).fit([0, 0, 50, 90]);
    expect(Array.from(model.centers.data)).toEqual([0, 90, 50]);
  });
});

const rowsOf = (cols: number) =>
  fc.array(fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: cols, maxLength: cols }), {
    minLength: 6,
    maxLength: 40,
  });

describe('properties', () => {
  it('the inertia never rises, and labels, centers and inertia agree with predict', () => {
    fc.assert(
      fc.property(
        rowsOf(2),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('k-means++' as const, 'random' as const),
        fc.string(),
        (rows, clusters, init, seed) => {
          const model = kmeans({ clusters, init, seed, tolerance: 0 }).fit(rows);
          model.report.history.reduce((before, after) => {
            expect(after).toBeLessThanOrEqual(before * (1 + 1e-12));
            return after;
          });
          expect(model.predict(rows)).toEqual(model.labels);
          const distances = model.transform(rows);
          const inertia = rows.reduce((sum, _, i) => sum + distances.data[i * clusters + model.labels[i]] ** 2, 0);
          expect(model.inertia).toBeCloseTo(inertia, 6);
          expect(model.centers.data.every(Number.isFinite)).toBe(true);
        },
      ),
    );
  });

  it('once converged, each center is the mean of its rows', () => {
    fc.assert(
      fc.property(rowsOf(2), fc.integer({ min: 1, max: 4 }), (rows, clusters) => {
        const model = kmeans({ clusters, tolerance: 0 }).fit(rows);
        for (let k = 0; k < clusters; k++) {
          const mine = rows.filter((_, i) => model.labels[i] === k);
          if (mine.length === 0) continue;
          for (const j of [0, 1]) {
            const mean = mine.reduce((sum, row) => sum + row[j], 0) / mine.length;
            expect(model.centers.data[k * 2 + j]).toBeCloseTo(mean, 8);
          }
        }
      }),
    );
  });

  it('integer weights equal repeated rows, weight 0 included', () => {
    fc.assert(
      fc.property(
        rowsOf(2),
        fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
        fc.constantFrom('k-means++' as const, 'random' as const),
        (rows, stream, init) => {
          const weights = rows.map((_, i) => (i < 3 ? 1 : (stream.next().value as number)));
          const repeated = rows.flatMap((row, i) => Array<number[]>(weights[i]).fill(row));
          const recipe = kmeans({ clusters: 2, init });
          const weighted = recipe.fit(rows, { sampleWeights: weights });
          expect(weighted.inertia).toBeCloseTo(recipe.fit(repeated).inertia, 6);
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each([1e6, 1e8])('shifting two unit blobs by %d changes no label', (shift) => {
    const rows = blobs();
    const shifted = rows.map((row) => row.map((value) => value + shift));
    const recipe = kmeans({ clusters: 2 });
    expect(recipe.fit(shifted).labels).toEqual(recipe.fit(rows).labels);
    expect(recipe.fit(shifted).inertia / recipe.fit(rows).inertia).toBeCloseTo(1, 6);
  });

  it.each([1e-6, 1e-4, 1e4, 1e6])(
    'multiplying by %d multiplies the inertia by its square and changes no label',
    (scale) => {
      const rows = blobs();
      const recipe = kmeans({ clusters: 2 });
      const model = recipe.fit(rows.map((row) => row.map((value) => value * scale)));
      expect(model.labels).toEqual(recipe.fit(rows).labels);
      expect(model.inertia / scale ** 2 / recipe.fit(rows).inertia).toBeCloseTo(1, 10);
    },
  );

  it('the same seed gives the same bits, and the number 1 is the seed "1"', () => {
    const rows = blobs();
    const fit = (seed: number | string) => JSON.stringify(kmeans({ clusters: 4, seed }).fit(rows).centers.data);
    expect(fit(1)).toBe(fit('1'));
    expect(new Set([0, 1, 2, 3, 4, 5, 6, 7].map(fit)).size).toBeGreaterThan(1);
  });
});

describe('hostile data', () => {
  it('more clusters than distinct rows: inertia 0 and a warning that counts them', () => {
    for (const init of ['k-means++', 'random'] as const) {
      const model = kmeans({ clusters: 3, init }).fit([
        [0, 0],
        [0, 0],
        [1, 1],
        [1, 1],
      ]);
      expect(model.inertia).toBe(0);
      expect(model.report.warnings).toEqual([
        { code: 'duplicate-centers', message: expect.stringContaining('only 2 distinct rows') },
      ]);
      expect(
        model.predict([
          [0, 0],
          [1, 1],
        ]),
      ).toEqual(Int32Array.of(0, 1));
    }
  });

  it('all rows equal: inertia 0', () => {
    expect(kmeans({ clusters: 2 }).fit([5, 5, 5]).inertia).toBe(0);
  });

  it('more clusters than rows is refused with both numbers', () => {
    expect(() => kmeans({ clusters: 5 }).fit([1, 2, 3])).toThrow(
      'kmeans: 5 clusters need at least as many rows; got 3 rows.',
    );
    expect(() => kmeans({ clusters: 2 }).fit([1, 2, 3], { sampleWeights: [1, 0, 0] })).toThrow('got 1 row.');
  });

  it('squares that overflow are refused with the column', () => {
    const error = thrownBy(() =>
      kmeans({ clusters: 2 }).fit([
        [1, 1e200],
        [2, -1e200],
      ]),
    );
    expect(isMixwellError(error, 'invalid-input')).toBe(true);
    expect((error as Error).message).toContain('"x1"');
  });

  it('data on which relocation of empty clusters used to cycle elsewhere ends, and agrees with predict', () => {
    const rows = Array.from({ length: 40 }, (_, i) => [i % 2, 0]).concat([
      [1e6, 0],
      [-1e6, 0],
    ]);
    const init = Array.from({ length: 10 }, (_, k) => [k * 1e-9, 5]);
    const model = kmeans({ clusters: 10, init, tolerance: 0 }).fit(rows);
    expect(model.report.stop).toBe('tolerance');
    expect(model.predict(rows)).toEqual(model.labels);
    expect(model.inertia).toBe(0);
  });

  it('a tight iteration limit says that it did not converge', () => {
    const model = kmeans({ clusters: 4, maxIterations: 1, tolerance: 0 }).fit(blobs());
    expect(model.report.stop).toBe('max-iterations');
    expect(model.report.warnings[0].code).toBe('not-converged');
  });
});

describe('options', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['no clusters', { clusters: 0 }, 'kmeans: "clusters" must be a whole number of at least 1; got 0.'],
    ['clusters missing', {}, 'kmeans: "clusters" must be a whole number of at least 1; got undefined.'],
    ['an unknown option', { clusters: 2, cluster: 3 }, 'kmeans: there is no option "cluster"'],
    ['an unknown start', { clusters: 2, init: 'kmeans' }, 'kmeans: "init" must be one of'],
    [
      'a start with too few rows',
      { clusters: 3, init: [[0], [1]] },
      'kmeans: "init" must have 3 rows, one a cluster; got 2.',
    ],
    ['a start with a NaN', { clusters: 2, init: [[0], [NaN]] }, 'kmeans: "init": row 1, column "x0" is NaN'],
    [
      'a negative tolerance',
      { clusters: 2, tolerance: -1 },
      '"tolerance" must be a finite number of at least 0; got -1.',
    ],
    ['a seed that is null', { clusters: 2, seed: null }, '"seed" must be a finite number or a text; got null.'],
  ])('%s is refused', (_, options, message) => {
    expect(() => kmeans(options as unknown as KmeansOptions)).toThrow(message);
  });

  it('a start with other columns than the data is refused', () => {
    expect(() => kmeans({ clusters: 1, init: [[0, 0, 0]] }).fit(pairs)).toThrow('expected 2 columns');
  });

  it('with changes some options and keeps the others; undefined changes nothing', () => {
    const recipe = kmeans({ clusters: 2, seed: 7 }).with({ clusters: 3, seed: undefined });
    expect(recipe.params).toMatchObject({ clusters: 3, seed: 7, maxIterations: 300, tolerance: 1e-4 });
  });

  it('a given start is copied when the recipe is made', () => {
    const init = [Float64Array.of(0), Float64Array.of(5)];
    const recipe = kmeans({ clusters: 2, init });
    init[1][0] = 0;
    expect(Array.from(recipe.fit([0, 5]).centers.data)).toEqual([0, 5]);
  });
});

function blobs(): number[][] {
  return Array.from({ length: 60 }, (_, i) => [
    Math.sin(i * 12.9898) + (i % 2) * 8,
    Math.cos(i * 78.233) + (i % 2) * 5,
  ]);
}
