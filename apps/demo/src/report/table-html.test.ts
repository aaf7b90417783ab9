import { expect, it } from 'vitest';
import { tableHtml } from './table-html.ts';

const table = {
  head: ['<name>', 'n'],
  rows: [
    ['&', '1'],
    ['b', '2'],
  ],
  words: [0],
};

it('escapes heads and cells, and aligns words and numbers', () => {
  const { markup } = tableHtml(table);
  expect(markup).toContain('<th class="word" scope="col">&#60;name&#62;</th>');
  expect(markup).toContain('<td class="word">&#38;</td>');
  expect(markup).toContain('<td class="number">2</td>');
});

it('marks the best row, or one cell of it', () => {
  expect(tableHtml({ ...table, best: { row: 1 } }).markup.match(/ best/g)).toHaveLength(2);
  expect(tableHtml({ ...table, best: { row: 1, column: 1 } }).markup.match(/ best/g)).toHaveLength(1);
  expect(tableHtml(table).markup).not.toContain('best');
});

it('has no head where the columns have no names', () => {
  expect(tableHtml({ head: ['', ''], rows: [['a', '1']] }).markup).not.toContain('<thead>');
});
