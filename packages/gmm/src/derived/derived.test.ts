import { matrix } from '@mixwell/core';
import { dataset } from '@mixwell/oracle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GmmModel, gmm, gmmFromJSON, mclustFamilies } from '../index.ts';

/** A mixture of exactly these parameters: one that nothing may change. */
const mixtureOf = (weights: number[], means: number[][], covariances: number[][][], noise = false): GmmModel =>
  gmm({
    components: weights.length,
    init: { weights, means, covariances },
    update: { weights: false, means: false, covariances: false },
    noise,
    maxIterations: 1,
  }).fit([...means.map((mean) => mean.map((value) => value + 1)), ...means]);

describe('by hand', () => {
  const one = mixtureOf(
    [1],
    [[1, 2]],
    [
      [
        [4, 2],
        [2, 10],
      ],
    ],
  );

  it('N((1, 2), [4 2; 2 10]) given x0 = 3: x1 has mean 2 + 2/4 (3 - 1) = 3 and variance 10 - 2 x 2 / 4 = 9', () => {
    const given = one.conditional({ x0: 3 });
    expect([given.columns, given.means.data[0], given.covariances[0].data[0]]).toEqual([['x1'], 3, 9]);
  });

  it('its marginals: N(2, 10) of x1, and the same with columns turned round of x1 and x0', () => {
    const alone = one.marginal(['x1']);
    expect([...alone.means.data, ...alone.covariances[0].data]).toEqual([2, 10]);
    const turned = one.marginal(['x1', 'x0']);
    expect([...turned.means.data, ...turned.covariances[0].data]).toEqual([2, 1, 10, 2, 2, 4]);
  });

  it('two components alike but for means (-1, 5) and (1, 7): given x0 = 1, weights 1 and e^2 to 1, the likelier first', () => {
    const round = [
      [1, 0],
      [0, 1],
    ];
    const given = mixtureOf(
      [0.5, 0.5],
      [
        [-1, 5],
        [1, 7],
      ],
      [round, round],
    ).conditional({ x0: 1 });
    expect(given.weights[0] / given.weights[1]).toBeCloseTo(Math.exp(2), 12);
    expect(Array.from(given.means.data)).toEqual([7, 5]);
    expect(Array.from(given.startIndex)).toEqual([1, 0]);
  });

  it('is a model without training rows: no labels, no history, log-likelihood 0, and a warning that says from what', () => {
    const given = one.conditional({ x0: 3 });
    expect([given.labels.length, given.logLikelihood, given.clusters]).toEqual([0, 0, 1]);
    expect(given.report).toMatchObject({
      rows: 0,
      totalWeight: 0,
      iterations: 0,
      objective: 0,
      history: [],
      converged: false,
    });
    expect(given.report.warnings).toEqual([
      {
        code: 'derived',
        message: 'Derived from a mixture of "x0", "x1": the conditional distribution of "x1" given "x0" = 3.',
      },
    ]);
    expect(one.marginal(['x1']).report.warnings[0].message).toBe(
      'Derived from a mixture of "x0", "x1": the marginal distribution of "x1".',
    );
  });

  it('noise over [0, 4] x [0, 2]: its share of x0 = 9 is 1/2 x 1/4 against what the component has, then over [0, 2]', () => {
    const corners = [
      [0, 0],
      [4, 0],
      [0, 2],
      [4, 2],
    ];
    const model = gmm({ components: 1, noise: true, maxIterations: 1 }).fit(corners);
    const { weight, box } = model.noise!;
    expect(box.high[0] - box.low[0]).toBeCloseTo(4, 12);
    const [mean, variance] = [model.means.data[0], model.covariances[0].data[0]];
    const density =
      (model.weights[0] * Math.exp(-((9 - mean) ** 2) / (2 * variance))) / Math.sqrt(2 * Math.PI * variance);
    const given = model.conditional({ x0: 9 });
    expect(given.noise!.weight).toBeCloseTo(weight / 4 / (weight / 4 + density), 12);
    expect([given.noise!.box.low[0], given.noise!.box.high[0]]).toEqual([0, 2]);
    expect(given.freeParameters).toBe(3);
    expect(Array.from(given.predict([[50]]))).toEqual([1]);
  });
});

const unnamed = (name: string) => {
  const { data, rows, cols } = dataset(name);
  return { data, rows, cols };
};
const faithful = unnamed('faithful');
const iris = unnamed('iris');
const rowsOf = (model: GmmModel, rows: number) => model.sample(rows, { seed: 1 }).x;
const columnsOf = ({ data, rows, cols }: { data: Float64Array; rows: number; cols: number }, places: number[]) =>
  Array.from({ length: rows }, (_, i) => places.map((j) => data[i * cols + j]));

describe('properties', () => {
  it('log-density of all = of the marginal + of the rest given it, to 1e-10, in every family, with noise or without', () => {
    for (const covariance of mclustFamilies) {
      for (const noise of [false, true]) {
        // Whole boxes along the columns are their own parts; others are stood for by the box along the columns.
        const model = gmm({ components: 3, covariance, noise, missing: 'marginalize', maxIterations: 20 }).fit(iris);
        const isAlong = !noise || model.noise!.box.axes.every((value) => value === 0 || value === 1);
        const x = rowsOf(model, 20);
        const whole = isAlong ? model.logDensity(x) : undefined;
        const known = model.marginal(['x2', 'x0']);
        const ofKnown = known.logDensity(columnsOf(x, [2, 0]));
        columnsOf(x, [0, 1, 2, 3]).forEach(([a, b, c, d], i) => {
          const rest = model.conditional({ x2: c, x0: a }).logDensity([[b, d]])[0];
          if (whole)
            expect(Math.abs(ofKnown[i] + rest - whole[i]), covariance).toBeLessThan(
              1e-10 * Math.max(1, Math.abs(whole[i])),
            );
          const gappy = model.logDensity([[a, NaN, c, NaN]])[0];
          expect(Math.abs(ofKnown[i] - gappy), covariance).toBeLessThan(1e-10 * Math.max(1, Math.abs(gappy)));
        });
      }
    }
  });

  it('the mean of the conditional distribution is the cell that impute fills in; its weights are the responsibilities', () => {
    const model = gmm({ components: 3, noise: true, missing: 'marginalize' }).fit(iris);
    for (const [a, b] of [
      [5, 3.2],
      [7.1, 2],
      [40, 40],
    ]) {
      const given = model.conditional({ x1: b, x0: a });
      const filled = model.impute([[a, b, NaN, NaN]]).data;
      const { box, weight } = given.noise!;
      given.columns.forEach((_, j) => {
        let mean = (weight * (box.low[j] + box.high[j])) / 2;
        given.weights.forEach((share, k) => (mean += share * given.means.data[k * 2 + j]));
        expect(mean).toBeCloseTo(filled[2 + j], 10);
      });
      const shares = model.predictProba([[a, b, NaN, NaN]]).data;
      given.startIndex.forEach((k, at) => expect(given.weights[at]).toBeCloseTo(shares[k], 12));
    }
  });

  it('conditioning in two steps is conditioning in one, in any order of the known columns', () => {
    const model = gmm({ components: 2 }).fit(iris);
    fc.assert(
      fc.property(fc.double({ min: 4, max: 8, noNaN: true }), fc.double({ min: 2, max: 5, noNaN: true }), (a, b) => {
        const at = [[4, 1]];
        const once = model.conditional({ x0: a, x1: b }).logDensity(at)[0];
        expect(model.conditional({ x1: b }).conditional({ x0: a }).logDensity(at)[0]).toBeCloseTo(once, 8);
        expect(model.conditional({ x1: b, x0: a }).logDensity(at)[0]).toBe(once);
      }),
      { numRuns: 30 },
    );
  });

  it('given nothing it is the same distribution', () => {
    const model = gmm({ components: 2 }).fit(faithful);
    const same = model.conditional({});
    model.logDensity(faithful).forEach((value, i) => expect(same.logDensity(faithful)[i]).toBeCloseTo(value, 10));
  });

  it('weights are found in logarithms: 300 standard deviations away the nearer component has them, and no NaN', () => {
    const given = gmm({ components: 2 }).fit(faithful).conditional({ x0: 300 });
    expect(given.weights.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect([...given.weights, ...given.means.data].every(Number.isFinite)).toBe(true);
  });

  it.each(mclustFamilies)(
    'the parts of %s are of the family that is said, and its parameters are counted',
    (covariance) => {
      const model = gmm({ components: 3, covariance, maxIterations: 30 }).fit(iris);
      const kept = ['EII', 'VII', 'EEI', 'VEI', 'VVI', 'EEE', 'VEE', 'VVV'].includes(covariance);
      const expected = kept ? covariance : covariance === 'EVI' ? 'VVI' : 'VVV';
      for (const part of [model.marginal(['x3', 'x1']), model.conditional({ x0: 5, x2: 4 })]) {
        expect(part.params.covariance).toBe(expected);
        // A start has to be of its family to be taken.
        const { weights, means, covariances } = part;
        const recipe = gmm({ components: 3, covariance: expected, init: { weights, means, covariances } });
        expect(recipe.with({ maxIterations: 1 }).fit(columnsOf(iris, [3, 1])).freeParameters).toBe(part.freeParameters);
      }
      expect(model.marginal(['x3', 'x1', 'x0', 'x2']).params.covariance).toBe(covariance);
    },
  );

  it('a tilted box of noise turned round is the same box', () => {
    const model = gmm({ components: 2, noise: true }).fit(faithful);
    expect(model.noise!.box.axes.some((value) => value !== 0 && Math.abs(value) !== 1)).toBe(true);
    const turned = model.marginal(['x1', 'x0']);
    const x = rowsOf(model, 50);
    const density = turned.logDensity(columnsOf(x, [1, 0]));
    model.logDensity(x).forEach((value, i) => expect(density[i]).toBeCloseTo(value, 10));
    const { x: drawn, labels } = turned.sample(2000, { seed: 3 });
    const back = matrix(columnsOf(drawn, [1, 0]));
    const { origin, axes, low, high } = model.noise!.box;
    labels.forEach((label, i) => {
      if (label < 2) return;
      for (const e of [0, 1]) {
        const along = [0, 1].reduce((sum, j) => sum + (back.data[2 * i + j] - origin[j]) * axes[2 * j + e], 0);
        expect(along).toBeGreaterThan(low[e] - 1e-9);
        expect(along).toBeLessThan(high[e] + 1e-9);
      }
    });
  });

  it('goes through JSON bit for bit, and can be derived from again', () => {
    for (const noise of [false, true]) {
      const model = gmm({ components: 3, noise, missing: 'marginalize' }).fit(iris);
      for (const part of [model.marginal(['x2', 'x1', 'x0']), model.conditional({ x3: 1 })]) {
        const back = gmmFromJSON(JSON.parse(JSON.stringify(part)));
        expect(JSON.stringify(back)).toBe(JSON.stringify(part));
        const name = back.columns[0];
        expect(JSON.stringify(back.marginal([name]))).toBe(JSON.stringify(part.marginal([name])));
        expect([part, part.report, part.columns].every((frozen) => Object.isFrozen(frozen))).toBe(true);
      }
    }
  });
});

describe('refuses', () => {
  const model = gmm({ components: 2 }).fit(faithful);

  it.each<[string, () => unknown, string]>([
    [
      'an unknown column',
      () => model.conditional({ y: 1 }),
      'gmm.conditional: there is no column "y"; the columns are "x0", "x1".',
    ],
    [
      'all columns',
      () => model.conditional({ x0: 1, x1: 1 }),
      'gmm.conditional: every column is known, so nothing is left to tell of.',
    ],
    ['NaN', () => model.conditional({ x0: NaN }), 'gmm.conditional: "x0" must be a finite number; got NaN.'],
    [
      'a text',
      () => model.conditional({ x0: '3' as never }),
      'gmm.conditional: "x0" must be a finite number; got the text "3".',
    ],
    [
      'no object',
      () => model.conditional(null as never),
      'gmm.conditional: expected an object of columns and their values; got null.',
    ],
    [
      'an array',
      () => model.conditional([1] as never),
      'expected an object of columns and their values; got an array of 1.',
    ],
    [
      'a column that is not there',
      () => model.marginal(['y']),
      'gmm.marginal: there is no column "y"; the columns are "x0", "x1".',
    ],
    ['no column', () => model.marginal([]), 'gmm.marginal: expected an array of columns; got an array of 0.'],
    [
      'a name alone',
      () => model.marginal('x0' as never),
      'gmm.marginal: expected an array of columns; got the text "x0".',
    ],
    ['a column twice', () => model.marginal(['x0', 'x0']), 'gmm.marginal: the column "x0" is there twice.'],
  ])('%s', (_, run, message) => {
    expect(run).toThrow(expect.objectContaining({ code: 'invalid-param', message: expect.stringContaining(message) }));
  });

  it('cells whose squares overflow', () => {
    expect(() => model.conditional({ x0: 1e300 })).toThrow(
      expect.objectContaining({
        code: 'degenerate',
        message: expect.stringContaining('no component can have "x0" = 1e+300'),
      }),
    );
  });
});
