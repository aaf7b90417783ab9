import { describe, expect, it } from 'vitest';
import { readLabels, readPair } from './labels.ts';

describe('readLabels', () => {
  it('numbers 10, -1, 9, 10 are classes -1, 9, 10 of 1, 1 and 2 rows', () => {
    const { codes, names, sizes } = readLabels('test', 'a', [10, -1, 9, 10]);
    expect(names).toEqual([-1, 9, 10]);
    expect([...codes]).toEqual([2, 0, 1, 2]);
    expect([...sizes]).toEqual([1, 1, 2]);
  });

  it('texts are sorted by code unit, whatever the language', () => {
    expect(readLabels('test', 'a', ['é', 'b', 'Z', '', 'b']).names).toEqual(['', 'Z', 'b', 'é']);
  });

  it('typed arrays are labels, and -0 is 0', () => {
    expect(readLabels('test', 'a', Int32Array.of(3, 1)).names).toEqual([1, 3]);
    const { names } = readLabels('test', 'a', [-0, 0]);
    expect(names).toHaveLength(1);
    expect(Object.is(names[0], 0)).toBe(true);
  });

  it('does not write to its input', () => {
    const labels = Object.freeze(['b', 'a', 'b']);
    readLabels('test', 'a', labels);
    expect(labels).toEqual(['b', 'a', 'b']);
  });

  it.each([
    ['test: row 1 of "a" is NaN; expected a whole number, as in row 0.', [0, NaN]],
    ['test: row 0 of "a" is null; expected a whole number or a text.', [null]],
    ['test: row 1 of "a" is undefined; expected a text, as in row 0.', ['x', undefined]],
    ['test: row 2 of "a" is 0.5; expected a whole number, as in row 0.', [0, 1, 0.5]],
    ['test: row 1 of "a" is Infinity; expected a whole number, as in row 0.', [0, Infinity]],
    ['test: row 1 of "a" is the text "1"; expected a whole number, as in row 0.', [1, '1']],
    ['test: row 1 of "a" is 1; expected a text, as in row 0.', ['1', 1]],
    ['test: row 0 of "a" is true; expected a whole number or a text.', [true]],
    ['test: row 0 of "a" is the bigint 1n; expected a whole number or a text.', BigInt64Array.of(1n)],
    ['test: row 0 of "a" is an array of 1; expected a whole number or a text.', [[0], [1]]],
    ['test: "a" is empty; expected one label a row.', []],
    ['test: "a" must be an array of labels; got the text "aabb".', 'aabb'],
    ['test: "a" must be an array of labels; got null.', null],
    ['test: "a" must be an array of labels; got 3.', 3],
  ])('refuses: %s', (message, labels) => {
    expect(() => readLabels('test', 'a', labels as never)).toThrow(
      expect.objectContaining({ code: 'invalid-input', message }) as Error,
    );
  });
});

describe('readPair', () => {
  it('refuses labellings of different lengths', () => {
    expect(() => readPair('test', ['truth', [0, 1]], ['predicted', ['x']])).toThrow(
      expect.objectContaining({
        code: 'shape-mismatch',
        message: 'test: "truth" and "predicted" must label the same rows; got 2 and 1 labels.',
        details: { truth: 2, predicted: 1 },
      }) as Error,
    );
  });
});
