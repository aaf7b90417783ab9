import { loadFaithful } from '@mixwell/datasets';
import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { grid, select } from '@mixwell/model-selection';
import { expect, it } from 'vitest';
import { ellipsePlot, renderSvg, scatterPlot, selectionPlot } from './index.ts';

const { x } = loadFaithful();

it.each([
  ['ellipses', ellipsePlot(gmm({ components: 2 }).fit(x), { x })],
  ['clusters', scatterPlot(x, { model: kmeans({ clusters: 2 }).fit(x) })],
  [
    'a selection',
    selectionPlot(select(grid(gmm({ components: 1 }), { components: [1, 2] }), x, { criterion: 'bic', starts: 1 })),
  ],
])('draws %s', async (_, spec) => {
  expect(await renderSvg(spec)).toMatch(/^<svg/);
});
