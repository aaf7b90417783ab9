import { type Rules, readOptions, realNumber, sampleWeightsRule } from '@mixwell/core';
import { information } from './information.ts';
import { jointCounts } from './joint-counts.ts';
import type { Labels } from './labels.ts';
import { type WeightedOptions, readWeighted } from './sample-weights.ts';

/** Options of `vMeasure`. */
export interface VMeasureOptions extends WeightedOptions {
  /** The weight of completeness relative to homogeneity, at least 0; default 1. */
  beta?: number;
}

/** The rules of the options of `vMeasure`. */
export const vMeasureRules: Rules<VMeasureOptions> = {
  beta: realNumber({ doc: 'The weight of completeness relative to homogeneity.', default: 1, min: 0 }),
  sampleWeights: sampleWeightsRule,
};

/**
 * The weighted harmonic mean of homogeneity and completeness [1]: 0 to 1.
 *
 * At `beta` 1 it is the normalized mutual information with the arithmetic average, and the order of the labellings does not matter.
 *
 * @param truth      one label a row.
 * @param predicted  one label a row, of the same rows.
 * @throws MixwellError `invalid-input` for empty labels, or a label that is neither a whole number nor a text (naming its row);
 *   `invalid-input` for a sample weight that is negative or not finite; `shape-mismatch` where the lengths differ; `invalid-param` for an unknown option, or a `beta` that is negative or not finite.
 *
 * [1] A. Rosenberg and J. Hirschberg, V-measure, EMNLP-CoNLL (2007).
 */
export function vMeasure(truth: Labels, predicted: Labels, options: VMeasureOptions = {}): number {
  const { beta, sampleWeights } = readOptions('vMeasure', vMeasureRules, options);
  const { homogeneity: h, completeness: c } = purities('vMeasure', truth, predicted, sampleWeights);
  return h === 0 || c === 0 ? 0 : Math.min(1, ((1 + beta) * h * c) / (beta * h + c));
}

/**
 * How far each cluster holds rows of one class only [1]: 0 to 1; 1 where the truth is one class.
 *
 * @param truth      one label a row.
 * @param predicted  one label a row, of the same rows.
 * @throws MixwellError `invalid-input` for empty labels, or a label that is neither a whole number nor a text (naming its row);
 *   `invalid-input` for a sample weight that is negative or not finite; `shape-mismatch` where the lengths differ;
 *   `invalid-param` for an unknown option.
 *
 * [1] A. Rosenberg and J. Hirschberg, V-measure, EMNLP-CoNLL (2007).
 */
export function homogeneity(truth: Labels, predicted: Labels, options: WeightedOptions = {}): number {
  return purities('homogeneity', truth, predicted, readWeighted('homogeneity', options)).homogeneity;
}

/**
 * How far each class has its rows in one cluster only [1]: 0 to 1; 1 where the prediction is one cluster.
 *
 * @param truth      one label a row.
 * @param predicted  one label a row, of the same rows.
 * @throws MixwellError `invalid-input` for empty labels, or a label that is neither a whole number nor a text (naming its row);
 *   `invalid-input` for a sample weight that is negative or not finite; `shape-mismatch` where the lengths differ;
 *   `invalid-param` for an unknown option.
 *
 * [1] A. Rosenberg and J. Hirschberg, V-measure, EMNLP-CoNLL (2007).
 */
export function completeness(truth: Labels, predicted: Labels, options: WeightedOptions = {}): number {
  return purities('completeness', truth, predicted, readWeighted('completeness', options)).completeness;
}

function purities(
  owner: string,
  truth: Labels,
  predicted: Labels,
  sampleWeights: ArrayLike<number> | undefined,
): { homogeneity: number; completeness: number } {
  const { entropyA, entropyB, mutual } = information(
    jointCounts(owner, ['truth', truth], ['predicted', predicted], sampleWeights),
  );
  return {
    homogeneity: entropyA === 0 ? 1 : mutual / entropyA,
    completeness: entropyB === 0 ? 1 : mutual / entropyB,
  };
}
