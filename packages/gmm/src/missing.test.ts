import { type MatrixInput, randomStream } from '@mixwell/core';
import { log } from '@mixwell/math';
import { dataset, fixedDatasets, oracle } from '@mixwell/oracle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gmm, gmmFromJSON, mclustFamilies } from './index.ts';

/** Rows with cells missing by the rule of the reference: where (7 i + 3 j) mod 10 is 0. */
function withGaps(x: { data: Float64Array; rows: number; cols: number }) {
  const data = x.data.map((value, at) => ((7 * Math.floor(at / x.cols) + 3 * (at % x.cols)) % 10 === 0 ? NaN : value));
  return { data, rows: x.rows, cols: x.cols };
}

const marginalize = { missing: 'marginalize' } as const;

describe('by hand', () => {
  // Anderson (1957): where only y has gaps, the mean and variance of x are those of all rows, and the regression of y on x
  // is that of the rows that have both.
  const x = [
    [1, 2],
    [2, 3],
    [3, 7],
    [4, 8],
    [6, NaN],
    [8, NaN],
  ];
  const model = gmm({ components: 1, tolerance: 1e-14, ...marginalize }).fit(x);

  it('one Gaussian with gaps in one column has the closed form of Anderson', () => {
    // x: mean 4, variance 17/3; complete rows: slope 2.2, intercept -0.5, residual variance 0.45.
    const variance = 17 / 3;
    expect(model.means.data[0]).toBeCloseTo(4, 12);
    expect(model.means.data[1]).toBeCloseTo(-0.5 + 2.2 * 4, 6);
    const [a, b, , d] = model.covariances[0].data;
    expect(a).toBeCloseTo(variance, 12);
    expect(b).toBeCloseTo(2.2 * variance, 5);
    expect(d).toBeCloseTo(0.45 + 2.2 ** 2 * variance, 4);
  });

  it('a gap is filled from the regression line, a cell that is there stays', () => {
    const filled = model.impute([
      [6, NaN],
      [1, 2],
    ]);
    expect(filled.data[1]).toBeCloseTo(-0.5 + 2.2 * 6, 5);
    expect([filled.data[0], filled.data[2], filled.data[3]]).toEqual([6, 1, 2]);
  });

  it('a row without any cell has log-density 0 and the weights as responsibilities', () => {
    const two = gmm({ components: 2, ...marginalize }).fit([1, 2, 3, 11, 12, 13, NaN]);
    expect(two.logDensity([NaN])[0]).toBeCloseTo(0, 14);
    expect(two.predictProba([NaN]).data[0]).toBeCloseTo(two.weights[0], 14);
  });
});

describe('the reference', () => {
  const { k, init_rows, observed_loglik_first20: history, ...wanted } = oracle('numeric').missing_em;
  const x = dataset('iris');
  const { init_covariances: covariances } = oracle('gmm_fixed_iris').runs.find(
    (run: { covariance_type: string; k: number }) => run.covariance_type === 'full' && run.k === k,
  );
  const means = init_rows.map((i: number) => Array.from(x.data.subarray(i * 4, i * 4 + 4)));
  const weights = [1 / 3, 1 / 3, 1 / 3];

  it('twenty rounds on iris with 60 cells missing, to 1e-10', () => {
    const recipe = gmm({
      components: k,
      regularization: 0,
      init: { weights, means, covariances },
      tolerance: 0,
      maxIterations: 20,
      ...marginalize,
    });
    const model = recipe.fit(withGaps(x));
    model.report.history.forEach((value, i) => expect(Math.abs(value / history[i + 1] - 1)).toBeLessThan(1e-10));
    const order: number[] = Array.from(model.startIndex);
    order.forEach((from, at) => {
      expect(Math.abs(model.weights[at] - wanted.weights_after20[from])).toBeLessThan(1e-10);
      expect(closest(model.means.data.subarray(at * 4, at * 4 + 4), wanted.means_after20[from])).toBeLessThan(1e-9);
      expect(closest(model.covariances[at].data, wanted.covariances_after20[from].flat())).toBeLessThan(1e-9);
    });
  });
});

describe.each([...fixedDatasets])('%s', (name) => {
  const x = dataset(name);

  it('with nothing missing is ordinary EM, bit for bit', () => {
    const recipe = gmm({ components: 2 });
    const plain = recipe.fit(x);
    const marginal = recipe.with(marginalize).fit(x);
    expect({ ...marginal.toJSON(), params: null }).toEqual({ ...plain.toJSON(), params: null });
  });

  it.each(mclustFamilies)('%s climbs with cells missing, and agrees with itself', (covariance) => {
    const gaps = withGaps(x);
    const model = gmm({ components: 2, covariance, maxIterations: 25, ...marginalize }).fit(gaps);
    const { history } = model.report;
    const slack = 1e-9 * Math.abs(model.logLikelihood);
    history.slice(1).forEach((value, i) => expect(value).toBeGreaterThan(history[i] - slack));
    const total = model.logDensity(gaps).reduce((sum, value) => sum + value, 0);
    expect(Math.abs(total - model.logLikelihood)).toBeLessThan(1e-10 * Math.abs(total));
    expect(model.predict(gaps)).toEqual(model.labels);
    expect(model.impute(gaps).data.every((value) => Number.isFinite(value))).toBe(true);
  });
});

describe('properties', () => {
  const examples = fc.record({ seed: fc.nat(), rows: fc.integer({ min: 20, max: 60 }) }).map(({ seed, rows }) => {
    const random = randomStream(seed, 'gaps');
    const data = Float64Array.from({ length: rows * 3 }, (_, at) => {
      const value = Math.floor(random() * 1024) / 128 + (at % 6 < 3 ? 0 : 12);
      return random() < 0.2 ? NaN : value;
    });
    const weights = Array.from({ length: rows }, () => Math.floor(random() * 3));
    return { x: { data, rows, cols: 3 }, weights };
  });
  const recipe = gmm({
    components: 2,
    init: {
      means: [
        [4, 4, 4],
        [16, 16, 16],
      ],
    },
    maxIterations: 15,
    ...marginalize,
  });

  it('integer weights are repeated rows, to 1e-9', () => {
    fc.assert(
      fc.property(examples, ({ x, weights }) => {
        fc.pre(weights.filter((weight) => weight > 0).length > 10);
        const repeated = weights.flatMap((weight, i) =>
          Array.from({ length: weight }, () => Array.from(x.data.subarray(i * 3, i * 3 + 3))),
        );
        const weighted = recipe.fit(x, { sampleWeights: weights });
        const again = recipe.fit(repeated);
        expect(Math.abs(weighted.logLikelihood / again.logLikelihood - 1)).toBeLessThan(1e-9);
      }),
      { numRuns: 30 },
    );
  });

  it('1e8 from zero the log-likelihood is the same to 1e-6', () => {
    fc.assert(
      fc.property(examples, ({ x }) => {
        const far = { ...x, data: x.data.map((value) => value + 1e8) };
        const farRecipe = recipe.with({
          init: {
            means: [
              [1e8 + 4, 1e8 + 4, 1e8 + 4],
              [1e8 + 16, 1e8 + 16, 1e8 + 16],
            ],
          },
        });
        expect(farRecipe.fit(far).logLikelihood).toBeCloseTo(recipe.fit(x).logLikelihood, 6);
      }),
      { numRuns: 30 },
    );
  });

  it('filled rows are where they were, and the gaps at what the marginals say', () => {
    fc.assert(
      fc.property(examples, ({ x }) => {
        const filled = recipe.fit(x).impute(x);
        x.data.forEach((value, at) => {
          if (!Number.isNaN(value)) expect(filled.data[at]).toBe(value);
          expect(Number.isFinite(filled.data[at])).toBe(true);
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe('with the other options', () => {
  const x = withGaps(dataset('iris'));

  it.each(['kmeans', 'k-means++', 'random', 'random-rows'] as const)('starts by %s', (init) => {
    const model = gmm({ components: 3, init, ...marginalize }).fit(x);
    expect(model.report.stop).toBe('tolerance');
    expect(Number.isFinite(model.logLikelihood)).toBe(true);
  });

  it('assigns rows wholly, and climbs', () => {
    const model = gmm({ components: 3, assignment: 'hard', ...marginalize }).fit(x);
    const { history, converged } = model.report;
    expect(converged).toBe(true);
    history.slice(1).forEach((value, i) => expect(value).toBeGreaterThanOrEqual(history[i] - 1e-9));
    expect(model.logLikelihood).toBeGreaterThan(history[history.length - 1]);
  });

  it.each(['soft', 'hard'] as const)('integer weights are repeated rows, %s; weight 0 is no row', (assignment) => {
    const counts = Array.from({ length: x.rows }, (_, i) => i % 3);
    const indices = counts.flatMap((count, i) => Array<number>(count).fill(i));
    const data = Float64Array.from(indices.flatMap((i) => [...x.data.subarray(i * x.cols, (i + 1) * x.cols)]));
    const label = (i: number) => Math.floor(i / 50);
    const fit = (rows: MatrixInput, labels: number[], sampleWeights?: number[]) =>
      gmm({ components: 3, assignment, init: { labels }, ...marginalize }).fit(rows, { sampleWeights });
    const weighted = fit(x, Array.from(counts.keys(), label), counts);
    const repeated = fit({ data, rows: indices.length, cols: x.cols }, indices.map(label));
    expect(weighted.report.iterations).toBe(repeated.report.iterations);
    expect(weighted.report.objective).toBeCloseTo(repeated.report.objective, 9);
  });

  it('assigned wholly, it goes on where no row changes its component, until the gaps have settled', () => {
    const recipe = gmm({
      components: 3,
      assignment: 'hard',
      init: { labels: [...x.data.keys()].slice(0, 150).map((i) => Math.floor(i / 50)) },
      ...marginalize,
    });
    const end = recipe.with({ tolerance: 0, maxIterations: 300 }).fit(x).report.objective;
    expect(end - recipe.fit(x).report.objective).toBeLessThan(1e-3);
  });

  it('knows noise by the cells that are there', () => {
    const random = randomStream(7, 'noise');
    const data = Float64Array.from({ length: 300 * 2 }, (_, at) => {
      const i = Math.floor(at / 2);
      if ((at * 7) % 13 === 0) return NaN;
      return i < 240 ? (i % 2) * 10 + random() + random() : random() * 40 - 15;
    });
    const rows = { data, rows: 300, cols: 2 };
    const model = gmm({ components: 2, noise: true, ...marginalize }).fit(rows);
    const { history } = model.report;
    history.slice(1).forEach((value, i) => expect(value).toBeGreaterThanOrEqual(history[i] - 1e-8));
    expect(model.noise?.weight).toBeGreaterThan(0.1);
    expect(model.noise?.weight).toBeLessThan(0.3);
    const total = model.logDensity(rows).reduce((sum, value) => sum + value, 0);
    expect(total).toBeCloseTo(model.logLikelihood, 8);
    // One cell far from both groups: noise, whatever the other one is. Its gap is filled at the middle of the box.
    const [{ low, high, origin }, far] = [model.noise!.box, [[-14, NaN]]];
    expect(model.predict(far)[0]).toBe(2);
    expect(model.impute(far).data[1]).toBeCloseTo(origin[1] + (low[1] + high[1]) / 2, 3);
    expect(model.predictProba(far).cols).toBe(3);
    expect(model.logDensity(far)[0]).toBeCloseTo(log(model.noise!.weight / (high[0] - low[0])), 6);
  });

  it('comes back from JSON, and takes gaps as before', () => {
    const model = gmm({ components: 3, ...marginalize }).fit(x);
    const back = gmmFromJSON(JSON.parse(JSON.stringify(model)));
    expect(back.predictProba(x)).toEqual(model.predictProba(x));
    expect(back.impute(x)).toEqual(model.impute(x));
  });

  it('is the same model with two workers', async () => {
    const rows = 5000;
    const random = randomStream(1, 'workers');
    const data = Float64Array.from({ length: rows * 2 }, (_, at) =>
      random() < 0.1 ? NaN : random() * 4 + (Math.floor(at / 2) % 2) * 6,
    );
    const recipe = gmm({ components: 2, maxIterations: 5, ...marginalize });
    const input = { data, rows, cols: 2 };
    expect(JSON.stringify(await recipe.fitAsync(input, { workers: 2 }))).toBe(JSON.stringify(recipe.fit(input)));
  });

  it('takes a frame with empty cells', () => {
    const values: (number | null)[][] = [
      [1, 2],
      [2, null],
      [9, 8],
      [8, 9],
      [null, 8.5],
      [1.5, 2.5],
    ];
    const frame = { shape: [6, 2], columns: ['a', 'b'], values } as MatrixInput;
    const model = gmm({ components: 2, covariance: 'spherical', ...marginalize }).fit(frame);
    expect(model.columns).toEqual(['a', 'b']);
    expect(Array.from(model.labels.subarray(0, 2))).toEqual([model.labels[5], model.labels[5]]);
  });
});

describe('refuses', () => {
  it('a missing cell, where nothing was said of missing cells', () => {
    expect(() =>
      gmm({ components: 1 }).fit([
        [1, 2],
        [3, NaN],
      ]),
    ).toThrow('gmm: row 1, column "x1" is NaN; expected a finite number.');
    const model = gmm({ components: 1 }).fit([
      [1, 2],
      [3, 5],
      [4, 4],
    ]);
    expect(() => model.predict([[NaN, 1]])).toThrow(
      'gmm.predict: row 0, column "x0" is NaN; expected a finite number.',
    );
  });

  it('a column without values', () => {
    expect(() =>
      gmm({ components: 1, ...marginalize }).fit([
        [1, NaN],
        [3, NaN],
      ]),
    ).toThrow('gmm: column "x1" has no values.');
  });

  it('an infinite cell', () => {
    expect(() => gmm({ components: 1, ...marginalize }).fit([[1], [Infinity]])).toThrow(
      'gmm: row 1, column "x0" is Infinity; expected a finite number, or NaN where it is missing.',
    );
  });
});

function closest(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  return Array.from(actual).reduce((worst, value, i) => Math.max(worst, Math.abs(value - expected[i])), 0);
}
