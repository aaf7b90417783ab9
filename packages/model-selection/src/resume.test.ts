import { type MixwellError, matrix } from '@mixwell/core';
import { type GmmModel, gmm, gmmKind } from '@mixwell/gmm';
import { kmeans, kmeansKind } from '@mixwell/kmeans';
import { dataset } from '@mixwell/oracle';
import { describe, expect, it, vi } from 'vitest';
import { type FittedRow, type SelectOptions, grid, select } from './index.ts';

const faithful = matrix(dataset('faithful'));
const recipes = grid(gmm({ components: 1 }), { components: [1, 2, 3], covariance: ['tied', 'diag'] });
const options = { criterion: 'bic', starts: 2, seed: 3 } as const;
const whole = select(recipes, faithful, options);
const kinds = [gmmKind];

/** Recipes that count how often they are fitted. */
function counting() {
  const fits = vi.fn();
  const wrap = (recipe: (typeof recipes)[number]): (typeof recipes)[number] => ({
    ...recipe,
    with: (changes) => wrap(recipe.with(changes)),
    fit: (...args) => {
      fits();
      return recipe.fit(...args);
    },
  });
  return { recipes: recipes.map(wrap), fits };
}

function errorOf(resume: unknown, changes: Partial<SelectOptions<GmmModel>> = {}): MixwellError {
  try {
    select(recipes, faithful, { ...options, kinds, resume: resume as never, ...changes });
  } catch (error) {
    return error as MixwellError;
  }
  throw new Error('nothing was thrown');
}

describe('resumption', () => {
  it('from JSON of some of the recipes gives the table of all, without fitting those again', () => {
    const part = select(recipes.slice(0, 4), faithful, options);
    const { recipes: counted, fits } = counting();
    const resumed = select(counted, faithful, { ...options, resume: JSON.stringify(part), kinds });
    expect(JSON.stringify(resumed)).toBe(JSON.stringify(whole));
    expect(resumed.table.map(({ label, rank }) => [label, rank])).toEqual(
      whole.table.map(({ label, rank }) => [label, rank]),
    );
    expect(fits.mock.calls.length).toBeGreaterThanOrEqual(2 * 3);
    expect(fits.mock.calls.length).toBeLessThanOrEqual(2 * 4);
    expect(resumed.best.predict([[2, 50]])).toEqual(whole.best.predict([[2, 50]]));
  });

  it('of everything fits nothing, from the object, its toJSON or its text', () => {
    for (const resume of [whole.toJSON(), JSON.stringify(whole)]) {
      const { recipes: counted, fits } = counting();
      expect(JSON.stringify(select(counted, faithful, { ...options, resume, kinds }))).toBe(JSON.stringify(whole));
      expect(fits).not.toHaveBeenCalled();
    }
  });

  it('from details of an aborted one: rows, or JSON', () => {
    const controller = new AbortController();
    const aborted = (() => {
      try {
        return select(recipes, faithful, {
          ...options,
          signal: controller.signal,
          onFit: (_row, done) => void (done === 4 && controller.abort()),
        });
      } catch (error) {
        return error as MixwellError;
      }
    })() as MixwellError;
    const resume = aborted.details.rows as FittedRow<GmmModel>[];
    expect(resume).toHaveLength(4);
    const { recipes: counted, fits } = counting();
    expect(JSON.stringify(select(counted, faithful, { ...options, resume }))).toBe(JSON.stringify(whole));
    expect(fits.mock.calls.length).toBeLessThanOrEqual(2 * 4);
    const kept = JSON.stringify(aborted.details.selection);
    expect(JSON.stringify(select(recipes, faithful, { ...options, resume: kept, kinds }))).toBe(JSON.stringify(whole));
    expect(errorOf(JSON.parse(JSON.stringify(resume))).message).toMatch(/"resume" must hold rows of a selection; got /);
  });

  it('keeps rows that failed, and rows of several estimators', () => {
    const mixed = [gmm({ components: 300 }), kmeans({ clusters: 2 }), gmm({ components: 1 })];
    const before = select(mixed, faithful, options);
    const after = select(mixed, faithful, {
      ...options,
      resume: before.toJSON(),
      kinds: [gmmKind, kmeansKind] as never,
    });
    expect(JSON.stringify(after)).toBe(JSON.stringify(before));
    expect(after.table[0].reason).toBe('gmm: 300 components need at least as many rows; got 272 rows.');
  });

  it('refuses what is not a selection, or not of these rows and options', () => {
    const json = whole.toJSON();
    const refused: [unknown, string][] = [
      ['{', '"resume" is a text that is not JSON'],
      ['{"format":"mixwell-model"}', '"resume" is not the JSON of a selection'],
      [{ ...json, version: 2 }, '"resume" has version 2; this package reads 1'],
      [{ ...json, rows: [{}] }, '"resume" has rows that are not those of a selection'],
      [{ ...json, rows: [{ ...json.rows[0], bic: 'low' }] }, '"resume" has rows that are not those of a selection'],
      [{ ...json, data: '2x2/0' }, '"resume" is of other rows or other sample weights'],
      [[{}], '"resume" must hold rows of a selection'],
      [[undefined], '"resume" must hold rows of a selection; got undefined'],
    ];
    for (const [resume, message] of refused) {
      expect(errorOf(resume)).toMatchObject({
        code: 'invalid-model',
        message: expect.stringContaining(message) as string,
      });
    }
    const asText = select(recipes, faithful, {
      ...options,
      resume: { ...json, options: { ...json.options, seed: '7' } },
      kinds,
      seed: 7,
    });
    expect(asText.table).toHaveLength(recipes.length);
    expect(errorOf(json, { starts: 3 }).message).toBe('select: "resume" was made with another "starts": 2, not 3.');
    expect(errorOf(json, { arithmetic: 'fused' }).message).toContain(
      'another "arithmetic": the text "strict", not the text "fused"',
    );
    expect(errorOf(json, { sampleWeights: new Float64Array(272).fill(1) }).message).toContain('of other rows or other');
    expect(errorOf(json, { kinds: undefined })).toMatchObject({ code: 'invalid-param' });
    const broken = { ...json, rows: json.rows.map((row) => ({ ...row, model: { ...row.model, state: {} } })) };
    expect(errorOf(broken).message).toContain('has a model of gmm components=1 covariance=tied that cannot be read');
    expect(errorOf(3).code).toBe('invalid-param');
    expect(errorOf(json, { kinds: ['gmm'] as never }).code).toBe('invalid-param');
  });
});

describe('the clock', () => {
  it('is the caller’s: a row takes what it says, and there is no column without', () => {
    let ticks = 0;
    const { table } = select(recipes, faithful, { ...options, now: () => ticks++ });
    expect(table.map(({ seconds }) => seconds)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(whole.table.map(({ seconds }) => seconds)).toEqual([null, null, null, null, null, null]);
  });
});
