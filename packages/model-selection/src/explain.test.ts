import { matrix } from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { dataset } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { type Selection, explain, grid, select } from './index.ts';
import type { FittedModel } from '@mixwell/core';

const faithful = matrix(dataset('faithful'));

describe('explain', () => {
  const recipes = [
    ...grid(gmm({ components: 1, covariance: 'tied' }), { components: [1, 2, 3, 4] }),
    kmeans({ clusters: 2 }),
  ];
  const selection = select<(typeof recipes)[number]>(recipes, faithful, { criterion: 'bic', starts: 8 });
  const sentences = explain(selection);

  it('says which is the best, with its number, and the runner-up with its margin and grade', () => {
    const [first, second] = sentences;
    expect(first).toBe('gmm components=3 is the best of 5 recipes by BIC: 2314.3.');
    expect(second).toBe('The runner-up is gmm components=4 with 2320.1, 5.8 more: positive evidence.');
  });

  it('says what other criteria would choose', () => {
    expect(sentences).toContain('By ICL it would be gmm components=2, with 2328.0.');
  });

  it('says how many starts reached the optimum, and what has no rank', () => {
    const { starts, startsAgreeing } = selection.table[2];
    expect(
      sentences.find((sentence) => sentence.startsWith(`${startsAgreeing} of ${starts} starts reached this optimum`)),
    ).toBeDefined();
    expect(sentences.at(-1)).toBe('kmeans has no rank: a kmeans model has no density, so no likelihood.');
  });

  it.each([
    [1.9, 'weak'],
    [2.1, 'positive'],
    [6, 'positive'],
    [6.1, 'strong'],
    [10.1, 'very strong'],
  ])('a margin of %d is %s evidence', (difference, grade) => {
    expect(explain(made([{ bic: 100 }, { bic: 100 + difference }]))[1]).toMatch(new RegExp(`: ${grade} evidence\\.$`));
  });

  it('of a silhouette the margin is in thousandths, and ungraded', () => {
    const told = explain(made([{ silhouette: 0.5 }, { silhouette: 0.75 }], 'silhouette'));
    expect(told.slice(0, 2)).toEqual([
      'row 1 is the best of 2 recipes by silhouette: 0.750.',
      'The runner-up is row 0 with 0.500, 0.250 less.',
    ]);
  });

  it('says nothing of another criterion by which the best is as good, but for rounding', () => {
    const rows = [
      { bic: 2, silhouette: 0.5, icl: 7 },
      { bic: 1, silhouette: 0.5, icl: 7 + 1e-9 },
      { bic: 3, silhouette: 0.4, icl: 8 },
    ];
    expect(explain(made(rows)).filter((sentence) => sentence.startsWith('By '))).toEqual([]);
    expect(explain(made([...rows, { bic: 4, silhouette: 0.51 }]))).toContain(
      'By silhouette it would be row 3, with 0.510.',
    );
  });

  it('says what the model warns of', () => {
    const x = { data: Float64Array.from({ length: 40 }, (_, i) => (i % 2 ? 3 : i)), rows: 20, cols: 2 };
    const told = explain(select([gmm({ components: 1 })], x, { criterion: 'bic', starts: 1 }));
    expect(told.filter((sentence) => sentence.startsWith('It warns: '))).toEqual([
      'It warns: Column "x1" is constant.',
      'It warns: Component 0 would be narrower than the bound of "regularization" allows.',
    ]);
  });

  it('asks for more starts where they disagree, for the best and for others', () => {
    const told = explain(
      made([
        { bic: 1, agreement: 0.1, startsAgreeing: 1 },
        { bic: 2, agreement: 0.3, startsAgreeing: 3 },
      ]),
    );
    expect(told).toContain('1 of 10 starts reached this optimum, so a better one may be waiting: make more starts.');
    expect(explain(made([{ bic: 1, agreement: 0, startsAgreeing: 0 }]))).toContain(
      '0 of 10 starts reached this optimum: crossing two of them found it, so a better one may be waiting: make more starts.',
    );
    expect(told).toContain('Starts disagree, so more of them might find better, for row 1 (3 of 10).');
  });

  it('asks for a larger grid where the best is at its end', () => {
    const told = explain(
      select(grid(gmm({ components: 1 }), { components: [1, 2] }), faithful, { criterion: 'bic', starts: 2 }),
    );
    expect(told).toContain('2 is the largest size that was tried: try more.');
    const twice = select([gmm({ components: 2 }), gmm({ components: 2 })], faithful, { criterion: 'bic', starts: 1 });
    expect(explain(twice).filter((sentence) => sentence.includes('largest size'))).toEqual([]);
  });

  it('says that iterations did not settle', () => {
    const recipe = gmm({ components: 3, init: 'kmeans', maxIterations: 2 });
    const told = explain(select([recipe], faithful, { criterion: 'bic', starts: 1 }));
    expect(told).toContain('Its iterations stopped before they settled (max-iterations), after 2.');
  });

  it('tells failed recipes, and starts that failed or were spurious, with their reason', () => {
    const told = explain(
      select(grid(gmm({ components: 1 }), { components: [1, 9] }), [1, 2, 4, 7], { criterion: 'bic', starts: 2 }),
    );
    expect(told.at(-1)).toBe(
      'gmm components=9 was not fitted: gmm: 9 components need at least as many rows; got 4 rows.',
    );
    const report = {
      index: 0,
      seed: null,
      objective: 1,
      iterations: 1,
      stop: 'tolerance',
      warnings: [],
      grown: false,
      crossed: false,
      abandoned: false,
    } as const;
    const startReports = [
      { ...report, spurious: true, failed: null },
      { ...report, spurious: false, failed: 'gmm: singular.' },
      { ...report, spurious: false, failed: null },
    ];
    expect(explain(made([{ bic: 1, startReports }])).slice(-2)).toEqual([
      '1 of 3 starts of row 0 ended in a component that follows a few rows (spurious).',
      '1 of 3 starts of row 0 failed; the first: gmm: singular.',
    ]);
  });

  it('is frozen', () => expect(Object.isFrozen(sentences)).toBe(true));
});

/** A selection of rows with nothing but what is given. */
function made(rows: object[], criterion: 'bic' | 'silhouette' = 'bic'): Selection<FittedModel> {
  const model = { report: { converged: true, warnings: [] } };
  const blank = { bic: null, aic: null, icl: null, silhouette: null, crossValidatedLogLikelihood: null };
  const counts = { starts: 10, startsAgreeing: 10, agreement: 1, startReports: [], reason: null };
  const recipe = { params: {}, name: 'row' };
  return {
    criterion,
    table: rows.map((row, i) => ({ ...blank, ...counts, model, recipe, label: `row ${i}`, ...row })),
  } as never;
}
