import { describe, expect, it } from 'vitest';
import { InputError } from './input-error.ts';
import { parseComponents, parseShapes, parseStarts } from './options.ts';

describe('parseComponents', () => {
  it.each([
    ['1..6', [1, 2, 3, 4, 5, 6]],
    ['4', [4]],
    ['3..3', [3]],
    ['8, 2,4', [2, 4, 8]],
    ['1..3,2..5', [1, 2, 3, 4, 5]],
    ['1..50', Array.from({ length: 50 }, (_, i) => i + 1)],
  ])('reads %s', (text, numbers) => {
    expect(parseComponents(text)).toEqual(numbers);
  });

  it.each([
    '',
    '0',
    '-1',
    '1.5',
    '1...3',
    '6..1',
    '0..3',
    'two',
    '1..',
    '..4',
    '1..2..3',
    '1,,2',
    '1..51',
    '1..1000000000',
    '1e3',
    '1..30,31..60',
  ])('refuses %j', (text) => {
    expect(() => parseComponents(text)).toThrow(
      new InputError(`expected whole numbers of at least 1, as 1..6 or 2,4,8, at most 50 of them; got "${text}".`),
    );
  });
});

describe('parseShapes', () => {
  it('reads shapes in their order, each once', () => {
    expect(parseShapes('tied, full,tied')).toEqual(['tied', 'full']);
  });

  it.each(['', 'round', 'full,', 'FULL'])('refuses %j', (text) => {
    expect(() => parseShapes(text)).toThrow('expected shapes among full, tied, diag, spherical; got');
  });
});

describe('parseStarts', () => {
  it('reads a whole number', () => {
    expect(parseStarts('20')).toBe(20);
  });

  it.each(['0', '-3', '2.5', 'many', ''])('refuses %j', (text) => {
    expect(() => parseStarts(text)).toThrow(`expected a whole number of at least 1; got "${text}".`);
  });
});
