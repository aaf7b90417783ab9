import { describe, expect, test } from 'vitest';
import { isGenerator, isReal, sources } from '../data/sources.ts';
import { firstState, freshData } from '../state/state.ts';
import { dataAsk } from './problem.ts';
import { makeSheet } from './sheet.ts';

const ask = (change: Partial<typeof firstState>): ReturnType<typeof dataAsk> => dataAsk({ ...firstState, ...change });
const file = {
  name: 'a.csv',
  columns: ['a', 'b', 'c'],
  places: [0, 1, 2],
  firstRow: 1,
  data: Float64Array.of(1, 2, 3, 4, 5, 6),
  leftOut: 0,
} as const;

describe('the rows', () => {
  test.each(sources.filter((source) => isGenerator(source) || isReal(source)))('of %s are there', (source) => {
    const sheet = makeSheet(ask(freshData(source)), null);
    expect(sheet.rows).toBeGreaterThan(50);
    expect(sheet.x).toHaveLength(sheet.rows * sheet.cols);
    expect(sheet.columns).toHaveLength(sheet.cols);
    expect(sheet.x.every(Number.isFinite)).toBe(true);
    expect(sheet.about === '').toBe(isGenerator(source));
  });

  test('are the chosen columns of a file, and the points added by hand after them', () => {
    const sheet = makeSheet(ask({ source: 'csv', columns: [2, 0], added: [7, 8] }), file);
    expect([...sheet.x]).toEqual([3, 1, 6, 4, 7, 8]);
    expect(sheet.columns).toEqual(['c', 'a']);
    expect(sheet.allColumns).toEqual(['a', 'b', 'c']);
    expect(sheet.extent).toEqual([
      [3, 6],
      [1, 4],
    ]);
  });

  test('of one feature are one column', () => {
    const sheet = makeSheet(ask({ source: 'csv', columns: [1, null] }), file);
    expect([...sheet.x]).toEqual([2, 5]);
  });

  test('of an empty sheet are the points added by hand', () => {
    const sheet = makeSheet(ask({ ...freshData('points'), added: [1, 2] }), null);
    expect(sheet.rows).toBe(1);
    expect(sheet.extent).toEqual([
      [0, 10],
      [0, 10],
    ]);
  });

  test('have a truth where one is known, of all columns in their order', () => {
    expect(makeSheet(ask(freshData('mixture')), null).truth).toMatchObject({
      kind: 'mixture',
      weights: [0.5, 0.3, 0.2],
    });
    expect(makeSheet(ask(freshData('moons')), null).truth).toMatchObject({ kind: 'arcs' });
    expect(makeSheet(ask({ ...freshData('mixture'), columns: [1, 0] }), null).truth).toBeNull();
    expect(makeSheet(ask(freshData('faithful')), null).truth).toBeNull();
  });

  test('of known classes have their moments for a truth: 50 of 150 setosas, 1.462 cm long', () => {
    const { truth } = makeSheet(ask(freshData('iris')), null);
    expect(truth?.kind === 'mixture' && truth.weights[0]).toBeCloseTo(1 / 3);
    expect(truth?.kind === 'mixture' && truth.means[0]).toBeCloseTo(1.462);
  });

  test('have no column that is not there', () => {
    expect(() => makeSheet(ask({ ...freshData('iris'), columns: [0, 9] }), null)).toThrow(
      'no column 10: the data have 4',
    );
  });
});
