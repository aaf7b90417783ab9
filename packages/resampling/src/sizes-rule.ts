import { type Rule, refused } from '@mixwell/core';

/** Numbers of clusters or components, rising. */
export function sizesRule(sizes: readonly number[]): Rule<readonly number[]> {
  const isSize = (value: unknown, at: number, all: readonly number[]): boolean =>
    Number.isSafeInteger(value) && (value as number) >= 1 && (at === 0 || (value as number) > all[at - 1]);
  return {
    doc: 'Numbers of clusters or components to compare, rising.',
    type: 'number[]',
    expected: 'an array of whole numbers of at least 1, rising',
    default: sizes,
    read: (value) =>
      Array.isArray(value) && value.length > 0 && (value as number[]).every(isSize)
        ? Object.freeze([...(value as number[])])
        : refused,
    bad: [0, null, [], [0], [2, 2], [1.5], '12'],
  };
}
