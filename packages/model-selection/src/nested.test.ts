import { forkSeed, matrix, randomStream } from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { dataset } from '@mixwell/oracle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestOf, grid, select } from './index.ts';

const faithful = matrix(dataset('faithful'));

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
