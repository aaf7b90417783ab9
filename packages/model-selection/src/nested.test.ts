import { forkSeed, matrix, randomStream } from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { dataset } from '@mixwell/oracle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestOf, grid, select } from './index.ts';

const faithful = matrix(dataset('faithful'));

/** The likelihoods of a family's models, smallest first, never fall. */
function expectRising(
  family: readonly { model: unknown; params: object; objective: number | null }[],
  rows: number,
): void {
  const all = family.filter(({ model }) => model !== null).map(({ objective }) => objective as number);
  all.slice(1).forEach((objective, i) => expect(objective).toBeGreaterThanOrEqual(all[i] - 1e-9 * rows));
}

describe('nested starts', () => {
  it('the likelihood never falls and the inertia never rises with the size, for any rows, shape, start and order', () => {
    const any = fc.record({
      seed: fc.nat(),
      rows: fc.integer({ min: 20, max: 60 }),
      cols: fc.integer({ min: 1, max: 3 }),
      covariance: fc.constantFrom('full', 'tied', 'diag', 'spherical', 'EVE', 'VEI'),
      sizes: fc.shuffledSubarray([1, 2, 3, 4, 6], { minLength: 3 }),
    });
    fc.assert(
      fc.property(any, ({ seed, rows, cols, covariance, sizes }) => {
        const random = randomStream(seed);
        const x = {
          data: Float64Array.from({ length: rows * cols }, () => random() + Math.floor(3 * random())),
          rows,
          cols,
        };
        const mixtures = grid(gmm({ components: 1, covariance: covariance, init: 'random-rows', seed }), {
          components: sizes,
        });
        const clusterings = grid(kmeans({ clusters: 1, init: 'random', seed }), { clusters: sizes });
        const { table } = select([...mixtures, ...clusterings], x, { criterion: 'silhouette', starts: 1 });
        const bySize = (name: string, option: string) =>
          table
            .filter((row) => row.name === name && row.model !== null)
            .sort((a, b) => (a.params[option] as number) - (b.params[option] as number))
            .map(({ objective }) => objective as number);
        const likelihoods = bySize('gmm', 'components');
        likelihoods.slice(1).forEach((l, i) => expect(l).toBeGreaterThanOrEqual(likelihoods[i] - 1e-9 * rows));
        const inertias = bySize('kmeans', 'clusters');
        inertias.slice(1).forEach((inertia, i) => expect(inertia).toBeLessThanOrEqual(inertias[i] * (1 + 1e-12)));
      }),
      { numRuns: 40 },
    );
  });

  it.each(['EII', 'EEE', 'VVV'] as const)(
    'too where no component has rows enough to be split: three lumps in up to 4 columns and 8 to 21 rows; %s',
    (covariance) => {
      const any = fc.record({
        seed: fc.nat(),
        rows: fc.integer({ min: 8, max: 21 }),
        cols: fc.integer({ min: 2, max: 4 }),
      });
      fc.assert(
        fc.property(any, ({ seed, rows, cols }) => {
          const random = randomStream(seed);
          const lump = (at: number): number => 6 * (Math.floor(at / cols) % 3) + 2 * (random() + random() + random());
          const x = { data: Float64Array.from({ length: rows * cols }, (_, at) => lump(at)), rows, cols };
          const recipes = grid(gmm({ components: 1, covariance }), { components: [1, 2, 3, 4] });
          expectRising(select(recipes, x, { criterion: 'bic', starts: 3 }).table, rows);
        }),
        { numRuns: 40 },
      );
    },
  );

  it('too where the smaller model with a component in halves is spurious: 14 rows of 3 columns', () => {
    // prettier-ignore
    const x = [
      [1.5, 0.1, 1.2], [6.8, 5.7, 7.8], [12.2, 10.2, 9.9], [-0.3, 0.2, 0.2], [7.2, 6.4, 4.3], [13.4, 12.8, 12.2], [-0.5, -0.1, 1.5],
      [4.9, 4.8, 6.4], [12.9, 12.6, 12.1], [0.1, -0.2, 0.4], [6, 6, 6.6], [12.7, 12.5, 11.3], [-2.1, -1.9, 0.1], [5.8, 5.7, 4.1],
    ];
    const recipes = grid(gmm({ components: 1, covariance: 'EEE' }), { components: [2, 3] });
    const { table } = select(recipes, x, { criterion: 'bic', starts: 3 });
    expectRising(table, x.length);
    expect(table[1].warnings).toContain('spurious');
  });

  it('too beside noise, from the smaller model with its noise', () => {
    const recipes = grid(gmm({ components: 1, noise: true }), {
      components: [1, 2, 3, 4, 5],
      covariance: ['EII', 'VVV'],
    });
    const { table } = select(recipes, faithful, { criterion: 'bic', starts: 1 });
    for (const covariance of ['EII', 'VVV']) {
      const family = table.filter(({ params }) => params.covariance === covariance);
      expectRising(family, faithful.rows);
      expect(family.map(({ startReports }) => startReports.some(({ grown }) => grown))).toEqual([
        false,
        true,
        true,
        true,
        true,
      ]);
    }
  });

  it('are one start more, made after the others, and told apart from them', () => {
    const { table } = select(grid(gmm({ components: 1 }), { components: [3, 1] }), faithful, {
      criterion: 'bic',
      starts: 2,
    });
    expect(table.map(({ starts }) => starts)).toEqual([3, 2]);
    expect(table[0].startReports.map(({ grown, seed }) => [grown, seed])).toEqual([
      [false, forkSeed(0, 'start/0')],
      [false, forkSeed(0, 'start/1')],
      [true, null],
    ]);
  });

  it('a model that a seed makes again is kept, unless the grown one is further than agreement', () => {
    const [, two] = select(grid(gmm({ components: 1 }), { components: [1, 2] }), faithful, {
      criterion: 'bic',
      starts: 2,
    }).table;
    expect(two.model?.params.init).toBe('portfolio');
    expect(two.model?.toJSON()).toEqual(bestOf(two.recipe, faithful, { starts: 2 }).model.toJSON());
    expect(two.startsAgreeing).toBe(3);
  });

  it('only recipes that differ in nothing but size are neighbours, and only those that take such a start', () => {
    const recipes = [gmm({ components: 1 }), gmm({ components: 2, covariance: 'tied' }), kmeans({ clusters: 3 })];
    const { table } = select(recipes, faithful, { criterion: 'silhouette', starts: 2 });
    expect(table.map(({ starts }) => starts)).toEqual([2, 2, 2]);
  });

  it('find 3 clusters that every random start misses: from rows of 0 and 1 alone', () => {
    const x = [0, 0.1, 0.2, 1, 1.1, 1.2, 100, 100.1, 100.2];
    const fresh = bestOf(kmeans({ clusters: 3, init: [[0], [0.1], [0.2]] }), x, { starts: 1 }).model.inertia;
    const recipes = [kmeans({ clusters: 1 }), kmeans({ clusters: 3 })];
    const [, three] = select(recipes, x, { criterion: 'silhouette', starts: 1 }).table;
    expect(three.model?.inertia).toBeCloseTo(0.06, 10);
    expect(three.model?.inertia).toBeLessThanOrEqual(fresh);
  });
});
