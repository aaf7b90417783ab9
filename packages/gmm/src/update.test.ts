import { dataset } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { type GmmOptions, gmm, gmmFromJSON } from './index.ts';

const x = [-3, -2.5, -2, -1.5, 0.5, 1, 1.5, 4, 5, 6];
const init = { weights: [0.2, 0.5, 0.3], means: [[-2], [1], [5]], covariances: [[[1]], [[2]], [[3]]] };
const recipe = gmm({ components: 3, init, tolerance: 0, maxIterations: 20, regularization: 0 });

/** What a parameter came to, in the order of the start. */
const inStartOrder = <T>(values: ArrayLike<T>, startIndex: Int32Array): T[] =>
  Array.from(startIndex.keys()).map((place) => values[startIndex.indexOf(place)]);

describe('by hand', () => {
  it('means alone, equal known variances of 1: one round moves -1 and 1 to -tanh(1) and tanh(1), and variances stay', () => {
    const model = gmm({
      components: 2,
      init: { weights: [0.5, 0.5], means: [[-1], [1]], covariances: [[[1]], [[1]]] },
      update: { weights: false, covariances: false },
      maxIterations: 1,
    }).fit([-1, 1]);
    expect(Array.from(model.means.data)).toEqual([expect.closeTo(-Math.tanh(1), 14), expect.closeTo(Math.tanh(1), 14)]);
    expect(model.covariances.map(({ data }) => data[0])).toEqual([1, 1]);
    expect(model.freeParameters).toBe(2);
  });

  it('from means 10 and 11, of shares down to 1e-18, means alone come to the same as from -1 and 1', () => {
    const from = (a: number, b: number) =>
      gmm({
        components: 2,
        init: { weights: [0.5, 0.5], means: [[a], [b]], covariances: [[[0.25]], [[0.25]]] },
        update: { weights: false, covariances: false },
        tolerance: 1e-12,
      }).fit([-1.5, -1, -0.5, 0.5, 1, 1.5]);
    expect(from(10, 11).logLikelihood).toBeCloseTo(from(-1, 1).logLikelihood, 8);
    expect(from(10, 11).report.warnings).toEqual([]);
  });

  it('from means 100 and 101 no row belongs to the second, in floating point: it stays, and a warning says so', () => {
    const model = gmm({
      components: 2,
      init: { weights: [0.5, 0.5], means: [[100], [101]], covariances: [[[0.25]], [[0.25]]] },
      update: { weights: false, covariances: false },
    }).fit([-1.5, -1, -0.5, 0.5, 1, 1.5]);
    expect(Array.from(model.means.data)).toEqual([0, 101]);
    expect(model.report.warnings.map(({ message }) => message)).toEqual([
      'No row belongs to component 1; start closer to the rows, or ask for fewer.',
    ]);
  });

  it('weights held at 0.9 and 0.1: a row halfway belongs to the first by 0.9', () => {
    const model = gmm({
      components: 2,
      init: { weights: [0.9, 0.1], means: [[-1], [1]], covariances: [[[1]], [[1]]] },
      update: { weights: false, means: false, covariances: false },
      maxIterations: 1,
    }).fit([-1, 1]);
    expect(Array.from(model.predictProba([0]).data)).toEqual([expect.closeTo(0.9, 14), expect.closeTo(0.1, 14)]);
    expect(model.freeParameters).toBe(0);
  });

  it('a frozen component of weight 0.5 in one round: its mean, variance and weight stay, the others share 0.5 by their rows', () => {
    const frozen = [true, false, true];
    const once = recipe.with({ maxIterations: 1 });
    const model = once.with({ update: { weights: frozen, means: frozen, covariances: frozen } }).fit(x);
    const free = once.fit(x);
    const weights = inStartOrder(model.weights, model.startIndex);
    const rows = inStartOrder(free.weights, free.startIndex);
    expect(weights[1]).toBe(0.5);
    expect(weights[0]).toBeCloseTo((0.5 * rows[0]) / (rows[0] + rows[2]), 14);
    expect(weights[2]).toBeCloseTo((0.5 * rows[2]) / (rows[0] + rows[2]), 14);
    expect(inStartOrder(model.means.data, model.startIndex)[1]).toBe(1);
    expect(inStartOrder(model.covariances, model.startIndex)[1].data[0]).toBe(2);
    // What is free moves as if all were.
    expect(inStartOrder(model.means.data, model.startIndex)[0]).toBe(inStartOrder(free.means.data, free.startIndex)[0]);
    expect(inStartOrder(model.covariances, model.startIndex)[2]).toEqual(
      inStartOrder(free.covariances, free.startIndex)[2],
    );
  });

  it('free parameters: 8 of 3 components in 1 column; 5 with one frozen; 6 with two weights held; 7 with one mean held', () => {
    const count = (update: GmmOptions['update']) => recipe.with({ update }).fit(x).freeParameters;
    const frozen = [true, false, true];
    expect([
      count({}),
      count({ weights: frozen, means: frozen, covariances: frozen }),
      count({ weights: [true, false, false] }),
      count({ means: frozen }),
    ]).toEqual([8, 5, 6, 7]);
  });
});

describe('properties', () => {
  it('one entry a component, all the same, is the boolean, bit for bit', () => {
    for (const covariance of ['full', 'tied', 'VEI'] as const) {
      for (const on of [true, false]) {
        const each = [on, on, on];
        const options = { covariance, init: { means: [[-2], [1], [5]] } };
        const one = recipe.with({ ...options, update: { means: on, covariances: on } }).fit(x);
        const many = recipe.with({ ...options, update: { means: each, covariances: each } }).fit(x);
        expect({ ...many.toJSON(), params: 0 }).toEqual({ ...one.toJSON(), params: 0 });
        expect(many.freeParameters).toBe(one.freeParameters);
      }
    }
  });

  it.each(['VII', 'VVI', 'VVV'] as const)('%s: with components frozen the likelihood never falls', (covariance) => {
    const iris = dataset('iris');
    const rows = [3, 60, 110].map((i) => Array.from(iris.data.subarray(i * 4, i * 4 + 4)));
    for (const assignment of ['soft', 'hard'] as const) {
      const choice = [false, true, true];
      const update = { weights: choice, means: [true, false, true], covariances: choice };
      const model = gmm({ components: 3, covariance, assignment, update, init: { means: rows }, tolerance: 0 }).fit(
        iris,
        {
          onIteration: ({ iteration }) => iteration < 100,
        },
      );
      const { history } = model.report;
      history.forEach((value, i) => expect(value).toBeGreaterThanOrEqual((history[i - 1] ?? -Infinity) - 1e-9));
      expect(Array.from(model.means.data)).toEqual(expect.arrayContaining(rows[1]));
    }
  });

  it('the order of the start does not matter, and startIndex leads back to it', () => {
    const places = [2, 0, 1];
    const turned = {
      weights: places.map((k) => init.weights[k]),
      means: places.map((k) => init.means[k]),
      covariances: places.map((k) => init.covariances[k]),
    };
    const choice = [true, false, true];
    const model = recipe.with({ update: { means: choice } }).fit(x);
    const other = recipe.with({ init: turned, update: { means: places.map((k) => choice[k]) } }).fit(x);
    expect(other.logLikelihood).toBeCloseTo(model.logLikelihood, 10);
    expect(Array.from(other.startIndex, (k) => places[k])).toEqual(Array.from(model.startIndex));
    expect(model.means.data[model.startIndex.indexOf(1)]).toBe(1);
  });

  it('a model with frozen components returns from JSON', () => {
    const model = recipe.with({ update: { means: [true, false, true] } }).fit(x);
    const back = gmmFromJSON(JSON.parse(JSON.stringify(model)));
    expect(JSON.stringify(back)).toBe(JSON.stringify(model));
    expect(back.freeParameters).toBe(7);
  });
});

describe('an update that cannot be', () => {
  it.each<[string, Partial<GmmOptions>, string]>([
    ['two entries for three components', { update: { means: [true, false] } }, '3 in all; got 2.'],
    ['components of no given start', { init: 'kmeans', update: { means: [true, false, true] } }, 'that "init" gives.'],
    [
      'covariances in a family that shares them',
      { covariance: 'tied', update: { covariances: [true, false, true] } },
      "can only tell components apart in VII, VVI, VVV: in 'tied' they share a part.",
    ],
  ])('%s is refused', (_, changes, message) => {
    expect(() => recipe.with(changes)).toThrow(message);
  });

  it.each([
    ['no array', (update: Record<string, unknown>) => (update.means = 1)],
    ['the entries of two components', (update: Record<string, unknown>) => (update.means = [true, false])],
  ])('in JSON with %s it is refused', (_, damage) => {
    const json = JSON.parse(JSON.stringify(recipe.fit(x)));
    damage(json.params.update);
    expect(() => gmmFromJSON(json)).toThrow('has "params" that its estimator would not write');
  });

  it('a startIndex that names a component twice is refused', () => {
    const json = JSON.parse(JSON.stringify(recipe.fit(x)));
    json.state.startIndex = [0, 0, 1];
    expect(() => gmmFromJSON(json)).toThrow('has "startIndex" that its estimator would not write');
  });
});
