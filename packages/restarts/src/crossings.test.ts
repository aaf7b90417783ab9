import { bayesianGmm } from '@mixwell/bayesian-gmm';
import { matrix } from '@mixwell/core';
import { mclustFamilies } from '@mixwell/covariance-families';
import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { dataset } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { type StartReport, bestOf, bestOfAsync } from './index.ts';

const digits = matrix(dataset('digits64'));
const iris = matrix(dataset('iris'));

describe('crossings', () => {
  const recipe = kmeans({ clusters: 20 });
  const { model, report } = bestOf(recipe, digits, { starts: 8 });
  const alone = bestOf(recipe, digits, { starts: 8, cross: false });

  it('are as many as starts, leave the starts as they are, and make the best better', () => {
    expect(report.starts).toEqual(alone.report.starts);
    expect(alone.report.crossings).toEqual([]);
    expect(report.crossings).toHaveLength(8);
    expect(model.inertia).toBeLessThan(alone.model.inertia * (1 - 1e-6));
  });

  it('are marked, numbered by themselves, and no seed makes one again', () => {
    expect(report.crossings.map(({ index, seed, crossed, grown }) => [index, seed, crossed, grown])).toEqual(
      Array.from({ length: 8 }, (_, index) => [index, null, true, false]),
    );
    expect(report.starts.some(({ crossed }) => crossed)).toBe(false);
  });

  it('do not count as starts that agree', () => {
    expect(report.starts.every(({ objective }) => (objective as number) > model.inertia * (1 + 1e-6))).toBe(true);
    expect(report.agreement).toBe(0);
  });

  it('are the same bits for two workers', async () => {
    const shared = await bestOfAsync(recipe, digits, { starts: 8, workers: 2 });
    expect(JSON.stringify(shared)).toBe(JSON.stringify({ model, report }));
  });

  it('there are none where all starts come to one optimum, nor of a single start', () => {
    const one = bestOf(gmm({ components: 2 }), iris, { starts: 4 }).report;
    expect([one.agreement, one.crossings]).toEqual([1, []]);
    expect(bestOf(recipe, digits, { starts: 1 }).report.crossings).toEqual([]);
  });

  it('onStart hears of them after the starts, and false makes no more', () => {
    const heard: [boolean, number, number][] = [];
    const { report: cut } = bestOf(recipe, digits, {
      starts: 2,
      onStart({ crossed }: StartReport, done, total) {
        heard.push([crossed, done, total]);
        return done < 3;
      },
    });
    expect(heard).toEqual([
      [false, 1, 2],
      [false, 2, 2],
      [true, 3, 4],
    ]);
    expect(cut.crossings).toHaveLength(1);
  });

  it('onStart that ends the starts makes none of them', () => {
    expect(bestOf(recipe, digits, { starts: 4, onStart: (_, done) => done < 3 }).report.crossings).toEqual([]);
  });
});

it.each(mclustFamilies)('mixtures of %s can be crossed', (covariance) => {
  const { crossings } = bestOf(gmm({ components: 5, covariance, init: 'random-rows' }), iris, { starts: 6 }).report;
  expect(crossings).toHaveLength(6);
  expect(crossings.filter(({ failed }) => failed !== null)).toEqual([]);
});

it.each(['full', 'tied', 'diag', 'spherical'] as const)('variational mixtures of %s too', (covariance) => {
  const recipe = bayesianGmm({ components: 6, covariance, init: 'random-rows' });
  const { crossings } = bestOf(recipe, iris, { starts: 6 }).report;
  expect(crossings.length).toBeGreaterThan(0);
  expect(crossings.filter(({ failed }) => failed !== null)).toEqual([]);
});
