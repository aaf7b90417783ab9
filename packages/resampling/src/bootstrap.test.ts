import { type MixwellError, matrix } from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { dataset, oracle } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import {
  bootstrapIntervals,
  bootstrapIntervalsAsync,
  bootstrapLikelihoodRatio,
  bootstrapLikelihoodRatioAsync,
} from './index.ts';

const faithful = matrix(dataset('faithful'));

describe('bootstrapLikelihoodRatio', () => {
  // mclust starts both models from its own hierarchy, and stops earlier; ours from several starts, so it never does worse.
  it.each([
    ['faithful', 'VVV', 1, 1],
    ['faithful', 'EEE', 1, 2],
    ['precip', 'V', 1, 0],
    ['iris', 'VEV', 1, 2],
    ['galaxies', 'V', 1, 0],
  ])('the statistics of %s, %s are those of mclust 6.0.0, to 0.03, or larger', (name, model, first, same) => {
    const { lrts_observed: observed } = oracle('r_misc').bootstrap_lrt.find(
      (one: { dataset: string; model: string }) => one.dataset === name && one.model === model,
    );
    const recipe = gmm({ components: 1, covariance: model === 'V' ? 'full' : (model as 'VVV') });
    for (let size = first; size <= 2; size++) {
      const { tests } = bootstrapLikelihoodRatio(recipe, dataset(name), { size, replicates: 1, starts: 5 });
      const { statistic } = tests[0];
      expect(statistic).toBeGreaterThan(observed[size - 1] - 0.03);
      if (size <= same) expect(statistic).toBeLessThan(observed[size - 1] + 0.03);
    }
  });

  it('going upward, rejects one component of two planted ones and keeps both', () => {
    const planted = gmm({ components: 2, covariance: 'tied' }).fit(faithful).sample(200, { seed: 1 }).x;
    const { size, tests } = bootstrapLikelihoodRatio(gmm({ components: 1 }), planted, { replicates: 19, starts: 2 });
    expect(size).toBe(2);
    expect(tests.map((test) => test.size)).toEqual([1, 2]);
    // Sets that no model without a spurious component could be fitted to are left out.
    for (const { replicates } of tests) expect(replicates.length).toBeGreaterThan(15);
    expect(tests[0].pValue).toBe(1 / (1 + tests[0].replicates.length));
    expect(tests[1].pValue).toBeGreaterThan(0.05);
  });

  it('no statistic is negative, even from one start, and the p-value counts those at least as large', () => {
    const recipe = gmm({ components: 1, init: 'random', covariance: 'diag' });
    const { tests } = bootstrapLikelihoodRatio(recipe, faithful, { size: 3, replicates: 15, starts: 1 });
    const [{ statistic, replicates, pValue }] = tests;
    for (const value of [statistic, ...replicates]) expect(value).toBeGreaterThanOrEqual(0);
    const larger = replicates.filter((value) => value >= statistic).length;
    expect(pValue).toBe((1 + larger) / (1 + replicates.length));
  });

  it('where every size is rejected it is one more than the last', () => {
    const { size } = bootstrapLikelihoodRatio(gmm({ components: 1 }), faithful, { replicates: 9, most: 1, level: 1 });
    expect(size).toBe(2);
  });

  it('a replicate is the same whether few or many are drawn, and for any number of workers', async () => {
    const recipe = gmm({ components: 1, covariance: 'tied' });
    const expected = bootstrapLikelihoodRatio(recipe, faithful, { size: 1, replicates: 3 });
    const onReplicate = (_size: number, done: number) => done < 3;
    expect(bootstrapLikelihoodRatio(recipe, faithful, { size: 1, onReplicate })).toEqual(expected);
    const workers = { size: 1, replicates: 3, workers: 2 };
    expect(await bootstrapLikelihoodRatioAsync(recipe, faithful, workers)).toEqual(expected);
  });

  it('an abort has the finished tests; models without density and recipes without size are refused', () => {
    const controller = new AbortController();
    const onReplicate = (size: number) => void (size === 2 && controller.abort());
    const error = errorOf(() =>
      bootstrapLikelihoodRatio(gmm({ components: 1 }), faithful, {
        replicates: 2,
        level: 1,
        onReplicate,
        signal: controller.signal,
        starts: 1,
      }),
    );
    expect([error.code, error.message]).toEqual(['aborted', 'bootstrapLikelihoodRatio: aborted after 1 test.']);
    expect(error.details.tests).toHaveLength(1);
    const clusters = kmeans({ clusters: 1 }) as never;
    expect(errorOf(() => bootstrapLikelihoodRatio(clusters, faithful)).message).toContain(
      'a kmeans model has no density',
    );
    const bad = { level: 5 };
    expect(errorOf(() => bootstrapLikelihoodRatio(gmm({ components: 1 }), faithful, bad)).message).toContain(
      '"level" must be',
    );
  });
});

describe('bootstrapIntervals', () => {
  const one = gmm({ components: 1 });
  const normal = one.fit(faithful);

  it('of one normal distribution, standard errors are those of theory: s / sqrt(n), s² sqrt(2 / n), to a quarter', () => {
    const { weights, means, covariances, replicates, failed } = bootstrapIntervals(one, normal, { replicates: 150 });
    expect([weights[0], replicates, failed]).toEqual([{ estimate: 1, low: 1, high: 1, standardError: 0 }, 150, 0]);
    for (let j = 0; j < 2; j++) {
      const variance = normal.covariances[0].data[j * 3];
      expect(means[0][j].estimate).toBe(normal.means.data[j]);
      // A standard deviation of 150 draws is off by 1 / sqrt(300), 6 %, as a rule.
      expect(Math.abs(means[0][j].standardError / Math.sqrt(variance / 272) - 1)).toBeLessThan(0.25);
      expect(Math.abs(covariances[0][j][j].standardError / (variance * Math.sqrt(2 / 272)) - 1)).toBeLessThan(0.25);
      const { low, high, estimate, standardError } = means[0][j];
      expect(Math.abs((high - low) / (2 * 1.96 * standardError) - 1)).toBeLessThan(0.25);
      expect(low < estimate && estimate < high).toBe(true);
    }
  });

  it('a fit of rows of weight 4 has the standard errors of four times the rows, rows of weight 0 are absent', () => {
    const errorOfMean = (weightOf: (i: number) => number): number => {
      const sampleWeights = Array.from({ length: 272 }, (_, i) => weightOf(i));
      return bootstrapIntervals(one, one.fit(faithful, { sampleWeights }), { replicates: 150 }).means[0][1]
        .standardError;
    };
    const plain = bootstrapIntervals(one, normal, { replicates: 150 }).means[0][1].standardError;
    expect(Math.abs(errorOfMean(() => 4) / (plain / 2) - 1)).toBeLessThan(0.25);
    expect(Math.abs(errorOfMean((i) => i % 2) / (plain * Math.SQRT2) - 1)).toBeLessThan(0.25);
  });

  it('of a mixture with noise are about its components and their weights', () => {
    const recipe = gmm({ components: 2, noise: true });
    const model = recipe.fit(faithful);
    const { weights, means, replicates, failed } = bootstrapIntervals(recipe, model, { replicates: 40 });
    expect([replicates, failed]).toEqual([40, 0]);
    [0, 1].forEach((k) => {
      expect(weights[k].estimate).toBe(model.weights[k]);
      expect(means[k][1].low < model.means.data[2 * k + 1] && model.means.data[2 * k + 1] < means[k][1].high).toBe(
        true,
      );
    });
  });

  it('components keep their places: of two far apart, no interval of one holds the mean of the other', () => {
    const two = gmm({ components: 2 });
    const model = two.fit(faithful);
    const { means, weights } = bootstrapIntervals(two, model, { replicates: 40, level: 0.9 });
    for (const [k, other] of [
      [0, 1],
      [1, 0],
    ]) {
      const { low, high } = means[k][1];
      const elsewhere = model.means.data[other * 2 + 1];
      expect(low <= model.means.data[k * 2 + 1] && model.means.data[k * 2 + 1] <= high).toBe(true);
      expect(elsewhere < low || elsewhere > high).toBe(true);
    }
    expect(weights[0].low).toBeGreaterThan(weights[1].high);
  });

  it('a wider level is a wider interval; the same seed and any number of workers the same bits', async () => {
    const of = (level: number) => bootstrapIntervals(one, normal, { replicates: 40, level }).means[0][0];
    expect(of(0.99).high - of(0.99).low).toBeGreaterThan(of(0.5).high - of(0.5).low);
    const expected = bootstrapIntervals(one, normal, { replicates: 20, seed: 'a' });
    expect(await bootstrapIntervalsAsync(one, normal, { replicates: 20, seed: 'a', workers: 2 })).toEqual(expected);
  });

  it('onReplicate hears of each, an abort stops, and what is no mixture is refused', () => {
    const heard: number[] = [];
    const onReplicate = (done: number) => {
      heard.push(done);
      return done < 3;
    };
    expect(bootstrapIntervals(one, normal, { onReplicate }).replicates).toBe(3);
    expect(heard).toEqual([1, 2, 3]);
    const signal = AbortSignal.abort('no');
    expect(errorOf(() => bootstrapIntervals(one, normal, { signal }))).toMatchObject({ code: 'aborted', cause: 'no' });
    const clustering = kmeans({ clusters: 1 }).fit(faithful) as never;
    expect(errorOf(() => bootstrapIntervals(one, clustering)).message).toContain(
      'a model with weights, means and covariances',
    );
    expect(errorOf(() => bootstrapIntervals(gmm({ components: 2 }), normal)).code).toBe('invalid-param');
    expect(errorOf(() => bootstrapIntervals(one, normal, { level: 95 })).message).toContain('"level" must be');
    expect(errorOf(() => bootstrapIntervals(one, normal, { replicates: 5 })).message).toContain('"replicates" must be');
  });
});

function errorOf(call: () => unknown): MixwellError {
  try {
    call();
  } catch (error) {
    return error as MixwellError;
  }
  throw new Error('nothing was thrown');
}
