import { expect, it } from 'vitest';
import { textTable } from './text-table.ts';

it('numbers to the right, words to the left, no colour', () => {
  expect(
    textTable({
      head: ['name', 'n'],
      rows: [
        ['a', '1'],
        ['bcd', '23'],
      ],
      words: [0],
    }),
  ).toBe(['  name   n', '  a      1', '  bcd   23'].join('\n'));
});

it('stars the best cell', () => {
  expect(
    textTable({
      head: ['k', 'bic'],
      rows: [
        ['1', '12'],
        ['2', '9'],
      ],
      best: { row: 1, column: 1 },
    }),
  ).toBe(['  k  bic', '  1   12', '  2    9 *'].join('\n'));
});

it('has no head where the columns have no names', () => {
  expect(textTable({ head: ['', ''], rows: [['a', '1']] })).toBe('  a  1');
});
