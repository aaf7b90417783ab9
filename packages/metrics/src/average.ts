import { type Rules, oneOf, readOptions } from '@mixwell/core';
import type { Information } from './information.ts';

/** Options of the normalized and the adjusted mutual information. */
export interface AverageOptions {
  /** Which mean of the two entropies stands for full agreement; default 'arithmetic'. */
  average?: Average;
}

/** A mean of two entropies. */
export type Average = 'arithmetic' | 'geometric' | 'min' | 'max';

/** The rules of the option `average`. */
export const averageRules: Rules<AverageOptions> = {
  average: oneOf<Average>(['arithmetic', 'geometric', 'min', 'max'], {
    doc: 'Which mean of the two entropies stands for full agreement.',
    default: 'arithmetic',
  }),
};

/** The chosen mean of the two entropies, in nats. @throws MixwellError `invalid-param` for an unknown option or mean. */
export function readAverage(owner: string, options: AverageOptions): (information: Information) => number {
  const { average } = readOptions(owner, averageRules, options);
  return ({ entropyA, entropyB }) => means[average](entropyA, entropyB);
}

const means: Readonly<Record<Average, (p: number, q: number) => number>> = {
  arithmetic: (p, q) => (p + q) / 2,
  geometric: (p, q) => Math.sqrt(p * q),
  min: Math.min,
  max: Math.max,
};
