import { type Rules, oneOf, seedRule, wholeNumber } from '@mixwell/core';
import { expect, it } from 'vitest';
import { fillTables, optionsTable } from './table.ts';

const rules: Rules<Record<string, unknown>> = {
  clusters: wholeNumber({ min: 1, doc: 'How many.' }),
  init: oneOf(['a', 'b'], { default: 'a', doc: 'Where from: a||b.' }),
  seed: seedRule('Why.'),
};

it('a row an option: required without a default, and bars in types and sentences escaped', () => {
  expect(optionsTable(rules).split('\n')).toEqual([
    '| Option | Type | Default | Meaning |',
    '| --- | --- | --- | --- |',
    '| `clusters` | `number` | required | How many. |',
    "| `init` | `'a' \\| 'b'` | `'a'` | Where from: a\\|\\|b. |",
    '| `seed` | `number \\| string` | `0` | Why. |',
  ]);
});

it('replaces what is between the markers, and nothing else', () => {
  const text = 'before\n<!-- options:x -->\nold\n<!-- /options -->\nafter';
  expect(fillTables(text, new Map([['x', 'new']]))).toBe(
    'before\n<!-- options:x -->\n\nnew\n\n<!-- /options -->\nafter',
  );
});

it('a marker without rules is an error', () => {
  expect(() => fillTables('<!-- options:y -->\n<!-- /options -->', new Map())).toThrow(
    'no rules for the options of "y"',
  );
});
