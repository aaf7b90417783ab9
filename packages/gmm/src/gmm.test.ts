import { type MixwellError, isMixwellError } from '@mixwell/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GmmOptions, gmm, gmmFromJSON } from './index.ts';

const shapes = ['full', 'tied', 'diag', 'spherical'] as const;
const starts = ['kmeans', 'k-means++', 'random', 'random-rows'] as const;

describe('by hand', () => {
  it('one component is the mean and the covariance of the rows', () => {
    const model = gmm({ components: 1, regularization: 0 }).fit([
      [0, 0],
      [2, 0],
      [0, 4],
      [2, 4],
    ]);
    expect(Array.from(model.means.data)).toEqual([1, 2]);
    expect(Array.from(model.covariances[0].data)).toEqual([1, 0, 0, 4]);
    expect(model.logLikelihood).toBeCloseTo(-4 * (Math.log(2 * Math.PI) + Math.log(2) + 1), 12);
    expect(model.freeParameters).toBe(5);
  });

  it('the shapes make of variances 1 and 4: both, both, both, and their mean 2.5', () => {
    const variances = (covariance: GmmOptions['covariance']) =>
      Array.from(
        gmm({ components: 1, covariance }).fit([
          [0, 0],
          [2, 0],
          [0, 4],
          [2, 4],
        ]).covariances[0].data,
      );
    expect(shapes.map(variances)).toEqual([
      [1, 0, 0, 4],
      [1, 0, 0, 4],
      [1, 0, 0, 4],
      [2.5, 0, 0, 2.5],
    ]);
  });

  it('one E and M step from means -1 and 1 with unit variances on -1 and 1 gives means of tanh(1)', () => {
    const init = { weights: [0.5, 0.5], means: [[-1], [1]], covariances: [[[1]], [[1]]] };
    const model = gmm({ components: 2, init, maxIterations: 1, regularization: 0 }).fit([-1, 1]);
    expect(model.means.data[1]).toBeCloseTo(Math.tanh(1), 14);
    expect(model.means.data[0]).toBeCloseTo(-Math.tanh(1), 14);
    expect(model.covariances[0].data[0]).toBeCloseTo(1 - Math.tanh(1) ** 2, 14);
  });

  it('free parameters of 3 components in 2 columns: 17 full, 11 tied, 14 diag, 11 spherical', () => {
    expect(shapes.map((covariance) => gmm({ components: 3, covariance }).fit(blobs()).freeParameters)).toEqual([
      17, 11, 14, 11,
    ]);
  });

  it('held parameters stay at their start and are not counted as free', () => {
    const init = { weights: [0.7, 0.3], means: [[-3], [3]], covariances: [[[2]], [[2]]] };
    const x = blobs().map(([value]) => value);
    const recipe = gmm({ components: 2, init });
    const held = recipe.with({ update: { weights: false, covariances: false } }).fit(x);
    expect(Array.from(held.weights)).toEqual([0.7, 0.3]);
    expect(held.covariances.map(({ data }) => data[0])).toEqual([2, 2]);
    expect(held.freeParameters).toBe(2);
    const still = recipe.with({ update: { means: false } }).fit(x);
    expect(Array.from(still.means.data).sort((a, b) => a - b)).toEqual([-3, 3]);
    expect(still.freeParameters).toBe(3);
  });

  it('labels as a start give the moments of each label; components come back by falling weight', () => {
    const labels = [0, 0, 1, 1, 1];
    const model = gmm({
      components: 2,
      init: { labels },
      maxIterations: 1,
      update: { weights: false, means: false, covariances: false },
    }).fit([0, 2, 10, 11, 12]);
    expect(Array.from(model.weights)).toEqual([0.6, 0.4]);
    expect(Array.from(model.means.data)).toEqual([11, 1]);
    expect(model.covariances.map(({ data }) => data[0])).toEqual([expect.closeTo(2 / 3, 12), 1]);
  });

  it('responsibilities as a start are scaled to add to 1', () => {
    const frozen = { maxIterations: 1, update: { weights: false, means: false, covariances: false } };
    const x = [0, 2, 10, 11, 12];
    const hard = gmm({ components: 2, init: { labels: [0, 0, 1, 1, 1] }, ...frozen }).fit(x);
    const soft = gmm({
      components: 2,
      init: {
        responsibilities: [
          [5, 0],
          [5, 0],
          [0, 2],
          [0, 2],
          [0, 2],
        ],
      },
      ...frozen,
    }).fit(x);
    expect(Array.from(soft.means.data)).toEqual(Array.from(hard.means.data));
    expect(soft.weights).toEqual(hard.weights);
  });
});

const cells = fc.double({ min: -50, max: 50, noNaN: true });
const rowsOf = (cols: number) =>
  fc.array(fc.array(cells, { minLength: cols, maxLength: cols }), { minLength: 8, maxLength: 40 });

describe('properties', () => {
  it("the likelihood never falls under 'auto', from every start and in every shape", () => {
    fc.assert(
      fc.property(
        rowsOf(2),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(...shapes),
        fc.constantFrom(...starts),
        (rows, components, covariance, init) => {
          expectRising(gmm({ components, covariance, init, maxIterations: 50, tolerance: 0 }).fit(rows).report.history);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('the likelihood never falls under regularization 0, as long as every component is regular', () => {
    fc.assert(
      fc.property(
        rowsOf(2),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(...shapes),
        fc.constantFrom(...starts),
        (rows, components, covariance, init) => {
          const history: number[] = [];
          const recipe = gmm({ components, covariance, init, regularization: 0, maxIterations: 50, tolerance: 0 });
          try {
            recipe.fit(rows, {
              onIteration({ objective, snapshot }) {
                // Next to a singular covariance the likelihood is rounding, and it says nothing.
                if (snapshot().report.warnings.some(({ code }) => code === 'spurious' || code === 'degenerate-columns'))
                  return false;
                history.push(objective);
                return true;
              },
            });
          } catch (error) {
            if (!isMixwellError(error, 'not-positive-definite')) throw error;
          }
          expectRising(history);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('the model is a density: weights add to 1, responsibilities too, and its likelihood is the sum of log-densities', () => {
    fc.assert(
      fc.property(
        rowsOf(3),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom(...shapes),
        fc.string(),
        (rows, components, covariance, seed) => {
          const model = gmm({ components, covariance, seed }).fit(rows);
          expect(model.weights.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
          const { data } = model.predictProba(rows);
          rows.forEach((_, i) => {
            const row = data.subarray(i * components, (i + 1) * components);
            expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
            expect(row[model.labels[i]]).toBe(Math.max(...row));
          });
          const total = model.logDensity(rows).reduce((a, b) => a + b);
          expect(Math.abs(total - model.logLikelihood)).toBeLessThan(1e-9 * Math.max(1, Math.abs(total)));
          expect(model.predict(rows)).toEqual(model.labels);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each(shapes)('%s: permuting rows or columns changes neither likelihood nor partition', (covariance) => {
    const rows = blobs();
    const recipe = gmm({ components: 2, covariance, tolerance: 1e-12 });
    const model = recipe.fit(rows);
    const turned = recipe.fit(rows.toReversed());
    const swapped = recipe.fit(rows.map(([a, b]) => [b, a]));
    for (const other of [turned, swapped]) expect(other.logLikelihood).toBeCloseTo(model.logLikelihood, 8);
    expect(Array.from(turned.labels).reverse()).toEqual(Array.from(model.labels));
    expect(swapped.labels).toEqual(model.labels);
  });

  it.each(shapes)('%s: shifting by 1e6 and 1e8 keeps labels, and the likelihood to 1e-6 a row', (covariance) => {
    const rows = blobs();
    const model = gmm({ components: 2, covariance }).fit(rows);
    for (const shift of [1e6, 1e8]) {
      const shifted = gmm({ components: 2, covariance }).fit(rows.map((row) => row.map((value) => value + shift)));
      expect(shifted.labels).toEqual(model.labels);
      expect(Math.abs(shifted.logLikelihood - model.logLikelihood) / rows.length).toBeLessThan(1e-6);
    }
  });

  it.each(shapes)(
    '%s: multiplying by c shifts the likelihood by rows x cols x ln c and changes no label',
    (covariance) => {
      const rows = blobs();
      const model = gmm({ components: 2, covariance }).fit(rows);
      for (const scale of [1e-6, 1e-4, 1e4, 1e6]) {
        const scaled = gmm({ components: 2, covariance }).fit(rows.map((row) => row.map((value) => value * scale)));
        expect(scaled.labels).toEqual(model.labels);
        expect(scaled.logLikelihood + rows.length * 2 * Math.log(scale)).toBeCloseTo(model.logLikelihood, 6);
      }
    },
  );

  it.each(starts.filter((init) => init !== 'random'))('from %s, integer weights equal repeated rows', (init) => {
    const rows = blobs();
    const sampleWeights = rows.map((_, i) => i % 3);
    const repeated = rows.flatMap((row, i) => Array<number[]>(sampleWeights[i]).fill(row));
    for (const covariance of shapes) {
      const recipe = gmm({ components: 2, covariance, init });
      expect(recipe.fit(rows, { sampleWeights }).logLikelihood).toBeCloseTo(recipe.fit(repeated).logLikelihood, 8);
    }
  });

  it('components come by falling weight', () => {
    fc.assert(
      fc.property(rowsOf(2), fc.string(), (rows, seed) => {
        const { weights } = gmm({ components: 3, seed }).fit(rows);
        expect(Array.from(weights)).toEqual(Array.from(weights).sort((a, b) => b - a));
      }),
      { numRuns: 50 },
    );
  });

  it('the same seed gives the same bits', () => {
    const fit = (seed: number | string) =>
      JSON.stringify(gmm({ components: 3, init: 'random-rows', seed }).fit(blobs()));
    expect(fit(1).replace('"seed":1', '')).toBe(fit('1').replace('"seed":"1"', ''));
    expect(fit(1)).not.toBe(fit(2));
  });
});

describe('samples', () => {
  it('40,000 draws have the weights, means and covariances of the model, to 5 standard errors', () => {
    const model = gmm({ components: 2 }).fit(blobs());
    const rows = 40_000;
    const { x, labels } = model.sample(rows, { seed: 3 });
    for (const k of [0, 1]) {
      const mine = Array.from({ length: rows }, (_, i) => i).filter((i) => labels[i] === k);
      const share = model.weights[k];
      expect(Math.abs(mine.length / rows - share)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / rows));
      for (const j of [0, 1]) {
        const variance = model.covariances[k].data[j * 3];
        const mean = mine.reduce((sum, i) => sum + x.data[i * 2 + j], 0) / mine.length;
        const spread = mine.reduce((sum, i) => sum + (x.data[i * 2 + j] - mean) ** 2, 0) / mine.length;
        expect(Math.abs(mean - model.means.data[k * 2 + j])).toBeLessThan(5 * Math.sqrt(variance / mine.length));
        expect(Math.abs(spread / variance - 1)).toBeLessThan(5 * Math.sqrt(2 / mine.length));
      }
    }
  });

  it('the seed decides the draws, and the first rows do not depend on how many are asked for', () => {
    const model = gmm({ components: 2 }).fit(blobs());
    expect(model.sample(5)).toEqual(model.sample(5, { seed: 0 }));
    expect(model.sample(5, { seed: 1 })).not.toEqual(model.sample(5));
    expect(model.sample(9).x.data.slice(0, 10)).toEqual(model.sample(5).x.data);
  });

  it('a number of rows that is none is refused', () => {
    expect(() => gmm({ components: 1 }).fit(blobs()).sample(0)).toThrow(
      'gmm.sample: "rows" must be a whole number of at least 1; got 0.',
    );
  });
});

describe('hostile data', () => {
  it.each(shapes)('%s: all rows equal gives a regularized mixture and says so', (covariance) => {
    const model = gmm({ components: 2, covariance }).fit([
      [5, 1],
      [5, 1],
      [5, 1],
      [5, 1],
    ]);
    expect(Array.from(model.weights)).toEqual([0.5, 0.5]);
    expect(Array.from(model.means.data)).toEqual([5, 1, 5, 1]);
    expect(model.logLikelihood).toBeGreaterThan(0);
    const codes = model.report.warnings.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['degenerate-columns', 'regularized', 'coinciding-components']));
  });

  it('a constant and a collinear column are named', () => {
    const rows = blobs().map(([a, b]) => [a, 7, b, a + b]);
    const { report } = gmm({ components: 2 }).fit(rows);
    const found = report.warnings.find(({ code }) => code === 'degenerate-columns');
    expect(found?.message).toBe('Column "x1" is constant; column "x3" is determined by the columns before.');
  });

  it('fewer rows than columns are fitted under the bound', () => {
    const rows = Array.from({ length: 6 }, (_, i) => Array.from({ length: 10 }, (_, j) => Math.sin(7 * i + j * j)));
    const model = gmm({ components: 2 }).fit(rows);
    expect(Number.isFinite(model.logLikelihood)).toBe(true);
    expect(model.report.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['degenerate-columns', 'regularized']),
    );
  });

  it('regularization 0 on a constant column is refused, naming the component', () => {
    const rows = blobs().map(([a]) => [a, 7]);
    expect(() => gmm({ components: 2, regularization: 0 }).fit(rows)).toThrow(
      'gmm: the covariance of component 0 is not positive definite',
    );
  });

  it('50 columns with densities below 1e-308 have exact responsibilities', () => {
    const rows = Array.from({ length: 120 }, (_, i) =>
      Array.from({ length: 50 }, (_, j) => Math.sin(i * j + i) * 30 + (i % 2) * 1000),
    );
    const model = gmm({ components: 2, covariance: 'diag' }).fit(rows);
    expect(new Set(model.labels).size).toBe(2);
    rows.forEach((_, i) => expect(model.labels[i]).toBe(model.labels[i % 2]));
    expect(model.logDensity([rows[0].map((value) => value + 1e4)])[0]).toBeLessThan(-1e5);
  });

  it('an outlier at 1e3 standard deviations leaves everything finite', () => {
    const model = gmm({ components: 2 }).fit([...blobs(), [3000, 3000]]);
    expect(model.covariances.every(({ data }) => data.every(Number.isFinite))).toBe(true);
    expect(Number.isFinite(model.logDensity([[1e6, 1e6]])[0])).toBe(true);
  });

  it('two identical starting components keep equal weights, and the report says that they coincide', () => {
    const model = gmm({
      components: 2,
      init: {
        means: [
          [0, 0],
          [0, 0],
        ],
      },
    }).fit(blobs());
    expect(Array.from(model.weights)).toEqual([0.5, 0.5]);
    expect(model.report.warnings.map(({ code }) => code)).toEqual(['coinciding-components']);
  });

  it('a component that collapses on two rows is flagged as spurious', () => {
    const rows = [...blobs(), [3, 3], [3 + 1e-6, 3]];
    const labels = rows.map((_, i) => (i >= 60 ? 2 : i % 2));
    const model = gmm({
      components: 3,
      init: {
        labels,
        covariances: [1, 1, 1e-6].map((v) => [
          [v, 0],
          [0, v],
        ]),
      },
    }).fit(rows);
    expect(model.report.warnings.map(({ code }) => code)).toContain('spurious');
  });

  it('a spike on repeated values of one column is spurious whatever the units of the others', () => {
    const rows = blobs().map(([a, b]) => [a, Math.round(b)]);
    const labels = rows.map(([, b]) => (b === 1 ? 2 : b > 3 ? 1 : 0));
    for (const unit of [1, 1e-3, 1e3]) {
      const model = gmm({ components: 3, covariance: 'diag', init: { labels } }).fit(
        rows.map(([a, b]) => [a * unit, b]),
      );
      expect(model.report.warnings.map(({ code }) => code)).toContain('spurious');
    }
  });

  it('more components than rows are refused with both numbers', () => {
    expect(() => gmm({ components: 5 }).fit([1, 2, 3])).toThrow(
      'gmm: 5 components need at least as many rows; got 3 rows.',
    );
  });

  it('a cell that is not a number is refused by row and column', () => {
    expect(() =>
      gmm({ components: 1 }).fit([
        [1, 2],
        [3, NaN],
      ]),
    ).toThrow('gmm: row 1, column "x1" is NaN; expected a finite number.');
    expect(() =>
      gmm({ components: 1 })
        .fit(blobs())
        .predict([[0, Infinity]]),
    ).toThrow('gmm.predict: row 0, column "x1" is Infinity');
  });

  it('an abort in mid-fit keeps the model so far', () => {
    const controller = new AbortController();
    const onIteration = ({ iteration }: { iteration: number }) => void (iteration === 2 && controller.abort());
    const fit = () =>
      gmm({ components: 3, init: 'random', tolerance: 0 }).fit(blobs(), { signal: controller.signal, onIteration });
    let error: MixwellError | undefined;
    try {
      fit();
    } catch (caught) {
      error = caught as MixwellError;
    }
    expect(isMixwellError(error, 'aborted')).toBe(true);
    expect((error?.details.model as ReturnType<typeof fit>).report).toMatchObject({
      stop: 'aborted',
      iterations: 2,
      converged: false,
    });
  });
});

describe('a start that is not one', () => {
  const means = [
    [0, 0],
    [1, 1],
  ];
  it.each<[string, GmmOptions['init'], string]>([
    ['nothing known', {}, '"init" must be one of'],
    ['an unknown part', { mean: means } as never, 'gmm: "init": there is no option "mean"'],
    [
      'weights that add to 0.7',
      { means, weights: [0.3, 0.4] },
      '"init.weights" must be above 0 and add to 1; got 0.3, 0.4.',
    ],
    ['weights that add to 2', { means, weights: [1, 1] }, '"init.weights" must be above 0 and add to 1; got 1, 1.'],
    [
      'means of 3 components',
      { means: [...means, [2, 2]] },
      '"init.means" must have one entry a component, 2 in all; got 3.',
    ],
    ['a label of 2', { labels: [0, 1, 2] }, '"init.labels" must be below 2; the label of row 2 is 2.'],
    ['a label of 0.5', { labels: [0, 0.5] }, '"init.labels" must be whole numbers from 0; the label of row 1 is 0.5.'],
    ['labels of 3 rows', { labels: [0, 1, 0] }, 'gmm: "init.labels" must have 60 rows; got 3.'],
    ['negative responsibilities', { responsibilities: [[1, -1]] }, '"init.responsibilities" must be at least 0'],
    [
      'means of 3 columns',
      {
        means: [
          [0, 0, 0],
          [1, 1, 1],
        ],
      },
      'gmm: "init.means": expected 2 columns',
    ],
    [
      'covariances of 1 column',
      { means, covariances: [[[1]], [[1]]] },
      '"init.covariances[0]" must be 2 x 2; got 1 x 1.',
    ],
    [
      'a covariance that is not symmetric',
      {
        means,
        covariances: [
          [
            [1, 0],
            [0.5, 1],
          ],
          [
            [1, 0],
            [0, 1],
          ],
        ],
      },
      '"init.covariances[0]" is not symmetric.',
    ],
    [
      'a covariance that is indefinite',
      {
        means,
        covariances: [
          [
            [1, 0],
            [0, 1],
          ],
          [
            [1, 2],
            [2, 1],
          ],
        ],
      },
      '"init.covariances[1]" is not positive definite.',
    ],
  ])('%s is refused', (_, init, message) => {
    expect(() => gmm({ components: 2, init }).fit(blobs())).toThrow(message);
  });

  it.each<[GmmOptions['covariance'], number[][][]]>([
    [
      'tied',
      [
        [
          [1, 0],
          [0, 1],
        ],
        [
          [2, 0],
          [0, 1],
        ],
      ],
    ],
    [
      'diag',
      [
        [
          [1, 0.5],
          [0.5, 1],
        ],
        [
          [1, 0],
          [0, 1],
        ],
      ],
    ],
    [
      'spherical',
      [
        [
          [1, 0],
          [0, 1],
        ],
        [
          [1, 0],
          [0, 2],
        ],
      ],
    ],
  ])('covariances that are not %s are refused', (covariance, covariances) => {
    expect(() => gmm({ components: 2, covariance, init: { means, covariances } }).fit(blobs())).toThrow(
      `does not have the shape '${covariance}'`,
    );
  });
});

describe('JSON', () => {
  it('a model returns bit for bit, and predicts the same', () => {
    const model = gmm({ components: 3, covariance: 'tied' }).fit(blobs());
    const back = gmmFromJSON(JSON.parse(JSON.stringify(model)));
    expect(JSON.stringify(back)).toBe(JSON.stringify(model));
    expect(back.logDensity([[1, 2]])).toEqual(model.logDensity([[1, 2]]));
    expect(back.sample(4)).toEqual(model.sample(4));
    expect(back.freeParameters).toBe(model.freeParameters);
  });

  it.each<[string, (json: { state: Record<string, unknown>; params: Record<string, unknown>; name: string }) => void]>([
    ['another estimator', (json) => (json.name = 'kmeans')],
    ['no means', (json) => delete json.state.means],
    ['a weight that is a text', (json) => ((json.state.weights as unknown[])[0] = '0.5')],
    ['a label of 7', (json) => ((json.state.labels as unknown[])[3] = 7)],
    ['an unknown shape', (json) => (json.params.covariance = 'round')],
    ['weights that add to 2', (json) => (json.state.weights = [1, 1])],
    ['a covariance that is not positive definite', (json) => ((json.state.covariances as number[])[0] = -1)],
  ])('with %s it is refused', (_, damage) => {
    const json = JSON.parse(JSON.stringify(gmm({ components: 2 }).fit(blobs())));
    damage(json);
    let error: unknown;
    try {
      gmmFromJSON(json);
    } catch (caught) {
      error = caught;
    }
    expect(isMixwellError(error, 'invalid-model')).toBe(true);
  });
});

function expectRising(history: readonly number[]): void {
  for (let i = 1; i < history.length; i++) {
    expect(history[i]).toBeGreaterThanOrEqual(history[i - 1] - 1e-9 * Math.max(1, Math.abs(history[i])));
  }
}

function blobs(): number[][] {
  return Array.from({ length: 60 }, (_, i) => [
    Math.sin(i * 12.9898) + (i % 2) * 8,
    1.5 * Math.cos(i * 78.233) + (i % 2) * 5,
  ]);
}
