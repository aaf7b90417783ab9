import { describe, expect, it } from 'vitest';
import { type GradientMean, gradientMean } from '../test/gradient-mean.ts';
import { refusal } from '../test/refusal.ts';
import { defineEstimator } from './define-estimator.ts';
import { MixwellError } from './error.ts';
import type { Estimator, FitOptions } from './estimator.ts';
import type { RowsAbout } from './fit.ts';
import type { MatrixInput } from './matrix.ts';
import { wholeNumber } from './rules.ts';

/** What an algorithm is told before its first question, as its result. */
const told = defineEstimator<{ low?: number; high?: number }, GradientMean & { about: RowsAbout }>({
  name: 'told',
  rules: {
    low: wholeNumber({ min: 0, default: 1, doc: 'Low.' }),
    high: wholeNumber({ min: 0, default: 2, doc: 'High.' }),
  },
  check({ low, high }) {
    if (low > high) throw new MixwellError('invalid-param', 'told: "low" must not be above "high".');
  },
  // eslint-disable-next-line require-yield
  *fit(_, about) {
    return { about } as GradientMean & { about: RowsAbout };
  },
});

describe('a factory', () => {
  it('has the name and the rules of its recipes', () => {
    expect(told.estimatorName).toBe('told');
    expect(told({}).rules).toBe(told.rules);
  });
});

describe('a recipe', () => {
  it('is frozen and has every option, resolved', () => {
    const recipe = told({ high: 5 });
    expect(recipe.name).toBe('told');
    expect(recipe.params).toEqual({ low: 1, high: 5 });
    expect([Object.isFrozen(recipe), Object.isFrozen(recipe.params)]).toEqual([true, true]);
  });

  it('can be fitted again and again, with the same bits', () => {
    const recipe = gradientMean({ rate: 0.3 });
    const first = JSON.stringify(recipe.fit([1, 2, 4]));
    recipe.fit([5, 5, 9, 7]);
    expect(JSON.stringify(recipe.fit([1, 2, 4]))).toBe(first);
  });

  it('refuses bad options when it is made', () => {
    expect(() => told({ low: -1 })).toThrow(
      refusal('invalid-param', 'told: "low" must be a whole number of at least 0; got -1.'),
    );
    expect(() => told(undefined as never)).toThrow(
      refusal('invalid-param', 'told: expected an object of options; got undefined.'),
    );
  });

  it('refuses options that do not go together', () => {
    expect(() => told({ low: 3 })).toThrow(refusal('invalid-param', 'told: "low" must not be above "high".'));
  });
});

describe('with', () => {
  const recipe = told({ high: 5 });

  it('is another recipe with some options changed', () => {
    const other = recipe.with({ low: 4 });
    expect(other.params).toEqual({ low: 4, high: 5 });
    expect(recipe.params).toEqual({ low: 1, high: 5 });
  });

  it('undefined changes nothing', () => {
    expect(recipe.with({ high: undefined }).params).toEqual(recipe.params);
  });

  it.each<[unknown, string]>([
    [{ low: null }, 'told: "low" must be a whole number of at least 0; got null.'],
    [{ lower: 1 }, 'told: there is no option "lower"; the options are low, high.'],
    [JSON.parse('{"__proto__": {"low": 0}}'), 'told: there is no option "__proto__"; the options are low, high.'],
    [{ low: 6 }, 'told: "low" must not be above "high".'],
    [null, 'told: expected an object of options; got null.'],
  ])('refuses %o', (changes, message) => {
    expect(() => recipe.with(changes as object)).toThrow(refusal('invalid-param', message));
  });
});

describe('what an algorithm knows of its rows', () => {
  it('without weights each row counts once', () => {
    expect(
      told({}).fit([
        [1, 2],
        [3, 4],
        [5, 6],
      ]).about,
    ).toEqual({
      rows: 3,
      cols: 2,
      columns: ['x0', 'x1'],
      totalWeight: 3,
      presentRows: 3,
    });
  });

  it('weights 0, 2 and 0.5 are 2.5 in all, of two rows', () => {
    const frame = { shape: [3], columns: ['height'], values: [1, 2, 3] };
    expect(told({}).fit(frame, { sampleWeights: [0, 2, 0.5] }).about).toEqual({
      rows: 3,
      cols: 1,
      columns: ['height'],
      totalWeight: 2.5,
      presentRows: 2,
    });
  });
});

type Run = (recipe: Estimator<GradientMean>, x: MatrixInput, options?: FitOptions) => Promise<unknown>;

describe.each<[string, Run]>([
  ['fit', (recipe, x, options) => Promise.resolve().then(() => recipe.fit(x, options))],
  ['fitAsync', (recipe, x, options) => recipe.fitAsync(x, options)],
  ['steps', (recipe, x, options) => Promise.resolve().then(() => recipe.steps(x, options))],
])('%s refuses', (_, run) => {
  const recipe = gradientMean() as Estimator<GradientMean>;

  it.each<[string, unknown, unknown, Error]>([
    [
      'a bad cell',
      [1, NaN],
      {},
      refusal('invalid-input', 'gradientMean: row 1, column "x0" is NaN; expected a finite number.'),
    ],
    [
      'a bad weight',
      [1, 2],
      { sampleWeights: [1, -1] },
      refusal('invalid-input', expect.stringContaining('the sample weight of row 1 is -1')),
    ],
    [
      'too few weights',
      [1, 2],
      { sampleWeights: [1] },
      refusal('shape-mismatch', expect.stringContaining('an array of 2, one weight a row')),
    ],
    [
      'an unknown option',
      [1, 2],
      { wokers: 2 },
      refusal('invalid-param', expect.stringContaining('there is no option "wokers"')),
    ],
    [
      'a signal that is none',
      [1, 2],
      { signal: 1 },
      refusal('invalid-param', 'gradientMean: "signal" must be an AbortSignal; got 1.'),
    ],
    [
      'options that are none',
      [1, 2],
      null,
      refusal('invalid-param', 'gradientMean: expected an object of options; got null.'),
    ],
  ])('%s', async (_case, x, options, error) => {
    await expect(run(recipe, x as MatrixInput, options as FitOptions)).rejects.toThrow(error);
  });
});
