import { isMixwellError } from '@mixwell/core';
import { dataset } from '@mixwell/oracle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GmmModel, gmm, gmmFromJSON, mclustFamilies } from '../index.ts';

describe('by hand', () => {
  const corners = [
    [0, 0],
    [2, 0],
    [0, 4],
    [2, 4],
  ];

  it('the box of 2 x 4 has volume 8: a row far away has log-density ln(weight / 8), is noise and labelled 1', () => {
    const model = gmm({ components: 1, noise: true }).fit(corners);
    const { weight, box } = model.noise!;
    expect(Array.from(box.high, (high, e) => high - box.low[e]).sort()).toEqual([2, 4]);
    const far = [[1e4, -1e4]];
    expect(model.logDensity(far)[0]).toBeCloseTo(Math.log(weight / 8), 12);
    expect(Array.from(model.predict(far))).toEqual([1]);
    expect(Array.from(model.predictProba(far).data)).toEqual([0, 1]);
    expect([model.clusters, model.predictProba(corners).cols]).toEqual([1, 2]);
    expect(model.weights[0] + weight).toBeCloseTo(1, 14);
  });

  it('a rectangle of 10 x 1 diagonals of unit squares has volume 20 along its principal components, not 121', () => {
    const tilted = [
      [0, 0],
      [10, 10],
      [1, -1],
      [11, 9],
      [5, 4],
      [6, 5],
    ];
    const { box, weight } = gmm({ components: 1, noise: true }).fit(tilted).noise!;
    const model = gmm({ components: 1, noise: true }).fit(tilted);
    expect(Math.exp(model.logDensity([[1e4, -1e4]])[0])).toBeCloseTo(weight / 20, 12);
    for (const [x, y] of tilted) {
      for (const e of [0, 1]) {
        const along = (x - box.origin[0]) * box.axes[e] + (y - box.origin[1]) * box.axes[2 + e];
        expect(along).toBeGreaterThan(box.low[e] - 1e-12);
        expect(along).toBeLessThan(box.high[e] + 1e-12);
      }
    }
  });

  it('twenty iterations are those of the formulas, from given means and noise of weight 1/2', () => {
    const x = [-2.1, -1.9, -2, -1.7, 2.2, 1.8, 2.1, 9, -6, 0.1];
    const recipe = gmm({
      components: 2,
      noise: true,
      init: { weights: [0.4, 0.6], means: [[-1], [1]], covariances: [[[1]], [[2]]] },
      regularization: 0,
      tolerance: 0,
      maxIterations: 20,
    });
    const model = recipe.fit(x);
    const wanted = plainEm(x, [0.2, 0.3, 0.5], [-1, 1], [1, 2], 15, 20);
    model.report.history.forEach((value, i) => expect(value).toBeCloseTo(wanted[i], 10));
    expect(model.logLikelihood).toBeCloseTo(wanted[19], 10);
    expect(model.freeParameters).toBe(6);
  });

  it('weights that add to 4/5 leave noise 1/5, and a model that starts at its own parameters stays where it is', () => {
    const x = [0, 1, 2, 10, 12, 50, -40];
    const recipe = gmm({ components: 2, noise: true, maxIterations: 1 });
    const after = (weights: number[]): number =>
      recipe.with({ init: { weights, means: [[1], [11]] } }).fit(x).noise!.weight;
    expect(after([0.3, 0.5])).toBeLessThan(after([0.375, 0.625]));
    const { weights, means, covariances, noise, report } = recipe.with({ maxIterations: 1000 }).fit(x);
    const again = recipe.with({ init: { weights, means, covariances } }).fit(x);
    expect(again.report.objective).toBeCloseTo(report.objective, 4);
    expect(again.noise!.weight).toBeCloseTo(noise!.weight, 3);
  });

  it('rows labelled 2 of 2 components start as noise: the others give means 1 and 11, and shares 3/5 and 2/5 of 5/7', () => {
    const held = { weights: false, means: false, covariances: false };
    const recipe = gmm({ components: 2, noise: true, init: { labels: [0, 0, 0, 1, 1, 2, 2] }, update: held });
    const model = recipe.fit([0, 1, 2, 10, 12, 50, -40]);
    expect(Array.from(model.means.data)).toEqual([1, 11]);
    expect(model.weights[0] / model.weights[1]).toBeCloseTo(1.5, 12);
    expect(Array.from(model.labels)).toEqual([0, 0, 0, 1, 1, 2, 2]);
    expect(model.freeParameters).toBe(1);
  });
});

/**
 * A matrix in floating point has its smallest eigenvalue up to about 1e-16 of the largest, so ln of its determinant, times half the
 * rows, is as uncertain as that is large beside the smallest; this takes 8 times as much for the way there.
 */
function expectNoFall({ report: { history, rows }, covariances }: GmmModel): void {
  const [longest] = covariances
    .map(({ data: [a, b, , d] }) => (a + d) ** 2 / Math.abs(a * d - b * b))
    .sort((p, q) => q - p);
  const rounding = 8 * 1.1e-16 * longest * rows;
  history.forEach((value, i) =>
    expect(value).toBeGreaterThanOrEqual(
      (history[i - 1] ?? -Infinity) - 1e-9 * Math.max(1, Math.abs(value)) - rounding,
    ),
  );
}

const cells = fc.integer({ min: -50_000, max: 50_000 }).map((value) => value / 1000);
const tables = fc
  .array(fc.tuple(cells, cells), { minLength: 8, maxLength: 40 })
  .filter((rows) => [0, 1].every((j) => new Set(rows.map((row) => row[j])).size > 1));

describe('properties', () => {
  it("the objective never falls under 'auto', in every family, soft and hard", () => {
    fc.assert(
      fc.property(
        tables,
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom(...mclustFamilies),
        fc.constantFrom('soft', 'hard'),
        (rows, components, covariance, assignment) => {
          const recipe = gmm({ components, covariance, assignment, noise: true, tolerance: 0, maxIterations: 50 });
          expectNoFall(recipe.fit(rows));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('so it is next to the bound, where one volume for all makes a covariance 25,000 times as long as wide', () => {
    const rows = [[5.675, 0], [40.46, -38.881], [-5.49, -13.976], [-22.477, 31.056], [0, 0], [6.043, -31.006], [8.028, 6.445], [17.907, -6.338]]; // prettier-ignore
    for (let seed = 0; seed < 40; seed++) {
      expectNoFall(
        gmm({ components: 3, covariance: 'EVE', noise: true, tolerance: 0, maxIterations: 50, seed }).fit(rows),
      );
    }
  });

  it('is a mixture: shares add to 1, labels are the most probable, the likelihood is the sum of log-densities', () => {
    for (const name of ['faithful', 'iris', 'quakes']) {
      const x = dataset(name);
      const model = gmm({ components: 2, noise: true }).fit(x);
      const { data, cols } = model.predictProba(x);
      expect(cols).toBe(3);
      model.labels.forEach((label, i) => {
        const row = Array.from(data.subarray(i * cols, (i + 1) * cols));
        expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
        expect(row[label]).toBe(Math.max(...row));
      });
      expect(model.logDensity(x).reduce((a, b) => a + b)).toBeCloseTo(model.logLikelihood, 6);
    }
  });

  it('shifting by 1e6 keeps labels and likelihood; scaling by c shifts it by rows x cols x ln c', () => {
    const { data, rows, cols } = dataset('faithful');
    const fit = (change: (value: number) => number): GmmModel =>
      gmm({ components: 2, noise: true }).fit({ data: data.map(change), rows, cols });
    const model = fit((value) => value);
    const shifted = fit((value) => value + 1e6);
    expect(shifted.labels).toEqual(model.labels);
    expect(Math.abs(shifted.logLikelihood - model.logLikelihood) / rows).toBeLessThan(1e-6);
    for (const scale of [1e-6, 1e6]) {
      const scaled = fit((value) => value * scale);
      expect(scaled.labels).toEqual(model.labels);
      expect(scaled.logLikelihood + rows * cols * Math.log(scale)).toBeCloseTo(model.logLikelihood, 6);
    }
  });

  it('integer weights are repeated rows, and a row of weight 0 does not stretch the box', () => {
    const { data, rows } = dataset('faithful');
    const x = Array.from({ length: rows }, (_, i) => [data[2 * i], data[2 * i + 1]]);
    const sampleWeights = x.map((_, i) => 1 + (i % 2));
    const repeated = x.flatMap((row, i) => Array<number[]>(sampleWeights[i]).fill(row));
    for (const assignment of ['soft', 'hard'] as const) {
      const recipe = gmm({ components: 2, noise: true, assignment, init: { means: [x[0], x[1]] } });
      const weighted = recipe.fit([...x, [1e3, 1e3]], { sampleWeights: [...sampleWeights, 0] });
      const plain = recipe.fit(repeated);
      expect(weighted.logLikelihood).toBeCloseTo(plain.logLikelihood, 7);
      expect(weighted.noise?.weight).toBeCloseTo(plain.noise!.weight, 9);
    }
  });

  it('threads give the same bits', async () => {
    const recipe = gmm({ components: 3, noise: true });
    const x = dataset('quakes');
    expect(JSON.stringify(await recipe.fitAsync(x, { workers: 2 }))).toBe(JSON.stringify(recipe.fit(x)));
  });
});

describe('chevron, 350 rows of two thin groups among 754 of noise', () => {
  const { data, rows } = dataset('chevron');
  const x = Array.from({ length: rows }, (_, i) => [data[3 * i], data[3 * i + 1]]);

  it('nine rows in ten are told apart from the automatic start', () => {
    const model = gmm({ components: 2, noise: true, seed: 1 }).fit(x);
    const right = x.filter((_, i) => (model.labels[i] === 2) === (data[3 * i + 2] === 1)).length;
    expect(right).toBeGreaterThan(0.9 * rows);
    expect(Math.abs(model.noise!.weight - 754 / 1104)).toBeLessThan(0.1);
  });

  it('20,000 draws: noise has its share and fills the box evenly, to 5 standard errors', () => {
    const model = gmm({ components: 2, noise: true, seed: 1 }).fit(x);
    const { weight, box } = model.noise!;
    const n = 20_000;
    const drawn = model.sample(n, { seed: 5 });
    const noise = Array.from(drawn.labels.keys()).filter((i) => drawn.labels[i] === 2);
    expect(Math.abs(noise.length / n - weight)).toBeLessThan(5 * Math.sqrt((weight * (1 - weight)) / n));
    for (const e of [0, 1]) {
      const places = noise.map((i) => {
        const [a, b] = [drawn.x.data[2 * i] - box.origin[0], drawn.x.data[2 * i + 1] - box.origin[1]];
        return (a * box.axes[e] + b * box.axes[2 + e] - box.low[e]) / (box.high[e] - box.low[e]);
      });
      expect(Math.min(...places)).toBeGreaterThan(-1e-9);
      expect(Math.max(...places)).toBeLessThan(1 + 1e-9);
      const mean = places.reduce((a, b) => a + b) / places.length;
      const spread = places.reduce((sum, place) => sum + (place - mean) ** 2, 0) / places.length;
      expect(Math.abs(mean - 1 / 2)).toBeLessThan(5 / Math.sqrt(12 * places.length));
      // The square of a uniform about its mean has variance 1/180.
      expect(Math.abs(spread - 1 / 12)).toBeLessThan(5 / Math.sqrt(180 * places.length));
    }
  });
});

describe('edges', () => {
  it('a constant column leaves no box', () => {
    let error: unknown;
    try {
      gmm({ components: 1, noise: true }).fit([
        [1, 7],
        [2, 7],
        [3, 7],
      ]);
    } catch (caught) {
      error = caught;
    }
    expect(isMixwellError(error, 'degenerate')).toBe(true);
    expect((error as Error).message).toContain('column "x1" is constant.');
  });

  it('collinear columns keep the box along the columns', () => {
    const rows = Array.from({ length: 12 }, (_, i) => [i, 2 * i]);
    const { box } = gmm({ components: 1, noise: true }).fit(rows).noise!;
    expect(Array.from(box.high, (high, e) => high - box.low[e])).toEqual([11, 22]);
  });

  it('a label of 3 for 2 components is refused, and labels of other rows too', () => {
    expect(() => gmm({ components: 2, noise: true, init: { labels: [0, 1, 3] } })).toThrow('must be below 3');
    expect(() => gmm({ components: 2, noise: true, init: { labels: [0, 1, 2] } }).fit([1, 2, 4, 9])).toThrow(
      'gmm: "init.labels" must have 4 rows; got 3.',
    );
  });

  it('where every row is noise the components are empty, and every number is finite', () => {
    const model = gmm({ components: 1, noise: true, assignment: 'hard', init: { labels: [1, 1, 1, 1] } }).fit([
      1, 2, 4, 9,
    ]);
    expect(model.noise?.weight).toBe(1);
    expect(Array.from(model.labels)).toEqual([1, 1, 1, 1]);
    expect(model.logLikelihood).toBeCloseTo(-4 * Math.log(8), 12);
    expect(model.report.warnings.map(({ code }) => code)).toContain('empty-component');
  });

  it('a model without noise has none', () => {
    expect('noise' in gmm({ components: 1 }).fit([1, 2, 4])).toBe(false);
  });
});

describe('JSON', () => {
  const model = gmm({ components: 2, noise: true }).fit(dataset('faithful'));

  it('a model with noise returns bit for bit', () => {
    const back = gmmFromJSON(JSON.parse(JSON.stringify(model)));
    expect(JSON.stringify(back)).toBe(JSON.stringify(model));
    expect(back.logDensity([[3, 60]])).toEqual(model.logDensity([[3, 60]]));
    expect(back.sample(9)).toEqual(model.sample(9));
    expect(back.freeParameters).toBe(12);
  });

  it.each<[string, (state: Record<string, unknown>) => void]>([
    ['no share', (state) => delete state.noiseWeight],
    ['a share that does not add up', (state) => (state.noiseWeight = 0.9)],
    ['a box without a volume', (state) => (state.noiseHigh = state.noiseLow)],
    ['axes of one column', (state) => (state.noiseAxes = [1])],
    ['a label of 3', (state) => ((state.labels as number[])[0] = 3)],
  ])('with %s it is refused', (_, damage) => {
    const json = JSON.parse(JSON.stringify(model));
    damage(json.state);
    let error: unknown;
    try {
      gmmFromJSON(json);
    } catch (caught) {
      error = caught;
    }
    expect(isMixwellError(error, 'invalid-model')).toBe(true);
  });
});

/** The log-likelihood after each iteration of EM with noise over an interval of this length, by its formulas; noise is the last weight. */
function plainEm(x: number[], weights: number[], means: number[], variances: number[], length: number, rounds: number) {
  const joint = (value: number): number[] => [
    ...means.map(
      (mean, k) =>
        (weights[k] * Math.exp(-((value - mean) ** 2) / (2 * variances[k]))) / Math.sqrt(2 * Math.PI * variances[k]),
    ),
    weights[means.length] / length,
  ];
  const total = (values: number[]): number => values.reduce((a, b) => a + b, 0);
  return Array.from({ length: rounds }, () => {
    const shares = x.map((value) => joint(value).map((density) => density / total(joint(value))));
    const counts = weights.map((_, k) => total(shares.map((row) => row[k])));
    weights = counts.map((count) => count / x.length);
    means = means.map((_, k) => total(x.map((value, i) => shares[i][k] * value)) / counts[k]);
    variances = means.map((mean, k) => total(x.map((value, i) => shares[i][k] * (value - mean) ** 2)) / counts[k]);
    return total(x.map((value) => Math.log(total(joint(value)))));
  });
}
