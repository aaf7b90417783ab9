import { loadIris, makeBlobs, sampleMixture } from '@mixwell/datasets';
import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { describe, expect, it } from 'vitest';
import { clean, dataOf, notesOf } from '../test/clean.ts';
import { scatterPlot } from './scatter-plot.ts';

const { x, labels } = makeBlobs({ rows: 60, centers: 3, seed: 2 });
const iris = loadIris();

describe('scatterPlot', () => {
  it('has each row as a point, by its label', () => {
    const [points] = dataOf(clean(scatterPlot(x, { labels })), 'point');
    expect(points).toHaveLength(60);
    points.forEach((point, i) => {
      expect(point.x).toBeCloseTo(x.data[2 * i], 3);
      expect(point.y).toBeCloseTo(x.data[2 * i + 1], 3);
      expect(point.group).toBe(String(labels[i]));
    });
  });

  it('takes labels from a model, and marks its centres', () => {
    const model = kmeans({ clusters: 3 }).fit(x);
    const [points, centres] = dataOf(clean(scatterPlot(x, { model })), 'point');
    expect(points.map(({ group }) => Number(group))).toEqual([...model.labels]);
    expect(centres.map((centre) => [centre.x, centre.y]).flat()).toEqual([...model.centers.data]);
  });

  it('keeps the colour of a label where another is absent, and shows -1 as noise', () => {
    const spec = clean(scatterPlot([1, 2, 3], { labels: [-1, 2, 0] }));
    const text = JSON.stringify(spec);
    expect(text).toContain('"domain":["noise","0","2"],"range":["#5b6470","#0072b2","#009e73"]');
  });

  it('crosses out rows whose label is not the true one, and counts them', () => {
    const wrong = Array.from(labels, (label, i) => (i < 7 ? (label + 1) % 3 : label));
    const spec = clean(scatterPlot(x, { labels: wrong, truth: labels }));
    expect(dataOf(spec, 'point')[1]).toHaveLength(7);
    expect(notesOf(spec)).toContain('7 of 60 rows have another label than the truth, crossed out');
    expect(() => scatterPlot(x, { truth: labels })).toThrow('"truth" needs "labels" or a "model"');
  });

  it('draws the ellipses of a true mixture', () => {
    const truth = {
      weights: [1],
      means: [[0, 0]],
      covariances: [
        [
          [1, 0],
          [0, 1],
        ],
      ],
    };
    const spec = clean(scatterPlot(sampleMixture({ rows: 20, ...truth }).x, { truth }));
    expect(dataOf(spec, 'line')).toHaveLength(1);
    expect(notesOf(spec)).toContain('Ellipses: the true components');
  });

  it('draws one feature as bars whose heights are counts', () => {
    const spec = clean(scatterPlot([1, 2, 2, 3, 9], { labels: ['b', 'a', 'a', 'a', 'b'] }));
    expect(dataOf(spec, 'rect')[0].reduce((sum, bar) => sum + bar.to - bar.from, 0)).toBe(5);
    expect(dataOf(spec, 'tick')[0]).toHaveLength(5);
  });

  it('draws up to five features as pairs, more as principal components, and says so', () => {
    const pairs = clean(scatterPlot(iris.x, { labels: iris.labels }));
    expect(pairs.concat).toHaveLength(16);
    expect(dataOf(pairs, 'point').filter((points) => points.length === 150)).toHaveLength(6);
    const five = makeBlobs({ rows: 30, cols: 5 }).x;
    expect(clean(scatterPlot(five)).concat).toHaveLength(25);
    const six = clean(scatterPlot(makeBlobs({ rows: 30, cols: 6 }).x));
    expect(notesOf(six)).toMatch(
      /^First two principal components of 6 features, scaled to variance 1: \d+ % of the variance$/,
    );
    expect(clean(scatterPlot(five, { columns: [0, 3] })).concat).toBeUndefined();
  });

  it('titles axes as asked', () => {
    const text = JSON.stringify(clean(scatterPlot(x, { titles: ['a (m)', 'b (s)'] })));
    expect(text).toContain('"title":"a (m)"');
    expect(text).not.toContain('"title":"x0"');
  });

  it('draws named columns of a frame whose others are texts', () => {
    const frame = {
      shape: [2, 3],
      columns: ['name', 'b', 'a'],
      values: [
        ['Ada', 1, 2],
        ['Bo', 3, 4],
      ],
    };
    const [points] = dataOf(clean(scatterPlot(frame, { columns: ['a', 'b'] })), 'point');
    expect(points.map((point) => [point.x, point.y])).toEqual([
      [2, 1],
      [4, 3],
    ]);
  });

  it('draws what each row weighs', () => {
    const [points] = dataOf(clean(scatterPlot(x, { weights: Array.from({ length: 60 }, (_, i) => i) })), 'point');
    expect(points.map(({ weight }) => weight)).toEqual(Array.from({ length: 60 }, (_, i) => i));
  });

  it.each([1, 2, 3])('takes a million rows of %d features, says what it does, and stays small', (cols) => {
    const rows = 1_000_000;
    const data = Float64Array.from({ length: rows * cols }, (_, at) => x.data[at % 120] + (at % 977) / 100);
    const spec = clean(
      scatterPlot({ data, rows, cols }, { labels: Int32Array.from({ length: rows }, (_, i) => i % 3) }),
    );
    expect(notesOf(spec)).toContain(
      cols === 3 ? '2,000 of 1,000,000 rows, drawn at random' : '1,000,000 rows counted in bins',
    );
  });

  it('leaves out rows with missing cells, and says so', () => {
    const gappy = [
      [1, 2],
      [NaN, 3],
      [4, 5],
    ];
    const spec = clean(scatterPlot(gappy, { labels: ['a', 'b', 'c'] }));
    expect(dataOf(spec, 'point')[0].map(({ group }) => group)).toEqual(['a', 'c']);
    expect(notesOf(spec)).toBe('1 of 3 rows has a missing cell and is not drawn');
    expect(() => scatterPlot([[NaN, 1]])).toThrow('every row has a missing cell');
    expect(() => scatterPlot([[Infinity, 1]])).toThrow('row 0, column "x0" is Infinity');
  });

  it('draws a single row, and columns that are constant', () => {
    for (const rows of [
      [[3, 4]],
      [
        [1, 7],
        [2, 7],
        [3, 7],
      ],
      [
        [0, 0],
        [0, 0],
      ],
      [[5], [5]],
      [
        [1, 2, 2],
        [1, 2, 2],
      ],
    ])
      clean(scatterPlot(rows));
    clean(scatterPlot(makeBlobs({ rows: 9, cols: 7, spread: 0, centers: 1 }).x));
  });

  it('draws noise of a mixture in the colour of no component', () => {
    const model = gmm({ components: 2, noise: true }).fit(x);
    expect(JSON.stringify(clean(scatterPlot(x, { model })))).toContain(
      '"noise"],"range":["#0072b2","#d55e00","#5b6470"]',
    );
  });

  it('does not write into the rows', () => {
    const rows = [
      [1, 2],
      [3, 4],
    ];
    scatterPlot(rows);
    expect(rows).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('refuses what does not fit', () => {
    expect(() => scatterPlot(x, { label: labels } as never)).toThrow('scatterPlot: there is no option "label"');
    expect(() => scatterPlot(x, { labels: [1] })).toThrow('"labels" must have one entry a row, 60');
    expect(() => scatterPlot(x, { labels: Array(60).fill(null) as never })).toThrow(
      'a label must be a finite number or a text; got null',
    );
    expect(() => scatterPlot(x, { labels, names: ['a'] })).toThrow('3 groups, but 1 "names"');
    expect(() => scatterPlot(x, { labels, names: ['a', 'a', 'b'] })).toThrow('two groups are named');
    expect(() => scatterPlot(x, { columns: ['height'] })).toThrow(
      '"columns" must name some of 2 columns (x0, x1); got the text "height"',
    );
    expect(() => scatterPlot(x, { columns: [2] })).toThrow('"columns" must name some of 2 columns');
    expect(() => scatterPlot(x, { columns: [0, 0] })).toThrow('"columns" names a column twice');
    expect(() => scatterPlot(x, { titles: ['a'] })).toThrow('2 features, but 1 "titles"');
    expect(() => scatterPlot(x, { theme: 'blue' as never })).toThrow('"theme" must be');
    expect(() =>
      scatterPlot([
        [1e308, 0],
        [-1e308, 0],
      ]),
    ).toThrow('the range of "x0" is too large to draw');
  });
});
