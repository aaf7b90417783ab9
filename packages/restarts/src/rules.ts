import { type Rule, type Seed, refused, seedRule, signalRule, wholeNumber } from '@mixwell/core';

/** The rule of the option `signal`. */
export const abortRule = signalRule(
  'Ends the work with a MixwellError `aborted` that has the best model so far in `details.model`.',
);

/** The seed that starts fork from, in place of that of the recipe. */
export const startsSeedRule: Rule<Seed | undefined> = {
  ...seedRule('What the seeds of the starts fork from; 1 and "1" are the same. Default: the seed of the recipe.'),
  default: undefined,
};

/** The rule of the option `starts`. */
export function startsRule(about: { default?: number } = {}): Rule<number> {
  return wholeNumber({ ...about, min: 1, doc: 'How many starts to make, each from a seed of its own.' });
}

/** The rule of an option that is a function to call. */
export function callbackRule<F>(about: { doc: string; type: string }): Rule<F | undefined> {
  return {
    ...about,
    expected: 'a function',
    default: undefined,
    read: (value) => (typeof value === 'function' ? (value as F) : refused),
    bad: [0, null, {}],
  };
}

/** The rule of the option `workers`. */
export const workersRule: Rule<number> = wholeNumber({
  min: 1,
  default: 1,
  doc: 'Threads that share the work; 1 is this thread alone.',
});
