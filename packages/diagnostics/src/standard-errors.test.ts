import { type Table, matrix, randomStream } from '@mixwell/core';
import { type Family, type GmmModel, gmm, mclustFamilies } from '@mixwell/gmm';
import { dataset } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { numericStandardErrors } from '../test/numeric-standard-errors.ts';
import { standardErrors } from './index.ts';

/** Three overlapping clouds of unlike spread and tilt in three columns. */
const random = randomStream('clouds');
const drawn = () => random() + random() + random() - 1.5;
const clouds = (rows: number): Table =>
  matrix(
    Array.from({ length: rows }, () => {
      const [a, b, c] = [drawn(), drawn(), drawn()];
      const u = random();
      if (u < 0.5) return [2 * a + b, b, c - 0.5 * a];
      return u < 0.8 ? [3 + a, 1 + 1.5 * b - a, 2 + 0.5 * c + b] : [-2 + a + c, 2 + b, 1.5 * c];
    }),
  );
const rows = clouds(600);

describe('by hand', () => {
  it('one Gaussian of -2, -1, 1, 2: the mean has s / sqrt(n) and the variance 2 s^2 / sqrt(n (kurtosis - 1))', () => {
    const x = [-2, -1, 1, 2];
    const errors = standardErrors(gmm({ components: 1, tolerance: 0, maxIterations: 2 }).fit(x), x);
    expect(errors.weights).toEqual([0]);
    expect(errors.means[0][0]).toBeCloseTo(Math.sqrt(2.5) / 2, 12);
    const kurtosis = (2 * 16 + 2) / 4 / 2.5 ** 2;
    expect(errors.covariances[0][0][0]).toBeCloseTo((2 * 2.5) / Math.sqrt(4 * (kurtosis - 1)), 12);
    expect([errors.directions, errors.warnings]).toEqual([2, []]);
  });

  it('two Gaussians far apart: the weight has sqrt(p (1 - p) / n), and each component is as if alone', () => {
    const x = [-2, -1, 1, 2, 100 - 2, 100 - 1, 100 + 1, 100 + 2, -2, -1, 1, 2];
    const model = gmm({ components: 2, tolerance: 0, maxIterations: 5 }).fit(x);
    const errors = standardErrors(model, x);
    errors.weights.forEach((error) => expect(error).toBeCloseTo(Math.sqrt(2 / 9 / 12), 10));
    expect(errors.means[0][0]).toBeCloseTo(Math.sqrt(2.5 / 8), 10);
    expect(errors.means[1][0]).toBeCloseTo(Math.sqrt(2.5 / 4), 10);
  });

  it('held parameters have 0, and the others what they have where those are known', () => {
    const x = [-2, -1, 1, 2, 5];
    const model = gmm({
      components: 1,
      init: { means: [[1]], covariances: [[[6]]] },
      update: { covariances: false },
      tolerance: 0,
      maxIterations: 2,
    }).fit(x);
    const errors = standardErrors(model, x);
    expect(errors.covariances).toEqual([[[0]]]);
    // Scores (x - 1) / 6: their squares add to 30 / 36.
    expect(errors.means[0][0]).toBeCloseTo(Math.sqrt(36 / 30), 12);
    expect(errors.directions).toBe(1);
  });
});

describe('properties', () => {
  const fits = new Map<Family, GmmModel>();
  const fit = (covariance: Family): GmmModel => {
    const init = {
      labels: Array.from({ length: 600 }, (_, i) => (rows.data[3 * i] > 2 ? 1 : rows.data[3 * i + 1] > 1 ? 2 : 0)),
    };
    const found =
      fits.get(covariance) ?? gmm({ components: 3, covariance, init, tolerance: 1e-13, maxIterations: 5000 }).fit(rows);
    fits.set(covariance, found);
    return found;
  };

  it.each(mclustFamilies)(
    '%s: the same as by numeric derivatives in other coordinates, to 1e-4; directions are free parameters',
    (covariance) => {
      const model = fit(covariance);
      const errors = standardErrors(model, rows);
      expect(errors.directions).toBe(model.freeParameters);
      expect(errors.warnings).toEqual([]);
      const numeric = numericStandardErrors(model, covariance, rows);
      const flat = [...errors.weights, ...errors.means.flat(), ...errors.covariances.flat(2)];
      expect(flat.length).toBe(numeric.length);
      flat.forEach((error, at) => {
        expect(error, `entry ${at}`).not.toBeNull();
        expect(Math.abs((error as number) - numeric[at])).toBeLessThan(1e-4 * numeric[at] + 1e-7);
      });
    },
  );

  it('with noise, its weight has one too, and components far from it are as without', () => {
    const far = matrix([
      ...Array.from({ length: 600 }, (_, i) => Array.from(rows.data.subarray(3 * i, 3 * i + 3))),
      ...Array.from({ length: 30 }, (_, i) => [60 * Math.cos(i), 60 * Math.sin(i), 40 * Math.cos(2 * i)]),
    ]);
    const model = gmm({ components: 1, noise: true, tolerance: 1e-13 }).fit(far);
    const errors = standardErrors(model, far);
    expect(errors.directions).toBe(model.freeParameters);
    expect(errors.noise).toBeCloseTo(Math.sqrt((model.noise!.weight * model.weights[0]) / 630), 5);
    expect(errors.weights[0]).toBeCloseTo(errors.noise as number, 10);
    const alone = standardErrors(gmm({ components: 1 }).fit(rows), rows);
    errors.means[0].forEach((error, j) => expect(error! / alone.means[0][j]!).toBeCloseTo(1, 2));
  });

  it('a weight of 4 on every row halves them; a row of weight 0 is absent', () => {
    const model = fit('VVV');
    const [once, four] = [
      standardErrors(model, rows),
      standardErrors(model, rows, { sampleWeights: new Float64Array(600).fill(4) }),
    ];
    four.means.flat().forEach((error, at) => expect(error! * 2).toBeCloseTo(once.means.flat()[at]!, 10));
    const more = matrix([
      ...Array.from({ length: 600 }, (_, i) => Array.from(rows.data.subarray(3 * i, 3 * i + 3))),
      [9, 9, 9],
    ]);
    const sampleWeights = Float64Array.from({ length: 601 }, (_, i) => (i < 600 ? 1 : 0));
    expect(standardErrors(model, more, { sampleWeights })).toEqual(once);
  });

  it('units and places: x to a + b x multiplies those of means by b, and changes no weight', () => {
    const scaled = { data: rows.data.map((value) => 1e4 + 1000 * value), rows: 600, cols: 3 };
    const [model, moved] = [
      fit('VVV'),
      gmm({ components: 3, tolerance: 1e-13, maxIterations: 5000, init: { labels: fit('VVV').labels } }).fit(scaled),
    ];
    const [near, far] = [standardErrors(model, rows), standardErrors(moved, scaled)];
    near.weights.forEach((error, k) => expect(far.weights[k]).toBeCloseTo(error!, 5));
    near.means.flat().forEach((error, at) => expect(far.means.flat()[at]! / 1000).toBeCloseTo(error!, 4));
  });

  it('are the spread of estimates: of 200 samples of 400 rows, means and weights within 25 %', () => {
    const init = { weights: [0.6, 0.4], means: [[0], [4]], covariances: [[[1]], [[2]]] };
    const held = { weights: false, means: false, covariances: false };
    const truth = gmm({ components: 2, init, update: held, maxIterations: 1 }).fit([0, 4]);
    const estimates: number[][] = [];
    let mean = [0, 0, 0];
    for (let seed = 0; seed < 200; seed++) {
      const { x } = truth.sample(400, { seed });
      const model = gmm({ components: 2, init, tolerance: 1e-8 }).fit(x);
      const [a, b] = [0, 1].map((place) => model.startIndex.indexOf(place));
      estimates.push([model.weights[a], model.means.data[a], model.means.data[b]]);
      const errors = standardErrors(model, x);
      mean = [errors.weights[a]!, errors.means[a][0]!, errors.means[b][0]!].map((error, at) => mean[at] + error / 200);
    }
    // The standard deviation of 200 draws is off by 1 / sqrt(400) = 5 % at one standard error; information is only asymptotic.
    mean.forEach((error, at) => {
      const values = estimates.map((estimate) => estimate[at]);
      const center = values.reduce((a, b) => a + b) / 200;
      const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - center) ** 2, 0) / 199);
      expect(Math.abs(error / deviation - 1), `entry ${at}: ${error} and ${deviation}`).toBeLessThan(0.25);
    });
  });
});

describe('what rows do not tell', () => {
  it('3 rows in 3 columns: singular, null, and told', () => {
    const model = gmm({ components: 1, tolerance: 0, maxIterations: 2 }).fit(rows);
    const few = matrix([
      [1, 2, 3],
      [0, 1, 1],
      [2, 0, 1],
    ]);
    const errors = standardErrors(model, few);
    expect(errors.means.flat()).toEqual([null, null, null]);
    expect(errors.warnings.map(({ code }) => code)).toEqual(['singular', 'not-stationary']);
    expect(errors.warnings[0].message).toBe(
      'The rows do not tell 6 of 9 directions; standard errors that need them are null.',
    );
  });

  it('coinciding components: their weights and means are null, and no NaN', () => {
    const x = dataset('faithful');
    const init = {
      means: [
        [3.5, 70],
        [3.5, 70],
      ],
    };
    const errors = standardErrors(gmm({ components: 2, init }).fit(x), x);
    expect(errors.weights).toEqual([null, null]);
    expect(errors.means.flat()).toEqual([null, null, null, null]);
    expect(errors.warnings[0].code).toBe('singular');
  });

  it('equal variances: rotations of EEV move nothing, which is told; VVV needs none of them', () => {
    const square = [
      [1, 1],
      [-1, 1],
      [1, -1],
      [-1, -1],
      [2, 0],
      [-2, 0],
      [0, 2],
      [0, -2],
    ];
    const fit = (covariance: Family) =>
      standardErrors(gmm({ components: 1, covariance, tolerance: 0, maxIterations: 2 }).fit(square), square);
    expect(fit('VVV').warnings).toEqual([]);
    expect(fit('EEV').warnings.map(({ code }) => code)).toEqual(['singular']);
    expect(fit('EEV').means[0][0]).toBeCloseTo(fit('VVV').means[0][0] as number, 12);
  });

  it('a fit that has not converged is told; a derived model, of other rows, has errors too', () => {
    const x = dataset('faithful');
    const early = gmm({ components: 3, init: 'kmeans', maxIterations: 2 }).fit(x);
    expect(standardErrors(early, x).warnings.map(({ code }) => code)).toEqual(['not-stationary']);
    expect(standardErrors(gmm({ components: 2, tolerance: 1e-12 }).fit(x).marginal(['waiting']), x).directions).toBe(5);
  });
});

describe('refuses', () => {
  const model = gmm({ components: 1 }).fit(rows);
  it.each<[string, () => unknown, string, string]>([
    [
      'no model',
      () => standardErrors(null as never, rows),
      'invalid-param',
      'standardErrors: expected a fitted mixture; got null.',
    ],
    ['a recipe', () => standardErrors(gmm({ components: 1 }) as never, rows), 'invalid-param', 'got a model of "gmm"'],
    ['other columns', () => standardErrors(model, [1, 2]), 'shape-mismatch', 'standardErrors: expected 3 columns'],
    ['a NaN', () => standardErrors(model, [[1, 2, NaN]]), 'invalid-input', 'standardErrors: row 0, column "x2" is NaN'],
    ['too few weights', () => standardErrors(model, rows, { sampleWeights: [1] }), 'shape-mismatch', '"sampleWeights"'],
    [
      'an unknown option',
      () => standardErrors(model, rows, { level: 1 } as object),
      'invalid-param',
      'there is no option "level"',
    ],
  ])('%s', (_, run, code, message) => {
    expect(run).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
  });
});
