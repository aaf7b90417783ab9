import { expect, it } from 'vitest';
import { agreement, fixed, percent, plural, show } from './format.ts';

it.each([
  [3, '3'],
  [1234567, '1234567'],
  [-0.5, '−0.5000'],
  [0.35581234, '0.3558'],
  [79.96, '79.96'],
  [-1126.3159, '−1126'],
  [123456.7, '123457'],
  [0.00001234, '1.234e−5'],
  [NaN, 'NaN'],
  [null, ''],
  [undefined, ''],
  ['tied', 'tied'],
  [true, 'true'],
])('show(%s) is %j', (value, text) => {
  expect(show(value)).toBe(text);
});

it('shows as many significant digits as asked for', () => {
  expect(show(-1126.3159, 7)).toBe('−1126.316');
});

it('fixed keeps decimals, percent multiplies by 100', () => {
  expect(fixed(-1.005, 1)).toBe('−1.0');
  expect(percent(0.3558)).toBe('36 %');
  expect(percent(0.987, 1)).toBe('98.7 %');
});

it('agreement counts starts, and is empty where there were none', () => {
  expect(agreement({ startsAgreeing: 17, starts: 20 })).toBe('17 of 20');
  expect(agreement({ startsAgreeing: null, starts: null })).toBe('');
});

it('one row, two rows', () => {
  expect([plural(1, 'row'), plural(2, 'row'), plural(0, 'row')]).toEqual(['1 row', '2 rows', '0 rows']);
});
