import { dataset, fixedDatasets } from '@mixwell/oracle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Family, type GmmModel, type GmmPrior, gmm, gmmFromJSON, mclustFamilies } from './index.ts';

const supported: readonly Family[] = ['EII', 'VII', 'EEI', 'VEI', 'EVI', 'VVI', 'EEE', 'EEV', 'VEV', 'VVV'];

describe('by hand', () => {
  it('0 and 4, one normal under shrinkage 2 to mean 5, dof 3, scale 6: mean 3.5, variance (6 + 8 + 9) / (3 + 2 + 3)', () => {
    const prior = { shrinkage: 2, mean: [5], dof: 3, scale: 6 };
    const model = gmm({ components: 1, prior, regularization: 0 }).fit([0, 4]);
    // The rows' own mean is 2; its distance to 5 counts with 2 x 2 / (2 + 2) = 1.
    expect(model.means.data[0]).toBeCloseTo(3.5, 14);
    expect(model.covariances[0].data[0]).toBeCloseTo(23 / 8, 14);
    const normal = (x: number) => -0.5 * (Math.log((2 * Math.PI * 23) / 8) + ((x - 3.5) ** 2 * 8) / 23);
    expect(model.logLikelihood).toBeCloseTo(normal(0) + normal(4), 12);
    const logPrior = -0.5 * (6 * Math.log(23 / 8) + ((6 + 2 * 1.5 ** 2) * 8) / 23);
    expect(model.report.objective).toBeCloseTo(normal(0) + normal(4) + logPrior, 12);
    expect(model.report.objectiveName).toBe('logPosterior');
  });

  it('0 and 4 in two labelled components of one row: weights 1/2 become (1 + 2) / (2 + 4), and 3 to 1 rows 5/8 and 3/8', () => {
    const init = { labels: [0, 0, 0, 1] };
    const recipe = gmm({ components: 2, init, assignment: 'hard', prior: { weights: 3 }, maxIterations: 1 });
    expect(Array.from(recipe.fit([0, 0.5, 1, 40]).weights)).toEqual([5 / 8, 3 / 8]);
  });

  it('without shrinkage the mean is that of the rows, and the variance (scale + sum of squares) / (dof + 2 + rows)', () => {
    const model = gmm({ components: 1, prior: { shrinkage: 0, dof: 4, scale: 10 } }).fit([0, 2, 4]);
    expect(model.means.data[0]).toBeCloseTo(2, 14);
    expect(model.covariances[0].data[0]).toBeCloseTo(18 / 9, 14);
  });

  const x = [
    [0, 0],
    [2, 0],
    [0, 4],
    [2, 4],
    [10, 1],
    [14, 3],
    [12, 8],
  ];
  const labels = [0, 0, 0, 0, 1, 1, 1];

  it.each<[Family, (sums: Sums) => number[]]>([
    // The denominators of table 1 of the paper, in p = 2 columns and G = 2 components, n = 7.
    ['EII', ({ trace }) => [trace(0) + trace(1) + 3].map((s) => s / (5 + (7 + 2) * 2 + 2)).flatMap((v) => [v, v])],
    ['VII', ({ trace, n }) => [0, 1].map((k) => (trace(k) + 3) / (5 + n[k] * 2 + 2 + 2))],
    ['EEI', ({ cell }) => [0, 3].map((at) => (cell(0, at) + cell(1, at) + 3) / (5 + 7 + 2 + 2))],
    ['VVI', ({ cell, n }) => [0, 1].flatMap((k) => [0, 3].map((at) => (cell(k, at) + 3) / (5 + n[k] + 1 + 2)))],
    [
      'EEE',
      ({ cell }) => [0, 1, 3].map((at) => (cell(0, at) + cell(1, at) + (at === 1 ? 0 : 3)) / (5 + 7 + 2 + 1 + 2)),
    ],
    [
      'VVV',
      ({ cell, n }) =>
        [0, 1].flatMap((k) => [0, 1, 3].map((at) => (cell(k, at) + (at === 1 ? 0 : 3)) / (5 + n[k] + 2 + 2))),
    ],
  ])('%s: one M-step from labels has the variances of the formulas', (covariance, wanted) => {
    const prior: GmmPrior = { shrinkage: 0.5, mean: [1, 2], dof: 5, scale: 3 };
    // Far apart, so that the classification of the start is that of the rows.
    const recipe = gmm({ components: 2, covariance, prior, init: { labels }, assignment: 'hard', maxIterations: 1 });
    const model = recipe.fit(x);
    const values = model.covariances.map(({ data }) => Array.from(data));
    const own = {
      EII: [values[0][0], values[0][3]],
      VII: values.map((value) => value[0]),
      EEI: [values[0][0], values[0][3]],
      VVI: values.flatMap((value) => [value[0], value[3]]),
      EEE: [values[0][0], values[0][1], values[0][3]],
      VVV: values.flatMap((value) => [value[0], value[1], value[3]]),
    }[covariance as 'EII'];
    expect(own).toEqual(wanted(sumsOf(x, labels, prior)).map((value) => expect.closeTo(value, 10)));
    const pull = [0, 1].map((j) => ([1, 1][j] * 4 + 0.5 * [1, 2][j] + (j === 1 ? 4 : 0)) / 4.5);
    expect(Array.from(model.means.data.subarray(0, 2))).toEqual(pull.map((value) => expect.closeTo(value, 10)));
  });

  it('auto in two columns: shrinkage 0.01 to the mean, dof 4, scale the sample covariance over the number of components', () => {
    const faithful = dataset('faithful');
    const { data, rows } = faithful;
    const mean = [0, 1].map((j) => data.reduce((sum, value, c) => sum + (c % 2 === j ? value : 0), 0) / rows);
    const cell = (a: number, b: number) => {
      let sum = 0;
      for (let i = 0; i < rows; i++) sum += (data[2 * i + a] - mean[a]) * (data[2 * i + b] - mean[b]);
      return sum / (rows - 1) / 3;
    };
    const recipe = gmm({ components: 3, maxIterations: 30, tolerance: 0, prior: 'auto' });
    const scale = [
      [cell(0, 0), cell(0, 1)],
      [cell(1, 0), cell(1, 1)],
    ];
    const given = recipe.with({ prior: { shrinkage: 0.01, mean, dof: 4, scale } });
    expect(given.fit(faithful).report.objective).toBeCloseTo(recipe.fit(faithful).report.objective, 8);
    const ofMean = recipe.with({ covariance: 'diag' });
    const number = ofMean.with({ prior: { scale: (scale[0][0] + scale[1][1]) / 2 } });
    expect(number.fit(faithful).report.objective).toBeCloseTo(ofMean.fit(faithful).report.objective, 8);
  });
});

describe('properties', () => {
  it.each(supported)('%s: on real data the log-posterior never falls, soft and hard', (covariance) => {
    for (const name of fixedDatasets) {
      for (const assignment of ['soft', 'hard'] as const) {
        const recipe = gmm({ components: 3, covariance, assignment, prior: 'auto', tolerance: 0, maxIterations: 40 });
        const { history, objectiveName } = recipe.fit(dataset(name)).report;
        expect(objectiveName).toBe(assignment === 'hard' ? 'classificationLogPosterior' : 'logPosterior');
        history.forEach((value, i) =>
          expect(value).toBeGreaterThanOrEqual((history[i - 1] ?? -Infinity) - 1e-10 * Math.abs(value)),
        );
      }
    }
  });

  it('nor does it with random priors, noise, held parameters and a bound on the ratio', () => {
    const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const priors = fc.record({
      shrinkage: real(0, 5),
      mean: fc.tuple(real(-20, 20), real(-20, 20)),
      dof: real(0, 20),
      scale: real(0.01, 50),
      weights: fc.constantFrom(1, 1.5, 4),
    });
    const flags = fc.record({ weights: fc.boolean(), means: fc.boolean(), covariances: fc.boolean() });
    const rows = fc.array(fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -30, max: 30 })), {
      minLength: 6,
      maxLength: 30,
    });
    fc.assert(
      fc.property(
        rows.filter((table) => [0, 1].every((j) => new Set(table.map((row) => row[j])).size > 1)),
        priors,
        flags,
        fc.constantFrom<Family>('EII', 'VII', 'EEI', 'VVI', 'EEE', 'EEV', 'VVV'),
        fc.boolean(),
        fc.constantFrom('none' as const, 3),
        (table, prior, update, covariance, noise, eigenvalueRatio) => {
          const options = { components: 2, covariance, prior, update, noise, eigenvalueRatio, tolerance: 0 };
          const { history } = gmm({ ...options, maxIterations: 30 }).fit(table).report;
          history.forEach((value, i) =>
            expect(value).toBeGreaterThanOrEqual((history[i - 1] ?? -Infinity) - 1e-9 * Math.max(1, Math.abs(value))),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('the likelihood is that of the mixture, and below the maximum without a prior from the same place', () => {
    const x = dataset('iris');
    const free = gmm({ components: 3, tolerance: 1e-12, maxIterations: 5000 }).fit(x);
    const init = { weights: free.weights, means: free.means, covariances: free.covariances };
    const model = gmm({ components: 3, init, prior: 'auto' }).fit(x);
    expect(model.logDensity(x).reduce((a, b) => a + b)).toBeCloseTo(model.logLikelihood, 8);
    expect(model.logLikelihood).toBeLessThan(free.logLikelihood);
    expect(model.freeParameters).toBe(free.freeParameters);
  });

  it('data in other units and places is the same model under auto, in families that keep them', () => {
    const { data, rows, cols } = dataset('wine');
    const recipe = gmm({ components: 3, prior: 'auto', covariance: 'EEE', maxIterations: 20, tolerance: 0 });
    const labels = Array.from({ length: rows }, (_, i) => Math.floor((3 * i) / rows));
    const fit = (change: (value: number, c: number) => number) =>
      recipe.with({ init: { labels } }).fit({ data: data.map(change), rows, cols });
    const model = fit((value) => value);
    const other = fit((value, c) => value * ((c % cols) % 2 === 0 ? 100 : 0.01) + 50);
    expect(other.labels).toEqual(model.labels);
    const units = rows * (7 * Math.log(100) - 6 * Math.log(100));
    expect(other.logLikelihood + units).toBeCloseTo(model.logLikelihood, 6);
  });

  it('a prior removes spikes: what is spurious without is not with it', () => {
    const rows = [
      ...Array.from({ length: 60 }, (_, i) => [Math.sin(i * 13) + (i % 2) * 8, Math.cos(i * 78)]),
      [3, 3],
      [3, 3.001],
      [3.001, 3],
      [3, 3],
    ];
    const labels = rows.map((_, i) => (i >= 60 ? 2 : i % 2));
    const codes = (model: GmmModel) => model.report.warnings.map(({ code }) => code);
    const recipe = gmm({ components: 3, init: { labels } });
    expect(codes(recipe.fit(rows))).toContain('spurious');
    expect(codes(recipe.with({ prior: 'auto' }).fit(rows))).not.toContain('spurious');
  });

  it('a model under a prior returns from JSON', () => {
    const prior = {
      shrinkage: 0.1,
      mean: [3, 70],
      scale: [
        [1, 0],
        [0, 30],
      ],
      weights: 2,
    };
    const model = gmm({ components: 2, prior }).fit(dataset('faithful'));
    const back = gmmFromJSON(JSON.parse(JSON.stringify(model)));
    expect(JSON.stringify(back)).toBe(JSON.stringify(model));
    expect(back.logLikelihood).toBe(model.logLikelihood);
    expect(back.logLikelihood).not.toBe(back.report.objective);
  });
});

describe('edges', () => {
  it.each(mclustFamilies.filter((family) => !supported.includes(family)))('%s has no prior', (covariance) => {
    expect(() => gmm({ components: 2, covariance, prior: 'auto' })).toThrow(`VVV; got ${covariance}.`);
  });

  it.each<[string, GmmPrior, string]>([
    ['negative shrinkage', { shrinkage: -1 }, '"prior.shrinkage" must be a finite number of at least 0; got -1.'],
    ['no degrees of freedom', { dof: NaN }, '"prior.dof" must be a finite number of at least 0; got NaN.'],
    ['a scale of 0', { scale: 0 }, '"prior.scale" must be above 0 and finite, or a matrix; got 0.'],
    [
      'an indefinite scale',
      {
        scale: [
          [1, 2],
          [2, 1],
        ],
      },
      '"prior.scale" is not symmetric and positive definite.',
    ],
    ['a mean of NaN', { mean: [NaN] }, '"prior.mean" must be one finite number a feature'],
    ['weights below 1', { weights: 0.5 }, '"prior.weights" must be a finite number of at least 1; got 0.5.'],
    ['an unknown part', { shrink: 1 } as GmmPrior, 'gmm: "prior": there is no option "shrink"'],
  ])('%s is refused', (_, prior, message) => {
    expect(() => gmm({ components: 2, prior })).toThrow(message);
  });

  it('a mean or a scale of other columns is refused at fit, a matrix where variances have no axes at once', () => {
    const x = dataset('faithful');
    expect(() => gmm({ components: 2, prior: { mean: [1] } }).fit(x)).toThrow(
      'gmm: "prior.mean" must be 2 values; got 1.',
    );
    expect(() => gmm({ components: 2, prior: { scale: [[1]] } }).fit(x)).toThrow(
      '"prior.scale" must be 2 x 2; got 1 x 1.',
    );
    expect(() => gmm({ components: 2, covariance: 'VVI', prior: { scale: [[1]] } })).toThrow(
      '"prior.scale" must be a number in the family VVI.',
    );
  });

  it('fewer rows than columns: only the variances count, and the fit is regular', () => {
    const rows = Array.from({ length: 6 }, (_, i) =>
      Array.from({ length: 10 }, (_column, j) => Math.sin(7 * i + j * j)),
    );
    const { report } = gmm({ components: 2, prior: 'auto' }).fit(rows);
    expect(report.warnings.map(({ code }) => code)).not.toContain('regularized');
  });

  it('with can change one option and keep the prior', () => {
    const recipe = gmm({
      components: 2,
      prior: {
        scale: [
          [1, 0],
          [0, 2],
        ],
        mean: [0, 0],
      },
    });
    expect(recipe.with({ seed: 1 }).params.prior).toEqual(recipe.params.prior);
  });
});

interface Sums {
  readonly n: number[];
  /** Of the scatter about the rows' mean, and of the pull of the prior's mean. */
  cell(k: number, at: number): number;
  trace(k: number): number;
}

function sumsOf(x: number[][], labels: number[], { shrinkage, mean }: GmmPrior): Sums {
  const parts = [0, 1].map((k) => x.filter((_, i) => labels[i] === k));
  const means = parts.map((rows) => [0, 1].map((j) => rows.reduce((sum, row) => sum + row[j], 0) / rows.length));
  const cell = (k: number, at: number): number => {
    const [a, b] = [Math.floor(at / 2), at % 2];
    const n = parts[k].length;
    const away = [0, 1].map((j) => means[k][j] - mean![j]);
    const scatter = parts[k].reduce((sum, row) => sum + (row[a] - means[k][a]) * (row[b] - means[k][b]), 0);
    return scatter + ((shrinkage! * n) / (shrinkage! + n)) * away[a] * away[b];
  };
  return { n: parts.map((rows) => rows.length), cell, trace: (k) => cell(k, 0) + cell(k, 3) };
}
