import { loadGalaxies, loadIris, sampleMixture } from '@mixwell/datasets';
import { gmm } from '@mixwell/gmm';
import { mahalanobis } from '@mixwell/math';
import { describe, expect, it } from 'vitest';
import { clean, dataOf, notesOf } from '../test/clean.ts';
import { densityPlot } from './density-plot.ts';

const galaxies = loadGalaxies();
const line = gmm({ components: 3 }).fit(galaxies.x);
const truth = {
  weights: [1],
  means: [[2, -1]],
  covariances: [
    [
      [2, 0.6],
      [0.6, 1],
    ],
  ],
};
const { x, labels } = sampleMixture({ rows: 300, ...truth });

describe('densityPlot', () => {
  it('has the values exp(logDensity) along one feature, and components that add to them', () => {
    const spec = clean(densityPlot(line, { x: galaxies.x }));
    const [curve] = dataOf(spec, 'line');
    const expected = line.logDensity(curve.map((point) => point.x));
    const peak = Math.max(...expected.map(Math.exp));
    curve.forEach(({ density }, i) => expect(Math.abs(density - Math.exp(expected[i]))).toBeLessThan(2e-6 * peak));
    const [parts] = dataOf(spec, 'area');
    const sum = (at: number): number =>
      parts.filter((part) => part.x === at).reduce((all, part) => all + part.density, 0);
    for (const { x: at, density } of curve) expect(Math.abs(sum(at) - density)).toBeLessThan(5e-6 * peak);
    const bars = dataOf(spec, 'rect')[0];
    expect(bars.reduce((area, bar) => area + bar.to * (bar.x2 - bar.x), 0)).toBeCloseTo(1, 4);
  });

  it('has borders at the Mahalanobis distances that hold 95, 75, 50 and 25 % of a normal density', () => {
    const [points] = dataOf(clean(densityPlot(truth)), 'line').slice(1);
    expect(new Set(points.map(({ holds }) => holds))).toEqual(new Set(['95 %', '75 %', '50 %', '25 %']));
    for (const { x: px, y: py, holds } of points) {
      const radius = Math.sqrt(-2 * Math.log(1 - parseFloat(holds) / 100));
      expect(Math.abs(mahalanobis([[px, py]], [2, -1], truth.covariances[0])[0] - radius)).toBeLessThan(0.03);
    }
  });

  it('draws the truth solid beside a dashed estimate', () => {
    const spec = clean(densityPlot(gmm({ components: 1 }).fit(x), { x, truth, labels }));
    const [, real, estimated] = dataOf(spec, 'line');
    expect([estimated[0].kind, real[0].kind]).toEqual(['estimated', 'true']);
    expect(notesOf(spec)).toContain('Borders hold 95, 75, 50 and 25 % of it');
  });

  it('draws one component as a density of its own', () => {
    const [curve] = dataOf(clean(densityPlot(line, { component: 1 })), 'line');
    const [mean, variance] = [line.means.data[1], line.covariances[1].data[0]];
    const peak = 1 / Math.sqrt(2 * Math.PI * variance);
    const step = curve[1].x - curve[0].x;
    expect(Math.max(...curve.map(({ density }) => density))).toBeLessThanOrEqual(peak * (1 + 1e-6));
    expect(curve.reduce((mass, { density }) => mass + density * step, 0)).toBeCloseTo(1, 1);
    expect(
      Math.abs(curve.reduce((best, point) => (point.density > best.density ? point : best)).x - mean),
    ).toBeLessThan(step);
  });

  it('draws the layers asked for', () => {
    const spec = clean(densityPlot(truth, { x, layers: ['components'], shares: [0.5] }));
    expect(dataOf(spec, 'point')).toEqual([]);
    const [ellipse] = dataOf(spec, 'line');
    expect(ellipse[0].deviations).toBeCloseTo(Math.sqrt(2 * Math.log(2)), 12);
    expect(spec.datasets).toBeUndefined();
  });

  it('draws pairs of features and principal components of a mixture', () => {
    const iris = loadIris();
    const model = gmm({ components: 2 }).fit(iris.x);
    clean(densityPlot(model, { x: iris.x }));
    clean(densityPlot(model, { layout: 'components', labels: iris.labels, x: iris.x }));
    expect(dataOf(clean(densityPlot(model, { columns: ['Petal.Width'] })), 'line')).toHaveLength(1);
  });

  it('draws any density over all of its one or two features, and no others', () => {
    const { columns, logDensity, sample } = gmm({ components: 1 }).fit(x);
    const other = { columns, logDensity, sample };
    expect(dataOf(clean(densityPlot(other)), 'line')).toHaveLength(2);
    expect(() => densityPlot(other, { columns: [0] })).toThrow('all of its features');
  });

  it('refuses what does not fit', () => {
    expect(() => densityPlot({} as never)).toThrow('expected a model with logDensity, or a mixture');
    expect(() => densityPlot(truth, { component: 1 })).toThrow(
      '"component" must be less than the number of components, 1; got 1',
    );
    expect(() => densityPlot(truth, { shares: [1] })).toThrow('"shares" must be');
    expect(() => densityPlot(truth, { layers: ['sum' as never] })).toThrow('"layers" must be');
    const flat = {
      weights: [1],
      means: [[0, 0]],
      covariances: [
        [
          [1, 0],
          [0, 0],
        ],
      ],
    };
    expect(() => densityPlot(flat)).toThrow('positive');
  });
});
