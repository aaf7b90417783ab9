import { type Rule, type Rules, realNumber, refused, sampleWeightsRule } from '@mixwell/core';

export interface GmmPartialFitOptions {
  /** One weight a row, at least 0: a row of weight 2 counts as two rows, one of weight 0 as absent. */
  sampleWeights?: ArrayLike<number>;
  /** How fast the past fades, above 0.5 to 1: the exponent of the step. At 1 all rows count the same. Default 0.7. */
  forgetting?: number;
}

const number = realNumber({
  min: 0.5,
  default: 0.7,
  doc: 'How fast the past fades: the exponent of the step. At 1 all rows count the same.',
});

const forgetting: Rule<number> = {
  ...number,
  expected: 'a number above 0.5, at most 1',
  read: (value, where) => {
    const read = number.read(value, where);
    return read === refused || read === 0.5 || read > 1 ? refused : read;
  },
  bad: [...number.bad, 0.5, 1.5],
};

export const gmmPartialFitRules: Rules<GmmPartialFitOptions> = {
  sampleWeights: sampleWeightsRule,
  forgetting,
};
