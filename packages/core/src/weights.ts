import { describe } from './describe.ts';
import { MixwellError } from './error.ts';

/**
 * Sample weights as a copy of their own, or null where none are given.
 *
 * @throws MixwellError `shape-mismatch` where there is not one weight a row; `invalid-input` for a weight that is negative or
 *   not finite, naming its row, or where no weight is above 0.
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
  if (total === Infinity) throw new MixwellError('invalid-input', `${owner}: the sample weights add to Infinity.`, {});
  return copy;
}
