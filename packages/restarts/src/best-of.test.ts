import {
  type Estimator,
  type FittedModel,
  type MatrixInput,
  MixwellError,
  type Seed,
  defineEstimator,
  fitReport,
  forkSeed,
  iteration,
  matrix,
  seedRule,
} from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { dataset } from '@mixwell/oracle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BestOfOptions, type StartReport, bestOf } from './index.ts';

/** What the toy estimator does at one start: ends with an objective, perhaps with a warning, or throws. */
type Outcome = number | { objective: number; code: string } | Error;

/** An estimator whose start i ends as the plan says. */
function toy(
  plan: readonly Outcome[] | ((start: number) => Outcome),
  better: 'larger' | 'smaller' = 'larger',
): Estimator<FittedModel> {
  return defineEstimator<{ seed?: Seed }, FittedModel>({
    name: 'toy',
    rules: { seed: seedRule() },
    *fit(params, about) {
      const start = Number(String(params.seed).split('/').pop());
      const outcome = typeof plan === 'function' ? plan(start) : plan[start];
      if (outcome instanceof Error) throw outcome;
      const { objective, code } = typeof outcome === 'number' ? { objective: outcome, code: null } : outcome;
      yield* iteration({ iteration: 1, objective, change: 0, finish: () => never() });
      const warnings = code === null ? [] : [{ code, message: '' }];
      const objectiveName = better === 'larger' ? 'logLikelihood' : 'inertia';
      const report = fitReport(about, { objectiveName, better, history: [objective], stop: 'tolerance', warnings });
      return { name: 'toy', params, columns: about.columns, report, toJSON: () => ({}) as never };
    },
  })({});
}

/** The toys make no snapshots. */
function never(): never {
  throw new Error('no snapshot was asked for');
}

const tenRows = Array.from({ length: 10 }, (_, i) => i);
const singular = new MixwellError(
  'not-positive-definite',
  'toy: the covariance of component 2 is not positive definite.',
);
const spurious = (objective: number): Outcome => ({ objective, code: 'spurious' });

function errorOf(call: () => unknown): MixwellError {
  try {
    call();
  } catch (error) {
    return error as MixwellError;
  }
  throw new Error('nothing was thrown');
}

describe('by hand', () => {
  it('of log-likelihoods -12, -10, -11 the second start is the best', () => {
    const { model, report } = bestOf(toy([-12, -10, -11]), tenRows, { starts: 3 });
    expect(model.report.objective).toBe(-10);
    expect(report.starts).toEqual(
      [-12, -10, -11].map((objective, index) => ({
        index,
        seed: `0/start/${index}`,
        objective,
        iterations: 1,
        stop: 'tolerance',
        warnings: [],
        failed: null,
        spurious: false,
        grown: false,
        crossed: false,
        abandoned: false,
      })),
    );
  });

  it('of inertias 12, 10, 11 the second start is the best', () => {
    expect(bestOf(toy([12, 10, 11], 'smaller'), tenRows, { starts: 3 }).model.report.objective).toBe(10);
  });

  it('of equal objectives the first start is kept', () => {
    expect(bestOf(toy([-3, -2, -2]), tenRows, { starts: 3 }).model.params.seed).toBe('0/start/1');
  });

  it('of ten rows, log-likelihoods within 0.0001 agree: 2 of 4 starts', () => {
    expect(bestOf(toy([-10.00009, -10, -10.0002, singular]), tenRows, { starts: 4 }).report.agreement).toBe(0.5);
  });

  it('of three starts of inertia 5, 5 and 6, two thirds agree', () => {
    expect(bestOf(toy([5, 5, 6], 'smaller'), tenRows, { starts: 3 }).report.agreement).toBe(2 / 3);
  });

  it('a failed start is reported and passed over', () => {
    const { model, report } = bestOf(toy([singular, -1]), tenRows, { starts: 2 });
    expect(model.report.objective).toBe(-1);
    expect(report.starts[0]).toMatchObject({
      objective: null,
      iterations: null,
      stop: null,
      failed: singular.message,
      spurious: false,
    });
  });

  it('so is one that ends without a number', () => {
    const { model, report } = bestOf(toy([NaN, -1, Infinity]), tenRows, { starts: 3 });
    expect(model.report.objective).toBe(-1);
    expect(report.starts.map(({ failed }) => failed)).toEqual([
      'toy: the logLikelihood is NaN.',
      null,
      'toy: the logLikelihood is Infinity.',
    ]);
  });

  it('a spurious model is the best only where it is asked for, and agrees with nothing else', () => {
    const recipe = toy([-10, spurious(99), -10]);
    const without = bestOf(recipe, tenRows, { starts: 3 });
    expect([without.model.report.objective, without.report.agreement]).toEqual([-10, 2 / 3]);
    expect(without.report.starts[1]).toMatchObject({ objective: 99, warnings: ['spurious'], spurious: true });
    const allowed = bestOf(recipe, tenRows, { starts: 3, allowSpurious: true });
    expect([allowed.model.report.objective, allowed.report.agreement]).toEqual([99, 1 / 3]);
  });

  it('a recipe that has no seed is started once', () => {
    const report = {
      history: [1],
      objectiveName: 'inertia',
      better: 'smaller',
      stop: 'tolerance',
      warnings: [],
    } as const;
    const exact = defineEstimator<{ clusters?: number }, FittedModel>({
      name: 'exact',
      rules: { clusters: { ...seedRule(), default: 2 } },
      *fit(params, about) {
        yield* iteration({ iteration: 1, objective: 1, change: 0, finish: () => never() });
        return {
          name: 'exact',
          params,
          columns: about.columns,
          report: fitReport(about, report),
          toJSON: () => ({}) as never,
        };
      },
    });
    const seen: number[] = [];
    const best = bestOf(exact({}), tenRows, { starts: 9, onStart: (_, done, total) => void seen.push(done, total) });
    expect(best.report.starts).toHaveLength(1);
    expect(best.report).toMatchObject({ starts: [{ seed: null }], agreement: 1 });
    expect(seen).toEqual([1, 1]);
  });
});

describe('properties', () => {
  const outcome = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: -9, max: 9 }) },
    fc.integer({ min: 10, max: 99 }).map(spurious),
    fc.constant(singular),
  );

  it('the best is the first start of the best objective among those that count', () => {
    fc.assert(
      fc.property(
        fc.array(outcome, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        fc.boolean(),
        (plan, larger, allowSpurious) => {
          const eligible = plan.map((one) => {
            if (typeof one === 'number') return one;
            return allowSpurious && !(one instanceof Error) ? one.objective : null;
          });
          const values = eligible.filter((value) => value !== null);
          fc.pre(values.length > 0);
          const wanted = larger ? Math.max(...values) : Math.min(...values);
          const recipe = toy(plan, larger ? 'larger' : 'smaller');
          const { model, report } = bestOf(recipe, tenRows, { starts: plan.length, allowSpurious });
          expect(model.report.objective).toBe(wanted);
          expect(model.params.seed).toBe(report.starts[eligible.indexOf(wanted)].seed);
          expect(report.agreement).toBe(values.filter((value) => value === wanted).length / plan.length);
        },
      ),
    );
  });

  it('a start is the same bits whether 3, 4 or 40 are made', () => {
    const x = dataset('faithful');
    const recipe = gmm({ components: 3, init: 'random-rows', maxIterations: 20, seed: 'a' });
    const [three, four, forty] = [3, 4, 40].map((starts) => bestOf(recipe, x, { starts }).report.starts);
    expect(four.slice(0, 3)).toEqual(three);
    expect(forty.slice(0, 4)).toEqual(four);
  });

  it('a start can be made again from its seed', () => {
    const x = dataset('iris');
    const recipe = kmeans({ clusters: 5, init: 'random' });
    const { model, report } = bestOf(recipe, x, { starts: 6, seed: 7, cross: false });
    report.starts.forEach(({ seed, objective }, i) => {
      expect(seed).toBe(forkSeed(7, `start/${i}`));
      expect(recipe.with({ seed: seed as string }).fit(x).inertia).toBe(objective);
    });
    const best = report.starts.find(({ objective }) => objective === model.inertia);
    expect(
      recipe
        .with({ seed: best?.seed as string })
        .fit(x)
        .toJSON(),
    ).toEqual(model.toJSON());
  });

  it('seed 1 is seed "1", and the seed of the recipe where none is given', () => {
    const best = (recipe: Estimator<FittedModel>, seed?: Seed) =>
      bestOf(recipe, dataset('precip'), { starts: 3, seed }).report.starts;
    const recipe = kmeans({ clusters: 4, init: 'random' });
    expect(best(recipe, 1)).toEqual(best(recipe, '1'));
    expect(best(recipe.with({ seed: 1 }))).toEqual(best(recipe, 1));
    expect(best(recipe, 2)).not.toEqual(best(recipe, 1));
  });
});

describe('rows', () => {
  it('are read once, not once a start', () => {
    let reads = 0;
    const rows = tenRows.map((value) => ({
      length: 1,
      get 0() {
        reads++;
        return value;
      },
    }));
    bestOf(kmeans({ clusters: 2 }), rows, { starts: 5 });
    expect(reads).toBe(10);
  });

  it('are read as the recipe would read them', () => {
    const frame = {
      shape: [4, 2],
      columns: ['a', 'b'],
      values: [
        [1, 2],
        [1, 3],
        [9, 8],
        [9, 9],
      ],
    };
    expect(bestOf(kmeans({ clusters: 2 }), frame, { starts: 2 }).model.columns).toEqual(['a', 'b']);
  });

  it('with whole weights give the best partition of the rows repeated', () => {
    const x = [1, 2, 3, 10, 11, 30];
    const sampleWeights = [1, 3, 1, 2, 0, 1];
    const repeated = x.flatMap((value, i) => Array<number>(sampleWeights[i]).fill(value));
    const options = { starts: 20 };
    const { model } = bestOf(kmeans({ clusters: 3 }), x, { ...options, sampleWeights });
    expect(model.inertia).toBeCloseTo(bestOf(kmeans({ clusters: 3 }), repeated, options).model.inertia, 10);
    expect(model.report.totalWeight).toBe(8);
  });
});

it('the fits of all starts have the arithmetic that is asked for', () => {
  const recipe = kmeans({ clusters: 2 });
  const seen: unknown[] = [];
  const spy = {
    ...recipe,
    fit(...[x, options]: Parameters<typeof recipe.fit>) {
      seen.push(options?.arithmetic);
      return recipe.fit(x, options);
    },
    with: () => spy,
  };
  bestOf(spy, tenRows, { starts: 2, arithmetic: 'fused' });
  expect(seen).toEqual(['fused', 'fused']);
});

describe('spikes', () => {
  // Two rows a millionth apart in a cloud of thirty: a narrow component there has a likelihood as high as you like.
  const cloud = dataset('faithful').data.subarray(0, 60);
  const x: MatrixInput = matrix({
    data: Float64Array.of(...cloud, 3, 65, 3.000001, 65.000001, 3, 65.000001),
    rows: 33,
    cols: 2,
  });
  const recipe = gmm({ components: 4, regularization: 1e-12, init: 'random-rows' });

  it('are seen by the starts, passed over, and the best where asked for', () => {
    const starts = 20;
    const without = bestOf(recipe, x, { starts });
    const allowed = bestOf(recipe, x, { starts, allowSpurious: true });
    const codes = (model: FittedModel) => model.report.warnings.map(({ code }) => code);
    expect(without.report.starts.filter((start) => start.spurious).length).toBeGreaterThan(0);
    expect(codes(without.model)).not.toContain('spurious');
    expect(codes(allowed.model)).toContain('spurious');
    expect(allowed.model.logLikelihood).toBeGreaterThan(without.model.logLikelihood);
  });
});

describe('no model', () => {
  it('where every start fails, the first error is the cause', () => {
    const error = errorOf(() =>
      bestOf(toy([singular, new MixwellError('degenerate', 'other')]), tenRows, { starts: 2 }),
    );
    expect(error.code).toBe('degenerate');
    expect(error.message).toBe(`bestOf: all 2 starts of toy failed; the first: ${singular.message}`);
    expect(error.cause).toBe(singular);
    expect((error.details.starts as StartReport[]).map(({ failed }) => failed)).toEqual([singular.message, 'other']);
  });

  it('with a mixture that cannot be fitted: equal rows at regularization 0', () => {
    const error = errorOf(() => bestOf(gmm({ components: 2, regularization: 0 }), [1, 1, 1, 1], { starts: 3 }));
    expect(error.code).toBe('degenerate');
    expect(error.message).toMatch(/^bestOf: all 3 starts of gmm failed; the first: gmm: .* not positive definite/);
  });

  it('where only spurious models are left, it says how to ask for them', () => {
    const error = errorOf(() => bestOf(toy([spurious(1), singular, spurious(2)]), tenRows, { starts: 3 }));
    expect(error.code).toBe('degenerate');
    expect(error.message).toBe(
      'bestOf: 2 of 3 starts of toy ended in a spurious model, with a component that follows a few rows, and the others failed. ' +
        'Ask for fewer components or more starts, or for such a model with "allowSpurious: true".',
    );
    expect(error.details.starts).toHaveLength(3);
  });

  it.each(['invalid-input', 'invalid-param', 'shape-mismatch'] as const)(
    '%s is no failed start: it comes through at once',
    (code) => {
      let made = 0;
      const refused = new MixwellError(code, 'refused');
      const recipe = toy(() => (made++, refused));
      expect(errorOf(() => bestOf(recipe, tenRows, { starts: 5 }))).toBe(refused);
      expect(made).toBe(1);
    },
  );

  it('nor is an error that is not ours', () => {
    const bug = new TypeError('x is not a function');
    expect(errorOf(() => bestOf(toy([bug]), tenRows, { starts: 5 }))).toBe(bug);
  });
});

describe('progress', () => {
  it('onStart hears of each start, and false makes no more', () => {
    const heard: [number, number, number][] = [];
    const { model, report } = bestOf(toy([-5, -4, -3, -2]), tenRows, {
      starts: 4,
      onStart(start, done, total) {
        heard.push([start.index, done, total]);
        return done < 3;
      },
    });
    expect(heard).toEqual([
      [0, 1, 4],
      [1, 2, 4],
      [2, 3, 4],
    ]);
    expect(model.report.objective).toBe(-3);
    expect([report.starts.length, report.agreement]).toEqual([3, 1 / 3]);
  });

  it('an error of onStart reaches the caller', () => {
    const bug = new Error('mine');
    const onStart = () => {
      throw bug;
    };
    expect(errorOf(() => bestOf(toy([1]), tenRows, { starts: 1, onStart }))).toBe(bug);
  });
});

describe('abort', () => {
  it('before the first start: there is no model', () => {
    const error = errorOf(() => bestOf(toy([1]), tenRows, { starts: 1, signal: AbortSignal.abort('no time') }));
    expect([error.code, error.message, error.cause]).toEqual([
      'aborted',
      'bestOf: aborted after 0 starts of toy.',
      'no time',
    ]);
    expect(error.details.model).toBeUndefined();
  });

  it('between starts: the best model so far', () => {
    const controller = new AbortController();
    const onStart = (_: StartReport, done: number) => void (done === 2 && controller.abort());
    const error = errorOf(() => bestOf(toy([-1, -2, -3]), tenRows, { starts: 3, signal: controller.signal, onStart }));
    expect([error.code, error.message]).toEqual(['aborted', 'bestOf: aborted after 2 starts of toy.']);
    expect((error.details.model as FittedModel).report.objective).toBe(-1);
  });

  it('in the first fit: the model of its last iteration', () => {
    const recipe = gmm({
      components: 2,
      init: {
        means: [
          [2, 50],
          [4, 80],
        ],
      },
    });
    let looks = 0;
    const signal = { get aborted() { return ++looks > 9; } } as AbortSignal; // prettier-ignore
    const error = errorOf(() => bestOf(recipe, dataset('faithful'), { starts: 9, signal }));
    expect(error.code).toBe('aborted');
    expect((error.details.model as FittedModel).report.stop).toBe('aborted');
  });

  it('after the last start it is too late', () => {
    const controller = new AbortController();
    const { model } = bestOf(toy([-1]), tenRows, {
      starts: 1,
      signal: controller.signal,
      onStart: () => controller.abort(),
    });
    expect(model.report.objective).toBe(-1);
  });
});

describe('edges', () => {
  it('the result is frozen', () => {
    const best = bestOf(toy([1, 2]), tenRows, { starts: 2 });
    for (const part of [best, best.report, best.report.starts, best.report.starts[0], best.report.starts[0].warnings]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  it.each([
    [{}, '"starts" must be a whole number of at least 1; got undefined'],
    [{ starts: 0 }, '"starts" must be a whole number of at least 1; got 0'],
    [{ starts: 1, seed: NaN }, '"seed" must be a finite number or a text; got NaN'],
    [{ starts: 1, onStart: 1 }, '"onStart" must be a function; got 1'],
    [{ starts: 1, signal: {} }, '"signal" must be an AbortSignal; got an object'],
    [{ starts: 1, sampleWeights: 2 }, '"sampleWeights" must be an array of numbers, one a row; got 2'],
    [{ starts: 1, allowSpurious: 1 }, '"allowSpurious" must be true or false; got 1'],
    [{ start: 1 }, 'there is no option "start"'],
    [undefined, 'expected an object of options; got undefined'],
  ])('options %j are refused', (options, message) => {
    const error = errorOf(() => bestOf(toy([1]), tenRows, options as BestOfOptions));
    expect(error.message).toContain(`bestOf: ${message}`);
    expect(error.code).toBe('invalid-param');
  });

  it('what is no recipe, and rows and weights that are not acceptable, are refused', () => {
    const noRecipe = errorOf(() => bestOf({} as Estimator<FittedModel>, tenRows, { starts: 1 }));
    expect([noRecipe.code, noRecipe.message]).toEqual([
      'invalid-param',
      'bestOf: expected a recipe, such as gmm({ components: 2 }); got an object.',
    ]);
    expect(errorOf(() => bestOf(toy([1]), [1, NaN], { starts: 1 })).message).toMatch(
      /^bestOf: row 1, column "x0" is NaN/,
    );
    expect(errorOf(() => bestOf(toy([1]), tenRows, { starts: 1, sampleWeights: [1] })).code).toBe('shape-mismatch');
  });
});
