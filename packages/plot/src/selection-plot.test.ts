import { makeBlobs } from '@mixwell/datasets';
import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { grid, select } from '@mixwell/model-selection';
import { describe, expect, it } from 'vitest';
import { clean, dataOf, notesOf } from '../test/clean.ts';
import { selectionPlot } from './selection-plot.ts';

const { x } = makeBlobs({ rows: 100, centers: 3, seed: 2 });
const recipes = grid(gmm({ components: 1 }), { components: [1, 2, 3], covariance: ['full', 'diag'] as const });
const selection = select(recipes, x, { criterion: 'bic', starts: 1 });
const row = (params: Record<string, unknown>, bic: number | null, name = 'gmm') => ({ name, params, bic });

describe('selectionPlot', () => {
  it('has the criterion above the best against components, a line a family', () => {
    const spec = clean(selectionPlot(selection));
    const [lines] = dataOf(spec, 'line');
    const best = Math.min(...selection.table.map(({ bic }) => bic!));
    lines.forEach(({ size, value, line }, i) => {
      const { params, bic } = selection.table[i];
      expect([size, line]).toEqual([params.components, params.covariance]);
      expect(value).toBeCloseTo(bic! - best, 4);
    });
    const ring = dataOf(spec, 'point')[1];
    expect(ring.map(({ value }) => value)).toEqual([0]);
    expect(notesOf(spec)).toContain(`BIC ${Number(best.toPrecision(6))}; smaller is better`);
  });

  it('has the silhouette as it is, the largest ringed', () => {
    const clusters = select(grid(kmeans({ clusters: 2 }), { clusters: [2, 3, 4] }), x, {
      criterion: 'silhouette',
      starts: 1,
    });
    const spec = clean(selectionPlot(clusters, { theme: 'dark' }));
    const values = dataOf(spec, 'line')[0].map(({ value }) => value);
    expect(dataOf(spec, 'point')[1][0].value).toBe(Math.max(...values));
    expect(JSON.stringify(spec)).toContain('"title":"clusters"');
  });

  it('draws another criterion, and a table by itself', () => {
    expect(clean(selectionPlot(selection, { criterion: 'aic' })).description).toMatch(
      /^AIC against components, for full, diag/,
    );
    expect(clean(selectionPlot(selection.table)).description).toMatch(/^BIC/);
  });

  it('counts recipes that failed', () => {
    const spec = clean(selectionPlot([row({ components: 1 }, 5), row({ components: 2 }, null)]));
    expect(notesOf(spec)).toContain('1 of 2 recipes has no BIC');
  });

  it('names lines by what differs besides the size', () => {
    const table = [row({ radius: 1, shape: 'a', cut: 1 }, 5), row({ radius: 2, shape: '<b>', cut: 2 }, 4, 'other')];
    const [lines] = dataOf(clean(selectionPlot(table)), 'line');
    expect(lines.map(({ size, line }) => `${size}: ${line}`)).toEqual([
      '1: gmm, shape a, cut 1',
      '2: other, shape <b>, cut 2',
    ]);
  });

  it('refuses what does not fit', () => {
    expect(() => selectionPlot({} as never)).toThrow('selectionPlot: expected a selection or its table; got an object');
    expect(() => selectionPlot([row({ components: 1 }, null)])).toThrow('none of 1 rows has a bic');
    expect(() => selectionPlot([row({ shape: 'a' }, 1)])).toThrow('no number in common');
    expect(() => selectionPlot(selection, { criterion: 'elbow' as never })).toThrow('"criterion" must be one of');
  });
});
