import { DataFrame } from 'danfojs-node';
import { expect, test } from 'vitest';
import { textTable } from './text-table.ts';

test('words to the left, numbers to the right, whole ones without decimals', () => {
  expect(
    textTable(
      [
        { name: 'a', size: 2, mean: 0.12345 },
        { name: 'bcd', size: 10, mean: 1 },
      ],
      { digits: 2 },
    ),
  ).toBe(
    ['| name | size | mean |', '| :--- | ---: | ---: |', '| a    |    2 | 0.12 |', '| bcd  |   10 |    1 |'].join('\n'),
  );
});

test('a DataFrame', () => {
  expect(textTable(new DataFrame({ a: [1.5, 2.25], b: ['x', 'y'] }))).toBe(
    ['|     a | b  |', '| ----: | :- |', '| 1.500 | x  |', '| 2.250 | y  |'].join('\n'),
  );
});
