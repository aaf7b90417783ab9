import { describe } from './describe.ts';
import { MixwellError } from './error.ts';
import { type Rule, refused } from './rules.ts';

/** The rule of the option `sampleWeights`; `readWeights` checks it against the rows. */
export const sampleWeightsRule: Rule<ArrayLike<number> | undefined> = {
  doc: 'One weight a row, at least 0: a row of weight 2 counts as two rows, one of weight 0 as absent.',
  type: 'ArrayLike<number>',
  expected: 'an array of numbers, one a row',
  default: undefined,
  read: (value) =>
    typeof (value as ArrayLike<number> | null)?.length === 'number' && typeof value === 'object'
      ? (value as ArrayLike<number>)
      : refused,
  bad: [0, null, '12', {}],
};

/** Sums of weights between which their products with each other, and with squares of data, are neither 0 nor infinite. */
const LEAST_TOTAL = 1e-100;
const MOST_TOTAL = 1e100;

/**
 * Sample weights as a copy of their own, or null where none are given.
 *
 * @throws MixwellError `shape-mismatch` where there is not one weight a row; `invalid-input` for a weight that is negative or
 *   not finite, naming its row, where no weight is above 0, or where their sum is not between 1e-100 and 1e100.
 */
export function readWeights(owner: string, weights: ArrayLike<number> | undefined, rows: number): Float64Array | null {
  if (weights === undefined) return null;
  if (weights === null || typeof weights !== 'object' || weights.length !== rows) {
    throw new MixwellError(
      'shape-mismatch',
      `${owner}: "sampleWeights" must be an array of ${rows}, one weight a row; got ${describe(weights)}.`,
      { rows },
    );
  }
  const copy = new Float64Array(rows);
  let total = 0;
  for (let i = 0; i < rows; i++) {
    const weight: unknown = weights[i];
    if (typeof weight !== 'number' || !(weight >= 0) || weight === Infinity) {
      throw new MixwellError(
        'invalid-input',
        `${owner}: the sample weight of row ${i} is ${describe(weight)}; expected a finite number of at least 0.`,
        { row: i, value: weight },
      );
    }
    copy[i] = weight;
    total += weight;
  }
  if (total === 0) throw new MixwellError('invalid-input', `${owner}: every sample weight is 0.`, {});
  if (total >= LEAST_TOTAL && total <= MOST_TOTAL) return copy;
  throw new MixwellError(
    'invalid-input',
    `${owner}: the sample weights add to ${total}; expected ${LEAST_TOTAL} to ${MOST_TOTAL}: rescale them.`,
    { total },
  );
}
