import { DataFrame } from 'danfojs-node';
import { gmm, grid, kmeans, select } from 'mixwell';
import { describe, expect, it } from 'vitest';
import { runTrials } from './synthetic/run-trials.ts';
import { sideways, tableOf } from './table.ts';
import {
  augmentedTable,
  bestRows,
  clusterTable,
  criterionTable,
  failureNote,
  glanceTable,
  trialTable,
} from './tables.ts';

const x = [1, 2, 3, 2, 1, 20, 21, 22, 21, 20];
const mixtures = select(
  grid(gmm({ components: 1 }), { components: [1, 2, 11], covariance: ['full', 'tied'] as const }),
  x,
  {
    criterion: 'bic',
    starts: 3,
  },
);

describe('tables of a selection', () => {
  it('the criterion by number and shape, the best cell, nothing where there is no model', () => {
    const { head, rows, best } = criterionTable(mixtures);
    expect(head).toEqual(['components', 'full', 'tied']);
    expect(rows.map(([count]) => count)).toEqual(['1', '2', '11']);
    expect(rows[2]).toEqual(['11', '', '']);
    const { params, bic } = mixtures.table.find(({ rank }) => rank === 1)!;
    expect(best).toEqual({ row: params.components === 1 ? 0 : 1, column: params.covariance === 'full' ? 1 : 2 });
    expect(rows[best!.row][best!.column!]).toBe(bic?.toFixed(1).replace('-', '−'));
  });

  it('the best rows in their order, warnings only where there are any', () => {
    const { head, rows } = bestRows(mixtures, 3);
    expect(rows).toHaveLength(3);
    expect(rows[0][5]).toMatch(/^\d of 4$/);
    expect(head).not.toContain('warnings');
    const flat = select([gmm({ components: 1 })], [5, 5, 5], { criterion: 'bic' });
    expect(bestRows(flat, 3).head).toContain('warnings');
  });

  it('how many mixtures failed, and why the first', () => {
    expect(failureNote(mixtures)).toBe(
      '2 mixtures have no model. The first, gmm components=11 covariance=full: gmm: 11 components need at least as many rows; got 10 rows.',
    );
    expect(failureNote(select([gmm({ components: 1 })], x, { criterion: 'bic' }))).toBeUndefined();
  });

  it('k-means with the silhouettes that there are', () => {
    const clusters = select(grid(kmeans({ clusters: 1 }), { clusters: [1, 2] }), x, {
      criterion: 'silhouette',
      starts: 2,
    });
    const { rows, best } = clusterTable(clusters);
    expect(rows[0][2]).toBe('');
    expect(rows[1][2]).toMatch(/^0\.9\d\d$/);
    expect(best).toEqual({ row: 1 });
  });
});

describe('tables of a model', () => {
  it('glance on its side', () => {
    expect(glanceTable(mixtures.best).rows.slice(0, 3)).toEqual([
      ['estimator', 'gmm'],
      ['clusters', '2'],
      ['rows', '10'],
    ]);
  });

  it('the first rows of the frame, with new columns under names that are free', () => {
    const frame = new DataFrame({ x0: x, label: x.map(String) }, { index: x.map((_, i) => `r${i}`) });
    const { head, rows } = augmentedTable(mixtures.best, frame, 2);
    expect(head).toEqual(['row', 'x0', 'label', 'mixwell_label', 'mixwell_probability', 'mixwell_logDensity']);
    expect(rows).toHaveLength(2);
    expect(rows[1].slice(0, 3)).toEqual(['r1', '2', '2']);
  });
});

it('two rows a trial', () => {
  const { rows } = trialTable(runTrials(1, '0', () => {}).results);
  expect(rows.map(([data, , , method]) => `${data} ${method}`)).toEqual([
    ...['Blobs k-means', 'Blobs mixture', 'Moons k-means', 'Moons mixture', 'Mixture k-means', 'Mixture mixture'],
  ]);
});

it('frames as tables: columns of text, digits, and on their side', () => {
  const frame = new DataFrame({ name: ['a'], value: [1 / 3] });
  expect(tableOf(frame, { digits: 2 })).toEqual({ head: ['name', 'value'], rows: [['a', '0.33']], words: [0] });
  expect(sideways(tableOf(frame)).rows).toEqual([
    ['name', 'a'],
    ['value', '0.3333'],
  ]);
});
