import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { describe, expect, it } from 'vitest';
import { type Selection, type SelectionRow, grid, select, selectionRows } from './index.ts';

const x = [1, 2, 2.2, 2.4, 7, 8, 8.1, 8.6];

describe('selectionRows', () => {
  it('has the options that differ as columns, and null for what a row does not have', () => {
    const recipes = [
      ...grid(gmm({ components: 1 }), { components: [1, 2], covariance: ['full', 'tied'] }),
      kmeans({ clusters: 2 }),
    ];
    const selection = select(recipes, x, { criterion: 'bic', starts: 2 });
    const rows = selectionRows(selection);
    expect(rows.map(({ label, name, components, covariance }) => [label, name, components, covariance])).toEqual([
      ['gmm components=1 covariance=full', 'gmm', 1, 'full'],
      ['gmm components=1 covariance=tied', 'gmm', 1, 'tied'],
      ['gmm components=2 covariance=full', 'gmm', 2, 'full'],
      ['gmm components=2 covariance=tied', 'gmm', 2, 'tied'],
      ['kmeans', 'kmeans', null, null],
    ]);
    rows.forEach((row, i) => {
      const { rank, bic, icl, silhouette, reason, startsAgreeing } = selection.table[i];
      expect(row).toMatchObject({ rank, bic, icl, silhouette, reason, startsAgreeing });
    });
    expect(rows[4]).toMatchObject({ bic: null, rank: null, reason: expect.stringContaining('no density') as string });
  });

  it('every row has the same columns, and every cell is a number, a text or null', () => {
    const recipes = [kmeans({ clusters: 2 }), ...grid(gmm({ components: 1 }), { components: [1, 9] })];
    const rows = selectionRows(select(recipes, x, { criterion: 'bic', starts: 1 }));
    expect(Object.keys(rows[0])).toEqual([
      ...['label', 'name', 'components', 'rank', 'bic', 'aic', 'icl', 'silhouette', 'logLikelihood', 'freeParameters'],
      ...['objective', 'iterations', 'starts', 'startsAgreeing', 'agreement', 'startsReached', 'warnings', 'reason'],
    ]);
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(Object.keys(rows[0]));
      for (const cell of Object.values(row))
        expect(cell === null ? 'null' : typeof cell).toMatch(/^(null|number|string)$/);
    }
  });

  it('warnings are their codes in a line; options that are no numbers are told in words', () => {
    const row = (init: unknown, rank: unknown) =>
      ({
        name: 'a',
        label: 'a',
        params: { init, rank },
        rank: 1,
        warnings: ['not-converged', 'regularized'],
      }) as unknown as SelectionRow<never>;
    const selection = { criterion: 'bic', table: [row([1], 'x'), row('kmeans', 'y')] } as unknown as Selection<never>;
    const [first, second] = selectionRows(selection);
    expect(first).toMatchObject({
      init: 'an array of 1',
      'param.rank': 'x',
      rank: 1,
      warnings: 'not-converged regularized',
    });
    expect(second).toMatchObject({ init: 'kmeans', 'param.rank': 'y', rank: 1 });
  });
});
