import { gmm, gmmKind } from '@mixwell/gmm';
import { dataset } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import {
  aic,
  bestOf,
  bestOfAsync,
  bic,
  bootstrapLikelihoodRatio,
  crossValidate,
  gapStatistic,
  grid,
  icl,
  select,
  selectAsync,
  stability,
} from './index.ts';

const iris = dataset('iris');
const x = { ...iris, data: iris.data.map((value, at) => ((7 * Math.floor(at / 4) + 3 * at) % 11 === 0 ? NaN : value)) };
const recipe = gmm({ components: 2, missing: 'marginalize' });
const blind = gmm({ components: 2 });

describe('rows with missing cells, under recipes that take them', () => {
  it('criteria are those of the likelihood of the cells that are there', () => {
    const model = recipe.fit(x);
    expect(bic(model, x)).toBeCloseTo(-2 * model.logLikelihood + model.freeParameters * Math.log(150), 9);
    expect(aic(model, x)).toBeCloseTo(-2 * model.logLikelihood + 2 * model.freeParameters, 9);
    expect(icl(model, x)).toBeGreaterThanOrEqual(bic(model, x));
  });

  it('the best of several starts is one of them, and the same on two threads', async () => {
    const { model, report } = bestOf(recipe, x, { starts: 3 });
    expect(model.report.objective).toBe(Math.max(...report.starts.map(({ objective }) => objective as number)));
    const shared = await bestOfAsync(recipe, x, { starts: 3, workers: 2 });
    expect(JSON.stringify(shared)).toBe(JSON.stringify({ model, report }));
  });

  it('a selection has every criterion but the silhouette, never falls with the size, and is resumed', async () => {
    const recipes = grid(recipe, { components: [1, 2, 3, 4] });
    const options = { criterion: 'bic', starts: 2, folds: 3 } as const;
    const selection = select(recipes, x, options);
    const values = selection.table.map(({ logLikelihood }) => logLikelihood as number);
    values.slice(1).forEach((value, i) => expect(value).toBeGreaterThanOrEqual(values[i] - 1e-9));
    for (const row of selection.table) {
      expect([row.bic, row.aic, row.icl, row.crossValidatedLogLikelihood].every(Number.isFinite)).toBe(true);
      expect([row.silhouette, row.reason]).toEqual([null, null]);
    }
    const finished = JSON.stringify(selection);
    expect(JSON.stringify(select(recipes, x, { ...options, resume: finished, kinds: [gmmKind] }))).toBe(finished);
    expect(JSON.stringify(await selectAsync(recipes, x, { ...options, workers: 2 }))).toBe(finished);
  });

  it('silhouettes cannot select, and a recipe that takes no such rows has that as its reason', () => {
    expect(() => select([recipe], x, { criterion: 'silhouette', starts: 1 })).toThrow(
      'rows with missing cells have no distances',
    );
    const { table } = select([blind, recipe], x, { criterion: 'bic', starts: 1 });
    expect(table.map(({ rank }) => rank)).toEqual([null, 1]);
    expect(table[0].reason).toMatch(/^gmm: row 0, column "Sepal.Length" is NaN/);
  });

  it('held-out rows, samples and replicates keep their gaps', () => {
    expect(crossValidate(recipe, x, { folds: 3 }).folds.every(({ reason }) => reason === null)).toBe(true);
    expect(stability(recipe, x, { pairs: 3 }).agreement).toBeGreaterThan(0.9);
    const gaps: boolean[] = [];
    const spied = (of: typeof recipe): typeof recipe => ({
      ...of,
      with: (changes) => spied(of.with(changes)),
      fit: (rows, options) => {
        gaps.push((rows as typeof x).data.every((value, at) => Number.isNaN(value) === Number.isNaN(x.data[at])));
        return of.fit(rows, options);
      },
    });
    const { tests } = bootstrapLikelihoodRatio(spied(recipe), x, { replicates: 2, starts: 1, size: 1 });
    expect(tests[0].pValue).toBe(1 / 3);
    expect(gaps.length).toBeGreaterThanOrEqual(6);
    expect(gaps.every(Boolean)).toBe(true);
  });
});

describe('rows with missing cells are refused', () => {
  it.each([
    ['bestOf', () => bestOf(blind, x, { starts: 1 })],
    ['crossValidate', () => crossValidate(blind, x)],
    ['bic', () => bic(blind.fit(iris), x)],
    ['icl', () => icl(blind.fit(iris), x)],
    ['select', () => select([blind], x, { criterion: 'bic' })],
    ['gapStatistic', () => gapStatistic(recipe, x, { sizes: [1, 2], references: 2 })],
  ])('by %s, where nobody takes them', (owner, call) => {
    expect(call).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        message: `${owner}: row 0, column "Sepal.Length" is NaN; expected a finite number.`,
      }),
    );
  });
});
