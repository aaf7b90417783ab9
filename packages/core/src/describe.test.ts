import { describe, expect, it } from 'vitest';
import { describe as describeValue, plural } from './describe.ts';

describe('describe', () => {
  class Frame {}
  it.each<[unknown, string]>([
    [null, 'null'],
    [undefined, 'undefined'],
    [0, '0'],
    [-0, '-0'],
    [NaN, 'NaN'],
    [-Infinity, '-Infinity'],
    [true, 'true'],
    [12n, 'the bigint 12n'],
    ['', 'the text ""'],
    ['3', 'the text "3"'],
    ['say "hi"\n', String.raw`the text "say \"hi\"\n"`],
    ['x'.repeat(40), `the text "${'x'.repeat(40)}"`],
    ['x'.repeat(41), `the text "${'x'.repeat(37)}..."`],
    [Symbol('s'), 'Symbol(s)'],
    [() => 1, 'a function'],
    [[], 'an array of 0'],
    [[1, 2, 3], 'an array of 3'],
    [new Float32Array(2), 'an array of 2'],
    [new DataView(new ArrayBuffer(8)), 'a DataView'],
    [{ length: 3 }, 'an object'],
    [Object.create(null), 'an object'],
    [new Frame(), 'a Frame'],
    [new Map(), 'a Map'],
    [new AbortController(), 'an AbortController'],
  ])('%o is %s', (value, words) => {
    expect(describeValue(value)).toBe(words);
  });
});

describe('plural', () => {
  it('counts 0 rows, 1 row and 2 rows', () => {
    expect([0, 1, 2].map((count) => plural(count, 'row'))).toEqual(['0 rows', '1 row', '2 rows']);
  });
});
