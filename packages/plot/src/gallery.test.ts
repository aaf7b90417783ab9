import type { Table } from '@mixwell/core';
import { loadFaithful, loadGalaxies, loadIris, sampleMixture } from '@mixwell/datasets';
import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { grid, select } from '@mixwell/model-selection';
import { expect, it } from 'vitest';
import {
  type Spec,
  densityPlot,
  ellipsePlot,
  historyPlot,
  renderSvg,
  responsibilityPlot,
  scatterPlot,
  selectionPlot,
} from './index.ts';

const size = { width: 300, height: 220 };
const faithful = everyThird(loadFaithful().x);
const galaxies = loadGalaxies().x;
const iris = loadIris();
const flowers = everyThird(iris.x);
const truth = {
  weights: [0.5, 0.3, 0.2],
  means: [
    [0, 0],
    [4, 3],
    [-3, 4],
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
    [
      [0.5, 0],
      [0, 0.8],
    ],
  ],
};
const few = sampleMixture({ rows: 50, ...truth, seed: 1 });
const many = sampleMixture({ rows: 1_000_000, ...truth, seed: 1 });
const tied = gmm({ components: 3, covariance: 'tied' });
const starts = [1, 2, 3, 4].map((seed) => kmeans({ clusters: 8, init: 'random', seed }).fit(faithful).report);
const recipes = grid(gmm({ components: 1 }), {
  components: [1, 2, 3, 4, 5],
  covariance: ['full', 'tied', 'diag'] as const,
});

/** A third of the rows, so that the drawings are small. */
function everyThird({ data, rows, cols, columns }: Table): Table {
  const kept = data.filter((_, at) => Math.floor(at / cols) % 3 === 0);
  return { data: kept, rows: Math.ceil(rows / 3), cols, columns };
}

const gallery: Record<string, () => Spec> = {
  clusters: () => scatterPlot(faithful, { model: kmeans({ clusters: 2 }).fit(faithful), ...size }),
  million: () => scatterPlot(many.x, { labels: many.labels, ...size }),
  ellipses: () => ellipsePlot(gmm({ components: 3 }).fit(few.x), { x: few.x, truth, ...size }),
  'ellipses-dark': () => ellipsePlot(gmm({ components: 3 }).fit(few.x), { x: few.x, truth, ...size, theme: 'dark' }),
  density: () => densityPlot(tied.fit(faithful), { ...size }),
  curve: () => densityPlot(gmm({ components: 3 }).fit(galaxies), { x: galaxies, ...size }),
  responsibilities: () => responsibilityPlot(tied.fit(faithful), faithful, size),
  map: () => responsibilityPlot(tied.fit(faithful), faithful, { component: 2, ...size, theme: 'dark' }),
  pairs: () =>
    scatterPlot(flowers, {
      labels: iris.labels.filter((_, i) => i % 3 === 0),
      names: ['setosa', 'versicolor', 'virginica'],
      width: 480,
    }),
  history: () => historyPlot(starts, size),
  selection: () => selectionPlot(select(recipes, faithful, { criterion: 'bic', starts: 2 }), size),
};

it.each(Object.entries(gallery))('gallery/%s.svg', async (name, picture) => {
  const svg = await renderSvg(picture());
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  await expect(`${svg}\n`).toMatchFileSnapshot(`../gallery/${name}.svg`);
});
