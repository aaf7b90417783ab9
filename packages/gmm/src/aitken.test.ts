import { dataset } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { aitken } from './aitken.ts';
import { gmm, gmmFromJSON } from './index.ts';

describe('by hand', () => {
  it('0, 8, 12 halves its steps, so it goes on by 4 to 16', () => {
    expect(aitken([0, 8, 12])).toEqual({ limit: 16, distance: 4 });
  });

  it('only the last three count: 5, 0, 8, 10 go on by 2/3', () => {
    expect(aitken([5, 0, 8, 10])).toEqual({ limit: 10 + 2 / 3, distance: expect.closeTo(2 / 3, 14) });
  });

  it('a path that has come to rest is at its limit', () => {
    expect([aitken([1, 3, 3]), aitken([3, 3, 3])]).toEqual([
      { limit: 3, distance: 0 },
      { limit: 3, distance: 0 },
    ]);
  });

  it('two entries, equal steps, growing steps or a fall give no estimate', () => {
    expect(
      [
        [1, 2],
        [1, 2, 3],
        [0, 1, 3],
        [0, 2, 1],
        [2, 1, 3],
        [2, 2, 3],
        [5, 3, 2],
      ].map(aitken),
    ).toEqual(Array(7).fill(undefined));
  });
});

describe('real data', () => {
  it.each(['faithful', 'galaxies', 'mclust_diabetes', 'precip', 'wine'])(
    '%s: at the usual stop the estimate is within a tenth of the true distance to where tolerance 0 ends',
    (name) => {
      const recipe = gmm({ components: 2, init: 'kmeans' });
      const early = recipe.fit(dataset(name));
      const end = recipe.with({ tolerance: 0, maxIterations: 20_000 }).fit(dataset(name));
      const distance = end.logLikelihood - early.logLikelihood;
      expect(early.report.aitken?.distance).toBeGreaterThan(0.9 * distance);
      expect(early.report.aitken?.distance).toBeLessThan(1.1 * distance);
      expect(early.report.aitken?.limit).toBeCloseTo(end.logLikelihood, 4);
    },
  );

  it('a path of two iterations, and classification EM, which ends for good, have no estimate', () => {
    const recipe = gmm({ components: 2, init: 'kmeans' });
    expect(recipe.with({ maxIterations: 2 }).fit(dataset('wine')).report.aitken).toBeUndefined();
    expect(recipe.with({ assignment: 'hard' }).fit(dataset('wine')).report.aitken).toBeUndefined();
  });

  it('the estimate returns from JSON', () => {
    const model = gmm({ components: 2, init: 'kmeans' }).fit(dataset('wine'));
    expect(gmmFromJSON(JSON.parse(JSON.stringify(model))).report.aitken).toEqual(model.report.aitken);
    expect(Object.isFrozen(model.report.aitken)).toBe(true);
  });
});

describe('an objective that fell', () => {
  it('is told: a number added to the diagonals pulls away from the maximum', () => {
    const model = gmm({ components: 2, regularization: 20, tolerance: 0, maxIterations: 60 }).fit(dataset('faithful'));
    const falls = model.report.history.findIndex((value, i, all) => i > 0 && value < all[i - 1]);
    expect(model.report.warnings.find(({ code }) => code === 'not-monotone')?.message).toContain(
      `The objective fell in iteration ${falls + 1}, by `,
    );
  });

  it('is not told of a path that only climbs', () => {
    for (const name of ['faithful', 'iris', 'galaxies']) {
      const { warnings } = gmm({ components: 3, tolerance: 0, maxIterations: 500 }).fit(dataset(name)).report;
      expect(warnings.map(({ code }) => code)).not.toContain('not-monotone');
    }
  });
});
