import { type MixwellError, isMixwellError, readOptions } from '@mixwell/core';
import { dataset } from '@mixwell/oracle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BayesianGmmOptions, bayesianGmm, bayesianGmmFromJSON, bayesianGmmRules } from './index.ts';

const shapes = ['full', 'tied', 'diag', 'spherical'] as const;
const starts = ['kmeans', 'k-means++', 'random', 'random-rows'] as const;
const weightPriors = ['dirichlet-process', 'dirichlet'] as const;
const restrictions = ['model', 'posterior'] as const;

/** Not so small that their squares underflow. */
const cells = fc.double({ min: -50, max: 50, noNaN: true }).map((value) => (Math.abs(value) < 1e-100 ? 0 : value));
const rowsOf = (cols: number) =>
  fc.array(fc.array(cells, { minLength: cols, maxLength: cols }), { minLength: 2, maxLength: 40 });

describe('by hand', () => {
  it('one component: the mean is drawn to the prior by 1 row, the scatter 8 + 2 about 2 and 0 is shared by 2 + 1 degrees', () => {
    const recipe = bayesianGmm({
      components: 1,
      meanPrior: [0],
      covariancePrior: 3,
      meanPrecision: 1,
      degreesOfFreedom: 1,
    });
    const model = recipe.fit([1, 3]);
    // Mean 4 / 3; scale 3 + scatter about the sample mean 2 + (1 * 2 / 3) (2 - 0)^2.
    expect(model.means.data[0]).toBeCloseTo(4 / 3, 14);
    expect(model.covariances[0].data[0]).toBeCloseTo((3 + 2 + 8 / 3) / 3, 14);
    expect(Array.from(model.posterior.meanPrecisions)).toEqual([3]);
    expect(Array.from(model.posterior.degreesOfFreedom)).toEqual([3]);
  });

  // Priors that weigh next to nothing, so that each row stays with its label.
  const light = { components: 2, meanPrior: [0], meanPrecision: 1e-9, covariancePrior: 1, maxIterations: 1 } as const;

  it('labels as a start: sticks take 1 + 3, 1 + 1 of what is left, and leave 0.5 + 1, 0.5', () => {
    const { posterior, weights } = bayesianGmm({ ...light, init: { labels: [0, 0, 0, 1] } }).fit([0, 1, 2, 1000]);
    expect(Array.from(posterior.concentration)).toEqual([4, 2]);
    expect(Array.from(posterior.beyond as Float64Array)).toEqual([1.5, 0.5]);
    const shares = [4 / 5.5, ((1.5 / 5.5) * 2) / 2.5];
    shares.forEach((share, k) => expect(weights[k]).toBeCloseTo(share / (shares[0] + shares[1]), 14));
  });

  it('Dirichlet weights are counts and 1 / 2 each, over their sum', () => {
    const recipe = bayesianGmm({ ...light, weightPrior: 'dirichlet', init: { labels: [1, 1, 1, 0] } });
    const { posterior, weights } = recipe.fit([0, 1, 2, 1000]);
    expect(Array.from(posterior.concentration)).toEqual([3.5, 1.5]);
    expect(posterior.beyond).toBeNull();
    expect(Array.from(posterior.place)).toEqual([1, 0]);
    expect(Array.from(weights)).toEqual([0.7, 0.3]);
  });

  it.each([
    ['model', (1 + 2 + 2) / 5],
    ['posterior', (1 + (2 + 2) / 2) / 3],
  ] as const)('tied, restricted to the %s, of two groups of scatter 2 each: %d', (restrict, wanted) => {
    const recipe = bayesianGmm({ ...light, covariance: 'tied', restrict, init: { labels: [0, 0, 1, 1] } });
    const { covariances } = recipe.fit([-101, -99, 99, 101]);
    for (const { data } of covariances) expect(data[0]).toBeCloseTo(wanted, 4);
  });

  it('a component without rows has the parameters of the prior', () => {
    const x = [[0, 0], [1, 3], [2, 1], [4, 4]]; // prettier-ignore
    const prior = { meanPrior: [50, 60], covariancePrior: [[2, 1], [1, 3]], degreesOfFreedom: 4, weightConcentration: 1e-3 }; // prettier-ignore
    const model = bayesianGmm({ components: 2, ...prior, init: { labels: [0, 0, 0, 0] } }).fit(x);
    [50, 60].forEach((mean, j) => expect(model.means.data[2 + j]).toBeCloseTo(mean, 2));
    [0.5, 0.25, 0.25, 0.75].forEach((cell, at) => expect(model.covariances[1].data[at]).toBeCloseTo(cell, 2));
    expect(model.effectiveComponents).toBe(1);
  });

  it('of six components the eruptions of Old Faithful need two', () => {
    const model = bayesianGmm({ components: 6 }).fit(dataset('faithful'));
    expect(model.effectiveComponents).toBe(2);
    expect(model.weights[0] + model.weights[1]).toBeGreaterThan(0.95);
    expect(model.report.objectiveName).toBe('evidenceLowerBound');
    expect(model.report.better).toBe('larger');
  });

  it('free parameters of 3 components in 2 columns: 17 full, 11 tied, 14 diag, 11 spherical', () => {
    const count = (covariance: (typeof shapes)[number]) =>
      bayesianGmm({ components: 3, covariance }).fit(twoGroups()).freeParameters;
    expect(shapes.map(count)).toEqual([17, 11, 14, 11]);
  });
});

describe('properties', () => {
  it('the bound never falls, in every shape and restriction, under every prior of the weights, in both orders, from every start', () => {
    fc.assert(
      fc.property(
        rowsOf(2),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(...shapes),
        fc.constantFrom(...restrictions),
        fc.constantFrom(...weightPriors),
        fc.constantFrom('size', 'start'),
        fc.constantFrom(...starts),
        (rows, components, covariance, restrict, weightPrior, stickOrder, init) => {
          const recipe = bayesianGmm({
            components,
            covariance,
            restrict,
            weightPrior,
            stickOrder,
            init,
            maxIterations: 60,
            tolerance: 0,
          });
          const { history } = recipe.fit(rows).report;
          for (let i = 1; i < history.length; i++) {
            expect(history[i] - history[i - 1]).toBeGreaterThan(-1e-10 * Math.max(1, Math.abs(history[i])));
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('everything is finite, and k may exceed the rows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom(0, 1, 2), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...shapes),
        fc.constantFrom(...restrictions),
        fc.constantFrom(...starts),
        (rows, covariance, restrict, init) => {
          const model = bayesianGmm({ components: 8, covariance, restrict, init }).fit(rows);
          const numbers = [
            ...model.weights,
            ...model.means.data,
            ...model.covariances.flatMap(({ data }) => [...data]),
          ];
          expect([...numbers, ...model.report.history, ...model.logDensity(rows)].every(Number.isFinite)).toBe(true);
          expect(model.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each([1e-6, 1e6])('rows times %d: the same labels, and a bound less by n d ln of that', (scale) => {
    const x = twoGroups();
    for (const covariance of shapes) {
      const recipe = bayesianGmm({ components: 4, covariance });
      const model = recipe.fit(x);
      const scaled = recipe.fit(x.map((row) => row.map((value) => value * scale)));
      expect(scaled.labels).toEqual(model.labels);
      const shift = x.length * 2 * Math.log(scale);
      expect(Math.abs(scaled.report.objective + shift - model.report.objective)).toBeLessThan(1e-8);
    }
  });

  it.each([1e6, 1e8])('rows shifted by %d: the same labels, and the same bound to 1e-6 a row', (offset) => {
    const x = twoGroups();
    for (const covariance of shapes) {
      const recipe = bayesianGmm({ components: 4, covariance });
      const model = recipe.fit(x);
      const shifted = recipe.fit(x.map((row) => row.map((value) => value + offset)));
      expect(shifted.labels).toEqual(model.labels);
      expect(Math.abs(shifted.report.objective - model.report.objective)).toBeLessThan(1e-6 * x.length);
    }
  });

  it.each(shapes)('whole weights count as repeated rows, %s', (covariance) => {
    const x = twoGroups();
    const sampleWeights = x.map((_, i) => i % 3);
    const labels = x.map(([value]) => (value > 4 ? 1 : 0));
    const repeated = x.flatMap((row, i) => Array<number[]>(i % 3).fill(row));
    const repeatedLabels = labels.flatMap((label, i) => Array<number>(i % 3).fill(label));
    const options = { components: 3, covariance, maxIterations: 8, tolerance: 0 };
    const weighted = bayesianGmm({ ...options, init: { labels } }).fit(x, { sampleWeights });
    const plain = bayesianGmm({ ...options, init: { labels: repeatedLabels } }).fit(repeated);
    expect(weighted.report.objective).toBeCloseTo(plain.report.objective, 8);
    weighted.means.data.forEach((mean, c) => expect(mean).toBeCloseTo(plain.means.data[c], 8));
  });

  it('labels, responsibilities of 0 and 1, and far parameters are the same start', () => {
    const x = twoGroups();
    const labels = x.map(([value]) => (value > 4 ? 1 : 0));
    const responsibilities = labels.map((label) => (label ? [0, 3] : [3, 0]));
    const unit = [[1e-2, 0], [0, 1e-2]]; // prettier-ignore
    const parameters = { means: [[0, 0], [8, 8]], covariances: [unit, unit], weights: [0.5, 0.5] }; // prettier-ignore
    const [first, ...others] = [{ labels }, { responsibilities }, parameters].map((init) =>
      bayesianGmm({ components: 2, init }).fit(x),
    );
    for (const other of others) {
      expect(other.report.iterations).toBe(first.report.iterations);
      expect(other.report.objective).toBeCloseTo(first.report.objective, 9);
    }
  });

  it('means alone are a start, with equal weights and the covariance of the rows', () => {
    const recipe = bayesianGmm({ components: 2, init: { means: [[0, 0], [8, 8]] } }); // prettier-ignore
    expect(recipe.fit(twoGroups()).effectiveComponents).toBe(2);
  });
});

describe('the model', () => {
  it('labels are those of predict, the largest of predictProba, whose rows add to 1', () => {
    const x = twoGroups();
    const model = bayesianGmm({ components: 3 }).fit(x);
    expect(model.predict(x)).toEqual(model.labels);
    const { data, rows, cols } = model.predictProba(x);
    expect([rows, cols]).toEqual([x.length, 3]);
    model.labels.forEach((label, i) => {
      const row = data.subarray(i * 3, i * 3 + 3);
      expect(Math.max(...row)).toBe(row[label]);
      expect(row.reduce((sum, r) => sum + r, 0)).toBeCloseTo(1, 12);
    });
  });

  it.each(shapes)('comes back from JSON with the same bits, %s', (covariance) => {
    const x = twoGroups();
    for (const restrict of restrictions) {
      for (const weightPrior of weightPriors) {
        const model = bayesianGmm({ components: 3, covariance, restrict, weightPrior }).fit(x);
        const back = bayesianGmmFromJSON(JSON.parse(JSON.stringify(model)));
        expect(JSON.stringify(back)).toBe(JSON.stringify(model));
        expect(back.predictProba(x)).toEqual(model.predictProba(x));
        expect(back.logDensity(x)).toEqual(model.logDensity(x));
        expect(back.sample(5, { seed: 2 })).toEqual(model.sample(5, { seed: 2 }));
        expect(back.posterior).toEqual(model.posterior);
      }
    }
  });

  it.each([
    ['weights', [0.5, 0.4]],
    ['weights', [1.5, -0.5]],
    ['concentration', [1, 0]],
    ['beyond', [1]],
    ['place', [0, 0]],
    ['meanPrecisions', [0, 1]],
    ['degreesOfFreedom', [1, 3]],
    ['covariances', [1, 0, 0, 1, 1, 2, 2, 1]],
    ['labels', [0]],
  ])('JSON with %s of %o is no model', (field, value) => {
    const json = JSON.parse(JSON.stringify(bayesianGmm({ components: 2 }).fit(twoGroups())));
    json.state[field] = value;
    expectError(() => bayesianGmmFromJSON(json), 'invalid-model', field);
  });

  it('JSON whose params have another covariance is no model', () => {
    const json = JSON.parse(JSON.stringify(bayesianGmm({ components: 2 }).fit(twoGroups())));
    json.params.covariance = 'VVV';
    expectError(() => bayesianGmmFromJSON(json), 'invalid-model', 'params');
  });

  it('is frozen', () => {
    const model = bayesianGmm({ components: 2 }).fit(twoGroups());
    expect([model, model.posterior, model.covariances, model.report].every(Object.isFrozen)).toBe(true);
  });
});

describe('while it runs', () => {
  it('steps give bounds that rise and models of the moment', () => {
    const bounds: number[] = [];
    for (const { iteration, objective, change, snapshot } of bayesianGmm({ components: 4 }).steps(twoGroups())) {
      if (iteration > 1) expect(objective - bounds[bounds.length - 1]).toBeCloseTo(change, 9);
      bounds.push(objective);
      expect(snapshot().report.history).toEqual(bounds);
    }
    expect(bounds.length).toBeGreaterThan(2);
  });

  it('a callback stops it, an abort ends it with the model so far', () => {
    const recipe = bayesianGmm({ components: 4 });
    const stopped = recipe.fit(twoGroups(), { onIteration: ({ iteration }) => iteration < 2 });
    expect([stopped.report.iterations, stopped.report.stop]).toEqual([2, 'stopped-by-caller']);
    const abort = new AbortController();
    const onIteration = (): void => abort.abort();
    const error = expectError(
      () => recipe.fit(twoGroups(), { signal: abort.signal, onIteration }),
      'aborted',
      'aborted',
    );
    expect((error.details.model as typeof stopped).report).toMatchObject({ stop: 'aborted', iterations: 1 });
  });

  it('says where the bound fell, because a number was added to covariances', () => {
    const { history, warnings } = bayesianGmm({ components: 4, regularization: 100 }).fit(dataset('faithful')).report;
    expect(history.some((value, i) => i > 0 && value < history[i - 1] - 1)).toBe(true);
    expect(warnings.map(({ code }) => code)).toContain('not-monotone');
  });

  it('says where it still climbed', () => {
    const { report } = bayesianGmm({ components: 4, maxIterations: 1 }).fit(twoGroups());
    expect(report.warnings.map(({ code }) => code)).toEqual(['not-converged']);
    expect(report.converged).toBe(false);
  });

  it('fitAsync gives the bits of fit', async () => {
    const recipe = bayesianGmm({ components: 4 });
    expect(JSON.stringify(await recipe.fitAsync(twoGroups()))).toBe(JSON.stringify(recipe.fit(twoGroups())));
  });
});

describe('edges', () => {
  it.each(
    Object.entries(bayesianGmmRules).flatMap(([option, { bad }]) => bad.map((value) => [option, value] as const)),
  )('refuses %s of %o', (option, value) => {
    expectError(() => bayesianGmm({ components: 2, [option]: value }), 'invalid-param', option);
  });

  it('reads again what it has read: `with` keeps every option', () => {
    const options: BayesianGmmOptions = {
      components: 2,
      meanPrior: [1, 2],
      covariancePrior: [[2, 1], [1, 2]], // prettier-ignore
      weightConcentration: 3,
      degreesOfFreedom: 3,
      init: { means: [[0, 0], [8, 8]] }, // prettier-ignore
    };
    const { params } = bayesianGmm(options);
    expect(readOptions('bayesianGmm', bayesianGmmRules, params)).toEqual(params);
    expect(bayesianGmm(options).with({ seed: 2 }).fit(twoGroups()).means).toEqual(
      bayesianGmm(options).fit(twoGroups()).means,
    );
  });

  it('a constant column, and one that follows from others, get width from the prior and a warning', () => {
    const x = twoGroups().map(([a, b]) => [a, 7, b, a + b]);
    const model = bayesianGmm({ components: 3 }).fit(x);
    expect(model.report.warnings).toEqual([
      {
        code: 'degenerate-columns',
        message: 'Column "x1" is constant; column "x3" is determined by the columns before.',
      },
    ]);
    expect(model.logDensity(x).every(Number.isFinite)).toBe(true);
  });

  it('one outlier at 1e6 standard deviations has a finite log-density', () => {
    const x = [...twoGroups(), [1e6, -1e6]];
    for (const covariance of shapes) {
      const model = bayesianGmm({ components: 3, covariance }).fit(x);
      expect(Number.isFinite(model.logDensity([[1e6, -1e6]])[0])).toBe(true);
    }
  });

  it.each([
    [{ degreesOfFreedom: 1 }, 'invalid-param', '"degreesOfFreedom" must be above 1 for 2 columns; got 1'],
    [{ meanPrior: [1] }, 'shape-mismatch', '"meanPrior" must have one number a column, 2 in all; got 1'],
    [{ covariancePrior: [1, 2, 3] }, 'shape-mismatch', 'got 3 x 1'],
    [{ covariancePrior: [[1, 2], [2, 1]] }, 'invalid-param', '"covariancePrior" must be positive definite'], // prettier-ignore
    [{ covariancePrior: [1, -1] }, 'invalid-param', '"covariancePrior" must be positive definite'],
    [{ covariancePrior: [[1, 0.5], [0.4, 1]] }, 'invalid-param', '"covariancePrior" must be symmetric'], // prettier-ignore
    [{ covariance: 'diag', covariancePrior: [[2, 1], [1, 2]] }, 'invalid-param', "does not have the shape 'diag'"], // prettier-ignore
    [{ covariance: 'spherical', covariancePrior: [1, 2] }, 'invalid-param', "does not have the shape 'spherical'"],
    [{ init: { labels: [0] } }, 'shape-mismatch', 'bayesianGmm: "init.labels" must have 60 rows; got 1'],
  ] as const)('refuses %o for these rows', (options, code, message) => {
    const recipe = bayesianGmm({ components: 2, ...(options as Partial<BayesianGmmOptions>) });
    expectError(() => recipe.fit(twoGroups()), code, message);
  });

  it('diag and spherical take degrees of freedom of any size above 0', () => {
    for (const covariance of ['diag', 'spherical'] as const) {
      const recipe = bayesianGmm({ components: 2, covariance, degreesOfFreedom: 0.1 });
      expect(recipe.fit(twoGroups()).effectiveComponents).toBe(2);
      expectError(() => recipe.with({ restrict: 'posterior' }).fit(twoGroups()), 'invalid-param', 'degreesOfFreedom');
    }
  });

  it('parameters beside labels or responsibilities would be ignored, so they are refused', () => {
    for (const init of [
      { labels: [0, 1], means: [[0], [1]] },
      { responsibilities: [[1, 0]], weights: [0.5, 0.5] },
    ]) {
      expectError(() => bayesianGmm({ components: 2, init }), 'invalid-param', '"init" must have labels');
    }
  });

  it('a start of another number of components is refused', () => {
    expectError(
      () => bayesianGmm({ components: 3, init: { means: [[0], [1]] } }),
      'invalid-param',
      'bayesianGmm: "init.means"',
    );
  });

  it('a numeric regularization leaves a singular covariance of the rows singular, and that is an error', () => {
    const x = twoGroups().map(([a]) => [a, 7]);
    expectError(
      () => bayesianGmm({ components: 2, regularization: 1e-6 }).fit(x),
      'not-positive-definite',
      'it can be no prior',
    );
    expect(bayesianGmm({ components: 2, regularization: 1e-6, covariancePrior: 1 }).fit(x).clusters).toBe(2);
  });
});

/** 40 rows about (0, 0) and 20 about (8, 8), on a spiral each. */
function twoGroups(): number[][] {
  return Array.from({ length: 60 }, (_, i) => {
    const angle = 2.399963 * i;
    const radius = 0.25 * Math.sqrt(i % 20);
    const center = i % 3 === 2 ? 8 : 0;
    return [center + radius * Math.cos(angle), center + radius * Math.sin(angle)];
  });
}

function expectError(action: () => unknown, code: MixwellError['code'], part: string): MixwellError {
  try {
    action();
  } catch (error) {
    expect(isMixwellError(error, code), String(error)).toBe(true);
    expect((error as MixwellError).message).toContain(part);
    return error as MixwellError;
  }
  throw new Error('expected an error');
}
