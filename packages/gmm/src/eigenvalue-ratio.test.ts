import { jacobiEigen } from '@mixwell/math';
import { dataset, fixedDatasets } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { type Family, type GmmModel, gmm } from './index.ts';

const inColumnUnits = ['EEI', 'VVI', 'EEE', 'VVV'] as const;
const inCommonUnits = ['EII', 'VII', 'EEV'] as const;
const bounded: readonly Family[] = [...inColumnUnits, ...inCommonUnits];

describe('properties', () => {
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
