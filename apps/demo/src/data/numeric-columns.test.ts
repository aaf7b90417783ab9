import { expect, it } from 'vitest';
import { numericColumns } from './numeric-columns.ts';

function columnsOf(name: string, ...cells: readonly string[]): ReturnType<typeof numericColumns> {
  return numericColumns({ columns: [name], rows: cells.map((cell) => [cell]) });
}

it('numbers in all their spellings are numeric', () => {
  const { numeric, others } = columnsOf('a', '1', '-2.5', '1e3', '.5', '0');
  expect(numeric).toEqual([{ name: 'a', cells: Float64Array.of(1, -2.5, 1000, 0.5, 0) }]);
  expect(others).toEqual([]);
});

it('what stands for a missing value is NaN', () => {
  const [{ cells }] = columnsOf('a', '1', '', 'NA', 'n/a', 'NaN', 'null', '?').numeric;
  expect([...cells]).toEqual([1, NaN, NaN, NaN, NaN, NaN, NaN]);
});

it.each([
  ['a', ['1', 'setosa'], '"a" (row 2 is "setosa")'],
  ['a', ['1', '12,5'], '"a" (row 2 is "12,5")'],
  ['a', ['Infinity'], '"a" (row 1 is "Infinity")'],
  ['a', ['a text that is rather long'], '"a" (row 1 is "a text that is rath…")'],
  ['a', ['', 'NA'], '"a" (no value)'],
  ['', ['1', '2'], 'column 1, which has no name'],
])('column %j of %j is not numeric', (name, cells, why) => {
  expect(columnsOf(name, ...cells)).toEqual({ numeric: [], others: [why] });
});
