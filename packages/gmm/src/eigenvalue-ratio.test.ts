import { jacobiEigen } from '@mixwell/math';
import { dataset, fixedDatasets } from '@mixwell/oracle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitedTo } from './eigenvalue-ratio.ts';
import { families } from './families/index.ts';
import { type Family, type GmmModel, gmm } from './index.ts';

const inColumnUnits = ['EEI', 'VVI', 'EEE', 'VVV'] as const;
const inCommonUnits = ['EII', 'VII', 'EEV'] as const;
const bounded: readonly Family[] = [...inColumnUnits, ...inCommonUnits];

const unbound = { columns: Float64Array.of(0, 0), axis: 0, sphere: 0 };
const units = Float64Array.of(1, 1);

/** The covariances of this family under the bound, from variances along two columns of one row a component. */
function variancesUnder(ratio: number, family: Family, ...variances: [number, number][]): number[][] {
  const scatter = Float64Array.from(variances.flatMap(([a, b]) => [a, 0, 0, b]));
  const weight = new Float64Array(variances.length).fill(1);
  const moments = { components: variances.length, cols: 2, weight, scatter, before: scatter };
  const { covariances } = limitedTo(ratio, families[family], units).maximize(moments, unbound);
  return variances.map((_, k) => [covariances[k * 4], covariances[k * 4 + 3]]);
}

describe('by hand', () => {
  it('1 and 16 under ratio 4: m is the mean of 1 and 16 / 4, so 2.5 and 10', () => {
    expect(variancesUnder(4, 'VVV', [1, 16])).toEqual([[expect.closeTo(2.5, 14), expect.closeTo(10, 14)]]);
  });

  it('under ratio 1 all are the mean of all', () => {
    expect(variancesUnder(1, 'VVI', [1, 3], [5, 7])).toEqual([
      [4, 4],
      [4, 4],
    ]);
  });

  it('1 and 4 beside 5 and 6 under ratio 3: m is the mean of 1, 5/3 and 6/3, and 4 stays', () => {
    const m = (1 + 5 / 3 + 2) / 3;
    expect(variancesUnder(3, 'VVV', [1, 4], [5, 6]).flat()).toEqual(
      [m, 4, 3 * m, 3 * m].map((value) => expect.closeTo(value, 14)),
    );
  });

  it('a component without any scatter gets m, not 0', () => {
    const m = (0 + 0 + 1 + 1) / 4;
    expect(variancesUnder(10, 'VVV', [0, 0], [10, 10]).flat()).toEqual(
      [m, m, 10 * m, 10 * m].map((value) => expect.closeTo(value, 14)),
    );
  });

  it('what keeps the bound is not touched', () => {
    expect(variancesUnder(16, 'VVV', [1, 16], [2, 3])).toEqual([
      [1, 16],
      [2, 3],
    ]);
  });
});

describe('properties', () => {
  it('of 500 random choices inside the bound none is more likely than the one that is found', () => {
    const value = fc.double({ min: 0, max: 100, noNaN: true });
    const cases = fc.record({
      values: fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 3 }),
      ratio: fc.double({ min: 1, max: 50, noNaN: true }),
      low: fc.double({ min: 0.01, max: 100, noNaN: true }),
      shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
    });
    fc.assert(
      fc.property(cases, ({ values, ratio, low, shares }) => {
        fc.pre(values.flat().some((one) => one > 1e-3));
        const cost = (variances: number[]): number =>
          values.flat().reduce((sum, one, c) => sum + Math.log(variances[c]) + one / variances[c], 0);
        const found = variancesUnder(ratio, 'VVI', ...values).flat();
        expect(Math.max(...found) / Math.min(...found)).toBeLessThan(ratio * (1 + 1e-12));
        const other = found.map((_, c) => low * (1 + shares[c] * (ratio - 1)));
        expect(cost(found)).toBeLessThanOrEqual(cost(other) + 1e-9 * Math.max(1, Math.abs(cost(other))));
      }),
      { numRuns: 500 },
    );
  });

  it.each(bounded)(
    '%s: on real data the likelihood never falls, and the ratio is kept, soft and hard',
    (covariance) => {
      for (const name of fixedDatasets) {
        const x = dataset(name);
        for (const assignment of ['soft', 'hard'] as const) {
          const recipe = gmm({ components: 4, covariance, assignment, tolerance: 0, maxIterations: 40 });
          const model = recipe.with({ eigenvalueRatio: 5 }).fit(x);
          const { history } = model.report;
          history.forEach((value, i) =>
            expect(value).toBeGreaterThanOrEqual((history[i - 1] ?? -Infinity) - 1e-9 * Math.abs(value)),
          );
          expect(ratioOf(model, x)).toBeLessThan(5 * (1 + 1e-9));
        }
      }
    },
  );

  it.each(bounded)('%s: a ratio that nothing reaches changes no bit of the parameters', (covariance) => {
    const recipe = gmm({ components: 2, covariance });
    const free = recipe.fit(dataset('iris'));
    const model = recipe.with({ eigenvalueRatio: 1e9 }).fit(dataset('iris'));
    expect({ ...model.toJSON(), params: 0 }).toEqual({ ...free.toJSON(), params: 0 });
  });

  it('under ratio 1, full covariances are one sphere in units of the columns: EII of the standardized data', () => {
    for (const name of ['faithful', 'iris', 'wine']) {
      const { data, rows, cols } = dataset(name);
      const column = (j: number) => Array.from({ length: rows }, (_, i) => data[i * cols + j]);
      const deviations = Array.from({ length: cols }, (_, j) => {
        const mean = column(j).reduce((a, b) => a + b) / rows;
        return Math.sqrt(column(j).reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows);
      });
      const init = { labels: Array.from({ length: rows }, (_, i) => Math.floor((3 * i) / rows)) };
      const options = { components: 3, init, tolerance: 0, maxIterations: 40 };
      const bound = gmm({ ...options, eigenvalueRatio: 1 }).fit({ data, rows, cols });
      const standard = data.map((value, c) => value / deviations[c % cols]);
      const sphere = gmm({ ...options, covariance: 'EII' }).fit({ data: standard, rows, cols });
      const shift = rows * deviations.reduce((sum, deviation) => sum + Math.log(deviation), 0);
      expect(Math.abs(bound.logLikelihood + shift - sphere.logLikelihood) / rows).toBeLessThan(1e-12);
      expect(bound.labels).toEqual(sphere.labels);
    }
  });

  it.each(inColumnUnits)('%s: other units of the columns change no label', (covariance) => {
    const { data, rows, cols } = dataset('iris');
    const recipe = gmm({ components: 3, covariance, eigenvalueRatio: 3, init: 'k-means++', seed: 2 });
    const start = Array.from(recipe.fit({ data, rows, cols }).labels);
    const fixed = recipe.with({ init: { labels: start }, tolerance: 0, maxIterations: 20 });
    const model = fixed.fit({ data, rows, cols });
    const other = fixed.fit({ data: data.map((value, c) => value * [1e-3, 1, 1e3, 7][c % 4]), rows, cols });
    expect(other.labels).toEqual(model.labels);
    expect(Math.abs(other.logLikelihood + rows * Math.log(7) - model.logLikelihood) / rows).toBeLessThan(1e-12);
  });
});

describe('a spike', () => {
  const rows = [
    ...Array.from({ length: 60 }, (_, i) => [Math.sin(i * 13) + (i % 2) * 8, Math.cos(i * 78)]),
    [3, 3],
    [3 + 1e-6, 3],
  ];
  const labels = rows.map((_, i) => (i >= 60 ? 2 : i % 2));
  const codes = ({ report }: GmmModel) => report.warnings.map(({ code }) => code);

  it('that follows two rows cannot be under ratio 100, and the report says what held it', () => {
    const recipe = gmm({
      components: 3,
      init: {
        labels,
        means: [
          [0, 0],
          [8, 0],
          [3, 3],
        ],
      },
    });
    const covariances = [1, 1, 1e-6].map((v) => [
      [v, 0],
      [0, v],
    ]);
    const spiked = recipe.with({ init: { labels, covariances } }).fit(rows);
    const model = recipe.with({ eigenvalueRatio: 100 }).fit(rows);
    expect(codes(spiked)).toContain('spurious');
    expect(ratioOf(model, { data: Float64Array.from(rows.flat()), rows: rows.length, cols: 2 })).toBeLessThan(100.0001);
    expect(model.report.warnings.find(({ code }) => code === 'regularized')?.message).toContain('"eigenvalueRatio"');
  });
});

describe('edges', () => {
  it.each<Family>(['VEI', 'EVI', 'VEE', 'EVE', 'VVE', 'VEV', 'EVV'])('%s has no such bound', (covariance) => {
    expect(() => gmm({ components: 2, covariance, eigenvalueRatio: 10 })).toThrow(
      `gmm: "eigenvalueRatio" can only bound the families EII, VII, EEI, VVI, EEE, EEV, VVV; got ${covariance}.`,
    );
  });

  it('covariances of which some are held are refused', () => {
    expect(() =>
      gmm({ components: 2, init: { means: [[0], [1]] }, update: { covariances: [true, false] }, eigenvalueRatio: 10 }),
    ).toThrow('cannot bound covariances of which some are held.');
  });

  it('a ratio below 1 is refused', () => {
    expect(() => gmm({ components: 2, eigenvalueRatio: 0.5 })).toThrow(`gmm: "eigenvalueRatio" must be one of 'none'`);
  });

  it('all rows equal: the bound of the regularization is kept beside it', () => {
    const model = gmm({ components: 2, eigenvalueRatio: 10 }).fit([
      [5, 1],
      [5, 1],
      [5, 1],
    ]);
    expect(Number.isFinite(model.logLikelihood)).toBe(true);
  });
});

/** The largest over the smallest eigenvalue of all covariances, in units of the columns, or in common units where the family is. */
function ratioOf(model: GmmModel, { data, rows, cols }: { data: Float64Array; rows: number; cols: number }): number {
  const isCommon = (inCommonUnits as readonly string[]).includes(model.params.covariance as string);
  const scales = Array.from({ length: cols }, (_, j) => {
    const column = Array.from({ length: rows }, (_row, i) => data[i * cols + j]);
    const mean = column.reduce((a, b) => a + b) / rows;
    return isCommon ? 1 : Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows);
  });
  const all = model.covariances.flatMap(({ data: covariance }) =>
    Array.from(
      jacobiEigen(
        covariance.map((value, at) => value / (scales[Math.floor(at / cols)] * scales[at % cols])),
        cols,
      ).values,
    ),
  );
  return Math.max(...all) / Math.min(...all);
}
