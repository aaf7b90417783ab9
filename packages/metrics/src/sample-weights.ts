import { MixwellError, type Rules, readOptions, readWeights, sampleWeightsRule } from '@mixwell/core';

/** Options of the indices that take sample weights and nothing else. */
export interface WeightedOptions {
  /** One weight a row, at least 0: a row of weight 2 counts as two rows, one of weight 0 as absent. */
  sampleWeights?: ArrayLike<number>;
}

/** The rules of the options of indices that take sample weights and nothing else. */
export const weightedRules: Rules<WeightedOptions> = { sampleWeights: sampleWeightsRule };

/** The weights that `options` give. @throws MixwellError `invalid-param` for an unknown or unacceptable option. */
export function readWeighted(owner: string, options: WeightedOptions): ArrayLike<number> | undefined {
  return readOptions(owner, weightedRules, options).sampleWeights;
}

/** `readWeights` for an index that counts pairs of rows, or deals rows at random: it needs numbers of rows. */
export function readWholeWeights(
  owner: string,
  weights: ArrayLike<number> | undefined,
  rows: number,
): Float64Array | null {
  const read = readWeights(owner, weights, rows);
  const row = read?.findIndex((weight) => !Number.isSafeInteger(weight)) ?? -1;
  if (read === null || row < 0) return read;
  throw new MixwellError(
    'invalid-input',
    `${owner}: the sample weight of row ${row} is ${read[row]}; expected a whole number, because it counts rows.`,
    { row, value: read[row] },
  );
}
