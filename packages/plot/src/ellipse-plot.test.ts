import { loadIris, sampleMixture } from '@mixwell/datasets';
import { gmm } from '@mixwell/gmm';
import { mahalanobis } from '@mixwell/math';
import { describe, expect, it } from 'vitest';
import { clean, dataOf, notesOf } from '../test/clean.ts';
import { ellipsePlot } from './ellipse-plot.ts';
import { renderSvg } from './render-svg.ts';

const truth = {
  weights: [0.6, 0.4],
  means: [
    [0, 0],
    [5, 3],
  ],
  covariances: [
    [
      [1, 0.5],
      [0.5, 1],
    ],
    [
      [2, -0.8],
      [-0.8, 1],
    ],
  ],
};
const { x, labels } = sampleMixture({ rows: 200, ...truth });
const model = gmm({ components: 2 }).fit(x);
const iris = loadIris();

describe('ellipsePlot', () => {
  it('has every point of an ellipse at its Mahalanobis distance from the mean', () => {
    const [points] = dataOf(clean(ellipsePlot(truth)), 'line');
    expect(new Set(points.map((point) => point.deviations))).toEqual(new Set([1, 2, 3]));
    for (const { x: px, y: py, group, deviations } of points) {
      const k = Number(group[0]);
      expect(mahalanobis([[px, py]], truth.means[k], truth.covariances[k])[0]).toBeCloseTo(deviations, 4);
    }
  });

  it('draws the estimate dashed and in colour, the truth solid and without', () => {
    const spec = clean(ellipsePlot(model, { x, truth, deviations: [2] }));
    const [real, estimated] = dataOf(spec, 'line');
    expect(new Set(estimated.map(({ kind }) => kind))).toEqual(new Set(['estimated']));
    expect(new Set(real.map(({ kind, group }) => `${kind} ${group}`))).toEqual(new Set(['true undefined']));
    expect(JSON.stringify(spec)).toContain('"domain":["estimated","true"],"range":[[5,3],[1,0]]');
    expect(JSON.stringify(clean(ellipsePlot(model)))).toContain('"strokeDash":[5,3]');
  });

  it('draws one distance alone, without a number that is none', async () => {
    for (const picture of [truth, { weights: [1], means: [[10]], covariances: [[[4]]] }])
      expect(await renderSvg(clean(ellipsePlot(picture, { deviations: [2, 2] })))).not.toMatch(
        /NaN|undefined|Infinity/,
      );
  });

  it('draws one feature as bells whose stems stand at the deviations', () => {
    const line = { weights: [1], means: [[10]], covariances: [[[4]]] };
    const spec = clean(ellipsePlot(line, { deviations: [1, 3] }));
    expect(dataOf(spec, 'rule')[0].map((stem) => stem.x)).toEqual([8, 12, 4, 16]);
    const peak = Math.max(...dataOf(spec, 'line')[0].map(({ density }) => density));
    expect(peak).toBeCloseTo(1 / Math.sqrt(2 * Math.PI * 4), 3);
  });

  it('draws four features as pairs, each ellipse that of the two features, and six as principal components', () => {
    const four = gmm({ components: 2 }).fit(iris.x);
    const lines = dataOf(clean(ellipsePlot(four, { x: iris.x, deviations: [1] })), 'line');
    const [sepal] = lines.slice(1);
    const [k, pick] = [Number(sepal[0].group[0]), [0, 1]];
    const covariance = pick.map((a) => pick.map((b) => four.covariances[k].data[a * 4 + b]));
    const mean = pick.map((c) => four.means.data[k * 4 + c]);
    expect(mahalanobis([[sepal[0].x, sepal[0].y]], mean, covariance)[0]).toBeCloseTo(1, 4);
    const spec = clean(ellipsePlot(four, { x: iris.x, layout: 'components' }));
    expect(notesOf(spec)).toMatch(/First two principal components of 4 features, scaled to variance 1: \d+ %/);
  });

  it('gives labels that are no components colours of their own, and then draws ellipses in ink', () => {
    const names = Array.from(labels, (label) => ['setosa', 'other'][label]);
    const spec = clean(ellipsePlot(model, { x, labels: names }));
    expect(new Set(dataOf(spec, 'point')[0].map(({ group }) => group))).toEqual(new Set(['setosa', 'other']));
    expect(dataOf(spec, 'line')[0][0].group).toBeUndefined();
  });

  it('says that a million rows are counted, and stays small', () => {
    const rows = 1_000_000;
    const data = Float64Array.from({ length: 2 * rows }, (_, at) => x.data[at % x.data.length] + (at % 977) / 1000);
    const spec = clean(ellipsePlot(model, { x: { data, rows, cols: 2 } }));
    expect(notesOf(spec)).toContain('1,000,000 rows counted in bins');
    const counted = dataOf(spec, 'rect')[0].reduce((sum, { rows: many }) => sum + many, 0);
    expect(Math.abs(counted / rows - 1)).toBeLessThan(1e-3);
  });

  it('refuses what does not fit', () => {
    expect(() => ellipsePlot({} as never)).toThrow(
      'ellipsePlot: expected a mixture with weights, means and covariances',
    );
    expect(() => ellipsePlot({ ...truth, weights: [1] })).toThrow('needs 2 weights');
    expect(() => ellipsePlot(truth, { truth: { weights: [1], means: [[0]], covariances: [[[1]]] } })).toThrow(
      'expected 2 features; got 1',
    );
    expect(() => ellipsePlot(truth, { deviations: [0] })).toThrow(
      '"deviations" must be an array of finite numbers above 0',
    );
    expect(() => ellipsePlot(truth, { x: [[1, 2, 3]] })).toThrow('expected 2 columns');
    const saddle = {
      ...truth,
      covariances: [
        [
          [1, 2],
          [2, 1],
        ],
        [
          [1, 0],
          [0, 1],
        ],
      ],
    };
    expect(() => ellipsePlot(saddle)).toThrow('eigenvalue');
  });
});
