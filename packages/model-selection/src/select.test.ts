import {
  type Estimator,
  type FittedModel,
  MixwellError,
  type Seed,
  defineEstimator,
  fitReport,
  iteration,
  matrix,
  seedRule,
} from '@mixwell/core';
import { type GmmModel, gmm } from '@mixwell/gmm';
import { type KmeansModel, kmeans } from '@mixwell/kmeans';
import { silhouette } from '@mixwell/metrics';
import { dataset } from '@mixwell/oracle';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type FittedRow, type Selection, type SelectOptions, aic, bestOf, bic, grid, icl, select } from './index.ts';

const faithful = matrix(dataset('faithful'));
const mixtures = grid(gmm({ components: 1 }), { components: [1, 2, 3], covariance: ['tied', 'spherical'] });

function errorOf(call: () => unknown): MixwellError {
  try {
    call();
  } catch (error) {
    return error as MixwellError;
  }
  throw new Error('nothing was thrown');
}

describe('the table', () => {
  const selection = select(mixtures, faithful, { criterion: 'bic', starts: 5, seed: 'x', nested: false });

  it('has a row a recipe, in the order given, with the options that differ in its label', () => {
    expect(selection.table.map(({ label }) => label)).toEqual([
      'gmm components=1 covariance=tied',
      'gmm components=1 covariance=spherical',
      'gmm components=2 covariance=tied',
      'gmm components=2 covariance=spherical',
      'gmm components=3 covariance=tied',
      'gmm components=3 covariance=spherical',
    ]);
    selection.table.forEach(({ recipe, name, params }, i) => {
      expect(recipe).toBe(mixtures[i]);
      expect([name, params]).toEqual(['gmm', mixtures[i].params]);
    });
  });

  it('has the model that bestOf finds, with its agreement, and every criterion of it', () => {
    for (const { recipe, model, ...row } of selection.table) {
      const best = bestOf(recipe, faithful, { starts: 5, seed: 'x' });
      expect(model?.toJSON()).toEqual(best.model.toJSON());
      expect(row).toMatchObject({
        freeParameters: best.model.freeParameters,
        objective: best.model.logLikelihood,
        iterations: best.model.report.iterations,
        warnings: best.model.report.warnings.map(({ code }) => code),
        starts: 5,
        agreement: best.report.agreement,
        startsAgreeing: best.report.agreement * 5,
        reason: null,
        bic: bic(best.model, faithful),
        aic: aic(best.model, faithful),
        icl: icl(best.model, faithful),
        silhouette: best.model.clusters === 1 ? null : silhouette(faithful, best.model.labels),
      });
      expect(row.logLikelihood).toBeCloseTo(best.model.logLikelihood, 8);
    }
  });

  it('ranks by the criterion; the best is of rank 1', () => {
    const byRank = [...selection.table].sort((a, b) => (a.rank as number) - (b.rank as number));
    expect(byRank.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6]);
    byRank.slice(1).forEach(({ bic }, i) => expect(bic).toBeGreaterThanOrEqual(byRank[i].bic as number));
    expect(selection.best).toBe(byRank[0].model);
    expect(selection.criterion).toBe('bic');
  });

  it('a row does not depend on the other rows', () => {
    const alone = select([mixtures[4]], faithful, { criterion: 'bic', starts: 5, seed: 'x' }).table[0];
    expect(alone.bic).toBe(selection.table[4].bic);
    expect(alone.label).toBe('gmm');
  });

  it('is frozen, rows and all', () => {
    for (const part of [selection, selection.table, selection.table[0], selection.table[0].warnings]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });
});

describe('by other criteria', () => {
  it.each(['aic', 'icl'] as const)('%s: the smallest is the best', (criterion) => {
    const { table, best } = select(mixtures, faithful, { criterion, starts: 3 });
    const values = table.map((row) => row[criterion] as number);
    expect(table[values.indexOf(Math.min(...values))]).toMatchObject({ rank: 1, model: best });
  });

  it('silhouette: the largest is the best, whatever the estimator', () => {
    const recipes = [...grid(kmeans({ clusters: 2 }), { clusters: [2, 3] }), gmm({ components: 3 })];
    const { table, best } = select(recipes, faithful, { criterion: 'silhouette', starts: 3 });
    expect(table.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(table[0].silhouette).toBe(silhouette(faithful, best.labels));
    expectTypeOf(best).toEqualTypeOf<KmeansModel | GmmModel>();
  });

  it('of equal values the first row is the best', () => {
    const twice = select([kmeans({ clusters: 2 }), kmeans({ clusters: 2 })], faithful, {
      criterion: 'silhouette',
      starts: 2,
    });
    expect(twice.table.map(({ rank, label }) => [rank, label])).toEqual([
      [1, 'kmeans'],
      [2, 'kmeans #2'],
    ]);
    expect(twice.best).toBe(twice.table[0].model);
  });

  it('the best has the type of the models of the recipes', () => {
    expectTypeOf(select(mixtures, faithful, { criterion: 'bic', starts: 1 })).toEqualTypeOf<Selection<GmmModel>>();
  });
});

describe('what a row does not have', () => {
  it('k-means has no likelihood: null, no rank, and the reason', () => {
    const { table, best } = select([kmeans({ clusters: 2 }), gmm({ components: 2 })], faithful, {
      criterion: 'bic',
      starts: 2,
    });
    expect(table[0]).toMatchObject({
      logLikelihood: null,
      freeParameters: null,
      bic: null,
      aic: null,
      icl: null,
      rank: null,
      reason: 'a kmeans model has no density, so no likelihood',
    });
    expect(table[0].model?.clusters).toBe(2);
    expect(table[1].rank).toBe(1);
    expect(best).toBe(table[1].model);
  });

  it('one cluster has no silhouette; that is a reason only where silhouettes select', () => {
    const recipes = grid(kmeans({ clusters: 1 }), { clusters: [1, 2] });
    const [one] = select(recipes, faithful, { criterion: 'silhouette', starts: 1 }).table;
    expect([one.silhouette, one.rank]).toEqual([null, null]);
    expect(one.reason).toMatch(/^silhouette: .*2/);
    const [mixture] = select([gmm({ components: 1 })], faithful, { criterion: 'bic', starts: 1 }).table;
    expect([mixture.silhouette, mixture.reason]).toEqual([null, null]);
  });

  it('a recipe that the rows are too few for has the reason, and the others their ranks', () => {
    const { table } = select(grid(gmm({ components: 1 }), { components: [1, 9] }), [1, 2, 4, 7], {
      criterion: 'bic',
      starts: 2,
    });
    expect(table[0]).toMatchObject({ rank: 1, reason: null });
    expect(table[1]).toMatchObject({
      model: null,
      objective: null,
      starts: null,
      bic: null,
      warnings: [],
      rank: null,
      reason: 'gmm: 9 components need at least as many rows; got 4 rows.',
    });
  });

  it('a recipe of which all starts fail has the reason of the first', () => {
    const x = [1, 1, 1, 1, 5];
    const { table } = select([gmm({ components: 1 }), gmm({ components: 2, regularization: 0 })], x, {
      criterion: 'bic',
      starts: 2,
    });
    expect(table[1].reason).toMatch(/^select: all 2 starts of gmm failed; the first: gmm: .*not positive definite/);
  });

  it('a model without labels or responsibilities says so', () => {
    const { table } = select([bare(() => -1), gmm({ components: 1 })], [1, 2, 3], { criterion: 'icl', starts: 1 });
    expect(table[0]).toMatchObject({
      bic: 6,
      icl: null,
      silhouette: null,
      reason: 'a bare model has no responsibilities',
    });
    const reasons = errorOf(() => select([bare(() => -1)], [1, 2], { criterion: 'silhouette' })).details.reasons;
    expect(reasons).toEqual(['bare: a bare model has no labels']);
  });

  it('a criterion that is not finite has no rank', () => {
    const { table } = select([bare(() => -Infinity), bare(() => -1)], [1, 2, 3], { criterion: 'aic', starts: 1 });
    expect(table[0]).toMatchObject({ aic: Infinity, rank: null, reason: 'the aic is Infinity' });
    expect(table[1].rank).toBe(1);
  });

  it('where no recipe has it, all reasons are told', () => {
    const error = errorOf(() =>
      select(grid(kmeans({ clusters: 1 }), { clusters: [2, 9] }), [1, 2, 3], { criterion: 'bic', starts: 1 }),
    );
    expect(error.code).toBe('degenerate');
    expect(error.message).toBe(
      'select: none of 2 recipes has a bic. The first, kmeans clusters=2: a kmeans model has no density, so no likelihood',
    );
    expect(error.details.reasons).toEqual([
      'kmeans clusters=2: a kmeans model has no density, so no likelihood',
      'kmeans clusters=9: kmeans: 9 clusters need at least as many rows; got 3 rows.',
    ]);
    expect(error.details.table).toHaveLength(2);
  });
});

describe('silhouettes', () => {
  const many = matrix(Float64Array.from({ length: 2001 }, (_, i) => i % 7));
  const silhouetteOf = (x: typeof many, options: Partial<SelectOptions<GmmModel>> = {}) =>
    select([gmm({ components: 2 })], x, { criterion: 'bic', starts: 1, ...options }).table[0].silhouette;

  it('are computed up to 2000 rows, and beyond where they are asked for', () => {
    expect(silhouetteOf(faithful)).not.toBeNull();
    expect(silhouetteOf(faithful, { silhouette: false })).toBeNull();
    expect(silhouetteOf(many)).toBeNull();
    expect(silhouetteOf(many, { silhouette: true })).not.toBeNull();
    expect(silhouetteOf(many, { criterion: 'silhouette' })).not.toBeNull();
  });
});

describe('sample weights', () => {
  it('whole weights give the criteria of the rows repeated', () => {
    const x = [1, 2, 2.5, 8, 9, 9.5];
    const sampleWeights = [2, 1, 3, 1, 2, 1];
    const repeated = x.flatMap((value, i) => Array<number>(sampleWeights[i]).fill(value));
    const recipes = grid(gmm({ components: 1, covariance: 'tied', tolerance: 1e-12 }), { components: [1, 2] });
    const weighted = select(recipes, x, { criterion: 'icl', sampleWeights });
    const unweighted = select(recipes, repeated, { criterion: 'icl' });
    weighted.table.forEach((row, i) => {
      for (const criterion of ['bic', 'aic', 'icl'] as const) {
        expect(row[criterion]).toBeCloseTo(unweighted.table[i][criterion] as number, 6);
      }
      if (i > 0) expect(row.silhouette).toBeCloseTo(unweighted.table[i].silhouette as number, 12);
    });
  });
});

it('fits have the arithmetic that is asked for', () => {
  const recipe = gmm({ components: 2, covariance: 'tied' });
  const seen: unknown[] = [];
  const spy = {
    ...recipe,
    fit: (...[rows, options]: Parameters<typeof recipe.fit>) => {
      seen.push(options?.arithmetic);
      return recipe.fit(rows, options);
    },
    with: () => spy,
  };
  select([spy], [1, 2, 2.5, 8, 9, 9.5], { criterion: 'bic', starts: 2, arithmetic: 'fused' });
  expect(seen).toEqual(['fused', 'fused']);
});

describe('progress and abort', () => {
  it('onFit hears of each row before it is ranked, and false fits no more', () => {
    const heard: unknown[][] = [];
    const onFit = (row: FittedRow<GmmModel>, done: number, total: number) => {
      heard.push([row.label, 'rank' in row, done, total]);
      return done < 2;
    };
    const { table } = select(mixtures, faithful, { criterion: 'bic', starts: 1, onFit });
    expect(heard).toEqual([
      ['gmm components=1 covariance=tied', false, 1, 6],
      ['gmm components=1 covariance=spherical', false, 2, 6],
    ]);
    expect(table.map(({ rank }) => rank)).toEqual([1, 2]);
  });

  it('an error of onFit reaches the caller, even one of ours', () => {
    const mine = new MixwellError('degenerate', 'mine');
    const onFit = () => {
      throw mine;
    };
    expect(errorOf(() => select(mixtures, faithful, { criterion: 'bic', starts: 1, onFit }))).toBe(mine);
  });

  it('an abort between recipes has the best model so far, and the finished rows', () => {
    const controller = new AbortController();
    const rows: FittedRow<GmmModel>[] = [];
    const onFit = (row: FittedRow<GmmModel>, done: number) => {
      rows.push(row);
      if (done === 3) controller.abort('enough');
    };
    const error = errorOf(() =>
      select(mixtures, faithful, { criterion: 'bic', starts: 1, signal: controller.signal, onFit }),
    );
    expect([error.code, error.message, error.cause]).toEqual([
      'aborted',
      'select: aborted after 3 of 6 recipes.',
      'enough',
    ]);
    expect(error.details.rows).toEqual(rows);
    expect(error.details.model).toBe(rows[2].model);
  });

  it('an abort in the first fit has its model, and one in the first silhouette the fitted one', () => {
    let looks = 0;
    let last = 6;
    const signal = { get aborted() { return ++looks > last; } } as AbortSignal; // prettier-ignore
    const run = () => {
      looks = 0;
      const init = {
        means: [
          [2, 50],
          [4, 80],
        ],
      };
      return errorOf(() => select([gmm({ components: 2, init })], faithful, { criterion: 'bic', starts: 1, signal }));
    };
    last = 12;
    expect((run().details.model as GmmModel).report.stop).toBe('aborted');
    last = Infinity;
    expect(() => run()).toThrow('nothing was thrown');
    last = looks - 1;
    expect((run().details.model as GmmModel).report.stop).toBe('tolerance');
  });

  it('an abort before the first fit has no model', () => {
    const error = errorOf(() => select(mixtures, faithful, { criterion: 'bic', signal: AbortSignal.abort() }));
    expect([error.code, error.details.model]).toEqual(['aborted', undefined]);
  });
});

describe('spurious models', () => {
  const x = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 50, 50.0000001];
  const recipes = grid(gmm({ components: 1, regularization: 1e-20, covariance: 'spherical' }), { components: [1, 2] });

  it('do not stand for their recipe, unless asked for', () => {
    const [one, two] = select(recipes, x, { criterion: 'bic', starts: 3 }).table;
    expect([one.rank, two.rank]).toEqual([1, null]);
    expect(two.reason).toMatch(/^select: 4 of 4 starts of gmm ended in a spurious model.*"allowSpurious: true"/);
    const allowed = select(recipes, x, { criterion: 'bic', starts: 3, allowSpurious: true }).table[1];
    expect(allowed).toMatchObject({ rank: 1, reason: null });
    expect(allowed.warnings).toContain('spurious');
  });
});

describe('edges', () => {
  it('rows are read once', () => {
    let reads = 0;
    const x = Array.from({ length: 10 }, (_, i) => ({
      length: 1,
      get 0() {
        reads++;
        return i;
      },
    }));
    select(grid(gmm({ components: 1 }), { components: [1, 2] }), x, { criterion: 'icl', starts: 3 });
    expect(reads).toBe(10);
  });

  it.each([
    [
      {},
      "\"criterion\" must be one of 'bic', 'aic', 'icl', 'silhouette', 'crossValidatedLogLikelihood'; got undefined",
    ],
    [{ criterion: 'gap' }, '"criterion" must be one of'],
    [{ criterion: 'bic', starts: 0 }, '"starts" must be a whole number of at least 1; got 0'],
    [{ criterion: 'bic', seed: null }, '"seed" must be a finite number or a text; got null'],
    [{ criterion: 'bic', onFit: true }, '"onFit" must be a function; got true'],
    [{ criterion: 'bic', onStart() {} }, 'there is no option "onStart"'],
    [{ criterion: 'bic', signal: 1 }, '"signal" must be an AbortSignal; got 1'],
    [{ criterion: 'bic', silhouette: 1 }, '"silhouette" must be true or false; got 1'],
    [{ criterion: 'silhouette', silhouette: false }, '"silhouette: false" leaves nothing to select by'],
    [undefined, 'expected an object of options; got undefined'],
  ])('options %j are refused', (options, message) => {
    const error = errorOf(() => select(mixtures, faithful, options as SelectOptions<GmmModel>));
    expect(error.message).toContain(`select: ${message}`);
    expect(error.code).toBe('invalid-param');
  });

  it.each([
    [[], 'select: expected an array of at least one recipe; got an array of 0.'],
    [mixtures[0], 'select: expected an array of at least one recipe; got an object.'],
    [[mixtures[0], null], 'select: expected a recipe, such as gmm({ components: 2 }); got null.'],
  ])('no recipes are refused', (recipes, message) => {
    const error = errorOf(() => select(recipes as typeof mixtures, faithful, { criterion: 'bic' }));
    expect([error.code, error.message]).toEqual(['invalid-param', message]);
  });

  it('rows and weights that are not acceptable are refused before any fit', () => {
    const onFit = () => expect.unreachable();
    const refused = (x: number[], sampleWeights?: number[]) =>
      errorOf(() => select(mixtures, x, { criterion: 'bic', sampleWeights, onFit }));
    expect(refused([1, NaN]).message).toMatch(/^select: row 1, column "x0" is NaN/);
    expect(refused([1, 2], [1]).code).toBe('shape-mismatch');
    expect(refused([1, 2], [1, -1]).code).toBe('invalid-input');
  });

  it('an error that is not ours reaches the caller', () => {
    const bug = new TypeError('x is not a function');
    const broken = bare(() => {
      throw bug;
    });
    expect(errorOf(() => select([broken], [1, 2], { criterion: 'bic' }))).toBe(bug);
  });
});

/** A density without labels or responsibilities, and without parameters. */
function bare(logDensity: () => number): Estimator<FittedModel> {
  const facts = {
    objectiveName: 'logLikelihood',
    better: 'larger',
    history: [0],
    stop: 'tolerance',
    warnings: [],
  } as const;
  return defineEstimator<{ seed?: Seed }, FittedModel>({
    name: 'bare',
    rules: { seed: seedRule() },
    *fit(params, about) {
      yield* iteration({ iteration: 1, objective: 0, change: 0, finish: () => undefined as never });
      const model = {
        name: 'bare',
        params,
        columns: about.columns,
        report: fitReport(about, facts),
        freeParameters: 0,
        logDensity: (x: Float64Array) => matrix(x).data.map(logDensity),
        toJSON: () => undefined as never,
      };
      return model;
    },
  })({});
}
