import { loadGalaxies, loadIris, makeBlobs } from '@mixwell/datasets';
import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { describe, expect, it } from 'vitest';
import { clean, dataOf, notesOf } from '../test/clean.ts';
import { responsibilityPlot } from './responsibility-plot.ts';

const { x } = makeBlobs({ rows: 80, centers: 2, spread: 4, seed: 5 });
const model = gmm({ components: 2 }).fit(x);
const proba = model.predictProba(x).data;

describe('responsibilityPlot', () => {
  it('mixes the colours of the components by responsibility', () => {
    const theme = { groups: ['#000000', '#ff0000'] };
    const [points] = dataOf(clean(responsibilityPlot(model, x, { theme })), 'point');
    points.forEach(({ tint }, i) =>
      expect(parseInt(String(tint).slice(1, 3), 16)).toBe(Math.round(255 * proba[2 * i + 1])),
    );
  });

  it('has the probability of one component, and its borders on a map', () => {
    const spec = clean(responsibilityPlot(model, x, { component: 1 }));
    dataOf(spec, 'point')[0].forEach(({ tint }, i) => expect(tint).toBeCloseTo(proba[2 * i + 1], 3));
    const [, borders] = dataOf(spec, 'line');
    const inside = borders.filter((point) => Math.abs(point.x) < 8 && Math.abs(point.y) < 8);
    const there = model.predictProba(inside.map((point) => [point.x, point.y])).data;
    inside.forEach(({ level }, i) => expect(Math.abs(there[2 * i + 1] - level)).toBeLessThan(0.1));
    expect(notesOf(spec)).toContain('Borders: a probability of 10, 30, 50, 70 and 90 %');
  });

  it('has the probabilities along one feature, which add to 1', () => {
    const { x: galaxies } = loadGalaxies();
    const line = gmm({ components: 3 }).fit(galaxies);
    const [curves] = dataOf(clean(responsibilityPlot(line, galaxies)), 'line');
    const third = curves.length / 3;
    for (let i = 0; i < third; i += 10) {
      const sum = [0, 1, 2].reduce((all, k) => all + curves[k * third + i].density, 0);
      expect(Math.abs(sum - 1)).toBeLessThan(2e-4);
    }
    clean(responsibilityPlot(line, galaxies, { component: 0 }));
  });

  it('draws pairs, principal components, noise and a million rows', () => {
    const iris = loadIris();
    const four = gmm({ components: 2 }).fit(iris.x);
    clean(responsibilityPlot(four, iris.x));
    clean(responsibilityPlot(four, iris.x, { layout: 'components', component: 1 }));
    clean(responsibilityPlot(gmm({ components: 2, noise: true }).fit(x), x, { theme: 'dark' }));
    const rows = 1_000_000;
    const data = Float64Array.from({ length: 2 * rows }, (_, at) => x.data[at % x.data.length]);
    expect(notesOf(clean(responsibilityPlot(model, { data, rows, cols: 2 })))).toContain(
      '1,000,000 rows counted in bins',
    );
  });

  it('refuses what does not fit', () => {
    expect(() => responsibilityPlot(kmeans({ clusters: 2 }).fit(x) as never, x)).toThrow(
      'expected a model with predictProba',
    );
    expect(() => responsibilityPlot(model, x, { component: 2 })).toThrow('"component" must be less than');
    expect(() => responsibilityPlot(model, x, { theme: { groups: ['red'] } })).toThrow(
      'must be written #rrggbb; got the text "red"',
    );
  });
});
