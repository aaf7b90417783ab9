import { type Rule, type Seed, refused, seedRule, signalRule, wholeNumber } from '@mixwell/core';

export { sampleWeightsRule as weightsRule } from '@mixwell/metrics';

export const abortRule = signalRule(
  'Ends the work with a MixwellError `aborted` that has the best model so far in `details.model`.',
);

/** The seed that starts fork from, in place of that of the recipe. */
export const startsSeedRule: Rule<Seed | undefined> = {
  ...seedRule('What the seeds of the starts fork from; 1 and "1" are the same. Default: the seed of the recipe.'),
  default: undefined,
};

export function startsRule(about: { default?: number } = {}): Rule<number> {
  return wholeNumber({ ...about, min: 1, doc: 'How many starts to make, each from a seed of its own.' });
}

export function callbackRule<F>(about: { doc: string; type: string }): Rule<F | undefined> {
  return {
    ...about,
    expected: 'a function',
    default: undefined,
    read: (value) => (typeof value === 'function' ? (value as F) : refused),
    bad: [0, null, {}],
  };
}

export const workersRule: Rule<number> = wholeNumber({
  min: 1,
  default: 1,
  doc: 'Threads that share the work; 1 is this thread alone.',
});

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
