import { type Rules, oneOf, readOptions, sampleWeightsRule } from '@mixwell/core';
import type { Information } from './information.ts';
import type { WeightedOptions } from './sample-weights.ts';

/** Options of the normalized and the adjusted mutual information. */
export interface AverageOptions extends WeightedOptions {
  /** Which mean of the two entropies stands for full agreement; default 'arithmetic'. */
  average?: Average;
}

/** A mean of two entropies. */
export type Average = 'arithmetic' | 'geometric' | 'min' | 'max';

/** The rules of the options of the normalized and the adjusted mutual information. */
export const averageRules: Rules<AverageOptions> = {
  average: oneOf<Average>(['arithmetic', 'geometric', 'min', 'max'], {
    doc: 'Which mean of the two entropies stands for full agreement.',
    default: 'arithmetic',
  }),
  sampleWeights: sampleWeightsRule,
};

/** The chosen mean of the two entropies, in nats, and the weights. @throws MixwellError `invalid-param` for an unknown option or mean. */
export function readAverage(
  owner: string,
  options: AverageOptions,
): { average: (information: Information) => number; sampleWeights: ArrayLike<number> | undefined } {
  const { average, sampleWeights } = readOptions(owner, averageRules, options) as AverageOptions & { average: Average };
  return { average: ({ entropyA, entropyB }) => means[average](entropyA, entropyB), sampleWeights };
}

const means: Readonly<Record<Average, (p: number, q: number) => number>> = {
  arithmetic: (p, q) => (p + q) / 2,
  geometric: (p, q) => Math.sqrt(p * q),
  min: Math.min,
  max: Math.max,
};
