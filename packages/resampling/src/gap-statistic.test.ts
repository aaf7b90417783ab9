import { type MixwellError, matrix } from '@mixwell/core';
import { kmeans } from '@mixwell/kmeans';
import { gmm } from '@mixwell/gmm';
import { dataset, oracle } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { chosenGap } from './gap-rule.ts';
import { gapStatistic, gapStatisticAsync } from './index.ts';

const recipe = kmeans({ clusters: 2 });

interface Reference {
  dataset: string;
  spaceH0: 'scaledPCA' | 'original';
  'd.power'?: 2;
  logW: number[];
  E_logW: number[];
  SE_sim: number[];
  gap: number[];
  k_firstSEmax: number;
  k_Tibs2001: number;
  k_globalmax: number;
}
const references: Reference[] = oracle('r_misc').gap;

describe('as cluster::clusGap 2.1.4 of R', () => {
  it.each(references)('$dataset, $spaceH0: the three rules choose what they chose', (of) => {
    const choose = (rule: Parameters<typeof chosenGap>[2]) => chosenGap(of.gap, of.SE_sim, rule, 1) + 1;
    expect([choose('firstSEmax'), choose('Tibs2001SEmax'), choose('globalmax')]).toEqual([
      of.k_firstSEmax,
      of.k_Tibs2001,
      of.k_globalmax,
    ]);
  });

  it.each(references)('$dataset, $spaceH0: logW to 1e-9, at the optima', (of) => {
    // At 6 clusters of faithful clusGap stopped at a worse optimum.
    const sizes = [1, 2, 3, 4, 5];
    const power: 1 | 2 = of['d.power'] ?? 1;
    const { table } = gapStatistic(recipe, dataset(of.dataset), { sizes, references: 2, power, starts: 40 });
    table.forEach(({ logW }, i) => expect(logW).toBeCloseTo(of.logW[i], 9));
  });

  // E_logW is a mean over 200 draws, ours one over 40: they differ by at most 5 standard errors of the two together.
  it.each(references)('$dataset, $spaceH0: the mean of logW and the error of the gap, by simulation', (of) => {
    const power = of['d.power'] ?? 1;
    const reference = of.spaceH0 === 'scaledPCA' ? 'pca' : 'box';
    const sizes = [1, 2, 3, 4];
    const { table } = gapStatistic(recipe, dataset(of.dataset), { sizes, references: 40, reference, power, starts: 4 });
    table.forEach((row, i) => {
      const spread = of.SE_sim[i] / Math.sqrt(1 + 1 / 200);
      expect(Math.abs(row.expectedLogW - of.E_logW[i])).toBeLessThan(5 * spread * Math.sqrt(1 / 200 + 1 / 40));
      expect(row.standardError / of.SE_sim[i]).toBeGreaterThan(0.5);
      expect(row.standardError / of.SE_sim[i]).toBeLessThan(1.6);
      expect(row.gap).toBe(row.expectedLogW - row.logW);
    });
  });
});

describe('the rules, by hand', () => {
  it.each([
    ['firstmax', 1],
    ['globalmax', 3],
    ['firstSEmax', 0],
    ['globalSEmax', 1],
    ['Tibs2001SEmax', 0],
  ] as const)('of gaps 1 1.4 1.2 1.6 with errors 0.5 and 0.25 they choose, %s: place %i', (rule, place) => {
    expect(chosenGap([1, 1.4, 1.2, 1.6], [0.5, 0.5, 0.5, 0.25], rule, 1)).toBe(place);
  });

  it('of gaps that only rise, the first ones take the last', () => {
    for (const rule of ['firstmax', 'Tibs2001SEmax', 'globalmax'] as const)
      expect(chosenGap([1, 2, 3], [0, 0, 0], rule, 1)).toBe(2);
    expect(chosenGap([1, 2, 3], [2, 2, 2], 'firstSEmax', 0)).toBe(2);
  });
});

describe('gapStatistic', () => {
  const x = matrix([0, 0.1, 0.3, 0.4, 5, 5.1, 5.3, 5.4, 9, 9.2, 9.3, 9.5]);
  const options = { sizes: [1, 2, 3, 4, 5], references: 20, seed: 1, rule: 'globalmax' } as const;

  it('finds three groups on a line, by k-means and by a mixture', () => {
    expect(gapStatistic(recipe, x, options).size).toBe(3);
    expect(gapStatistic(gmm({ components: 1, covariance: 'tied' }), x, { ...options, sizes: [1, 2, 3] }).size).toBe(3);
  });

  it('a box along the columns or the axes is the same in one dimension', () => {
    const of = (reference: 'box' | 'pca') =>
      gapStatistic(recipe, x, { ...options, reference }).table.map(({ gap }) => gap);
    of('box').forEach((gap, i) => expect(gap).toBeCloseTo(of('pca')[i], 10));
  });

  it('is the same for the same seed, and for any number of workers', async () => {
    const expected = gapStatistic(recipe, x, options);
    expect(await gapStatisticAsync(recipe, x, { ...options, workers: 2 })).toEqual(expected);
    expect(gapStatistic(recipe, x, { ...options, seed: 2 }).table[1].gap).not.toBe(expected.table[1].gap);
  });

  it('a set is the same whether few or many are drawn; false draws no more', () => {
    const heard: number[][] = [];
    const few = gapStatistic(recipe, x, { ...options, references: 3 });
    const stopped = gapStatistic(recipe, x, {
      ...options,
      onReference: (done, total) => {
        heard.push([done, total]);
        return done < 4;
      },
    });
    expect(heard).toEqual([
      [1, 21],
      [2, 21],
      [3, 21],
      [4, 21],
    ]);
    expect(stopped).toEqual(few);
  });

  it('stops at a signal between fits', () => {
    const controller = new AbortController();
    const error = errorOf(() =>
      gapStatistic(recipe, x, { ...options, signal: controller.signal, onReference: () => controller.abort('enough') }),
    );
    expect([error.code, error.message, error.cause]).toEqual([
      'aborted',
      'gapStatistic: aborted after 1 set.',
      'enough',
    ]);
  });

  it('refuses what cannot be compared', () => {
    expect(errorOf(() => gapStatistic(recipe, [1, 2, 3], { sizes: [1, 3] })).message).toBe(
      'gapStatistic: there is no dispersion within 3 clusters; ask for fewer.',
    );
    const sizeless = { ...recipe, params: {} };
    expect(errorOf(() => gapStatistic(sizeless, x)).message).toContain(
      'a recipe with an option "clusters" or "components"',
    );
    expect(errorOf(() => gapStatistic(recipe, x, { power: 3 as never })).message).toContain('"power" must be 1 or 2');
    expect(errorOf(() => gapStatistic(recipe, x, { sizes: [2, 1] })).message).toContain(
      '"sizes" must be an array of whole numbers',
    );
    expect(errorOf(() => gapStatistic(recipe, x, { references: 1 })).message).toContain('"references" must be');
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
