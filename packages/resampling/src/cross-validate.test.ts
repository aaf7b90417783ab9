import { type MixwellError, matrix } from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { dataset } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { type Fold, crossValidate, crossValidateAsync } from './index.ts';

const faithful = matrix(dataset('faithful'));
const recipe = gmm({ components: 2 });

describe('crossValidate', () => {
  it('of 1 2 | 4 5, left out one by one, with one normal distribution: the sum of four log-densities', () => {
    const x = [1, 2, 4, 5];
    const { logLikelihood, folds } = crossValidate(gmm({ components: 1 }), x, { folds: 4 });
    const expected = x.map((value, i) => {
      const others = x.filter((_, t) => t !== i);
      const mean = others.reduce((sum, other) => sum + other, 0) / 3;
      const variance = others.reduce((sum, other) => sum + (other - mean) ** 2, 0) / 3;
      return -0.5 * Math.log(2 * Math.PI * variance) - (value - mean) ** 2 / (2 * variance);
    });
    expect(logLikelihood).toBeCloseTo(
      expected.reduce((sum, value) => sum + value, 0),
      10,
    );
    expect(folds.map((fold) => fold.logLikelihood as number).sort((a, b) => a - b)).toEqual(
      expected.sort((a, b) => a - b).map((value) => expect.closeTo(value, 10) as number),
    );
  });

  it('deals every row into one fold, as evenly as can be, and adds the folds', () => {
    const { folds, logLikelihood, meanLogLikelihood, standardError } = crossValidate(recipe, faithful, {
      folds: 5,
      starts: 2,
    });
    expect(folds.map(({ index, rows, weight }) => [index, rows, weight])).toEqual([
      [0, 55, 55],
      [1, 55, 55],
      [2, 54, 54],
      [3, 54, 54],
      [4, 54, 54],
    ]);
    const sum = folds.reduce((total, fold) => total + (fold.logLikelihood as number), 0);
    expect(logLikelihood).toBeCloseTo(sum, 9);
    expect(meanLogLikelihood).toBeCloseTo(sum / 272, 12);
    expect(standardError).toBeGreaterThan(0);
  });

  it('is lower than the likelihood of the training rows, and falls for many components where that rises', () => {
    const of = (components: number) =>
      crossValidate(gmm({ components }), faithful, { folds: 4, starts: 2 }).logLikelihood as number;
    const [two, nine] = [of(2), of(9)];
    expect(two).toBeLessThan(recipe.fit(faithful).logLikelihood);
    expect(nine).toBeLessThan(two);
  });

  it('the same seed is the same folds; another deals them otherwise', () => {
    const of = (seed: number | string) => crossValidate(recipe, faithful, { folds: 3, seed }).logLikelihood;
    expect(of(1)).toBe(of('1'));
    expect(of(1)).not.toBe(of(2));
  });

  it('weights count: 0 and 1 are the rows left out and kept, in the same folds', () => {
    const x = [1, 2, 3, 7, 8, 9, 20, 21];
    const one = gmm({ components: 1 });
    const { folds } = crossValidate(one, x, { folds: 2, sampleWeights: [2, 2, 2, 2, 2, 2, 2, 2] });
    const plain = crossValidate(one, x, { folds: 2 }).folds;
    folds.forEach((fold, i) => {
      expect(fold.weight).toBe(8);
      expect(fold.logLikelihood).toBeCloseTo(2 * (plain[i].logLikelihood as number), 9);
    });
  });

  it('a fold that cannot be fitted has the reason, and there is no sum', () => {
    const x = [1, 2, 3, 4];
    const { logLikelihood, meanLogLikelihood, standardError, folds } = crossValidate(gmm({ components: 3 }), x, {
      folds: 2,
    });
    expect([logLikelihood, meanLogLikelihood, standardError]).toEqual([null, null, null]);
    expect(folds[0].reason).toMatch(/3 components need at least as many rows; got 2 rows/);
  });

  it('crossValidateAsync is the same, for any number of workers', async () => {
    const expected = crossValidate(recipe, faithful, { folds: 3, starts: 2, seed: 'a' });
    for (const workers of [1, 2]) {
      expect(await crossValidateAsync(recipe, faithful, { folds: 3, starts: 2, seed: 'a', workers })).toEqual(expected);
    }
  });

  it('onFold hears of each, and false stops', () => {
    const heard: [number, number, number][] = [];
    const onFold = ({ index }: Fold, done: number, total: number) => {
      heard.push([index, done, total]);
      return done < 2;
    };
    expect(crossValidate(recipe, faithful, { folds: 4, onFold }).folds).toHaveLength(2);
    expect(heard).toEqual([
      [0, 1, 4],
      [1, 2, 4],
    ]);
  });

  it('an abort has the finished folds', () => {
    const controller = new AbortController();
    const onFold = () => controller.abort('enough');
    const error = caught(() => crossValidate(recipe, faithful, { folds: 4, onFold, signal: controller.signal }));
    expect([error.code, error.message, error.cause]).toEqual([
      'aborted',
      'crossValidate: aborted after 1 fold.',
      'enough',
    ]);
    expect(error.details.folds).toHaveLength(1);
  });

  it('refuses models without density, more folds than rows, and bad options', () => {
    expect(caught(() => crossValidate(kmeans({ clusters: 2 }), faithful))).toMatchObject({
      code: 'invalid-param',
      message: 'crossValidate: a kmeans model has no density, so no likelihood.',
    });
    expect(caught(() => crossValidate(recipe, [1, 2, 3])).message).toBe(
      'crossValidate: 10 folds need at least as many rows; got 3.',
    );
    expect(caught(() => crossValidate(recipe, faithful, { folds: 1 })).message).toContain(
      '"folds" must be a whole number of at least 2',
    );
    expect(caught(() => crossValidate(null as never, faithful)).message).toContain('expected a recipe');
  });
});

function caught(call: () => unknown): MixwellError {
  try {
    call();
  } catch (error) {
    return error as MixwellError;
  }
  throw new Error('nothing was thrown');
}
