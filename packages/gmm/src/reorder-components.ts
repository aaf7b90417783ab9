import { MixwellError, describe } from '@mixwell/core';
import { reordered } from '@mixwell/mixtures';
import { type GmmModel, gmmModel } from './model.ts';
import { mixtureOf } from './mixture-of-model.ts';
import { reorderedStream } from './stream/stream.ts';

/**
 * The same model with its components in another order: component k of it is component `order[k]` of `model`.
 *
 * Weights, means, covariances, labels, `predict`, `predictProba`, `startIndex` and the JSON all follow; noise stays last. What is made from it,
 * by `marginal` or `gmmPartialFit`, is in canonical order again.
 *
 * @param order  each component once; `alignComponents` of @mixwell/diagnostics finds the one of an earlier model.
 * @throws MixwellError `invalid-param` where it is not.
 */
export function reorderComponents(model: GmmModel, order: ArrayLike<number>): GmmModel {
  const { clusters, startIndex, labels, logLikelihood, stream } = model;
  const given = Array.from(order ?? []);
  if (given.length !== clusters || !startIndex.every((_, k) => given.includes(k))) {
    throw new MixwellError(
      'invalid-param',
      `reorderComponents: "order" must have each of the components 0 to ${clusters - 1} once; got ${given.join(', ') || describe(order)}.`,
      { option: 'order' },
    );
  }
  return gmmModel(model, model.report, {
    mixture: reordered(mixtureOf(model), given),
    startIndex: Int32Array.from(given, (k) => startIndex[k]),
    labels: labels.map((label) => (label < clusters ? given.indexOf(label) : label)),
    logLikelihood,
    ...(stream && { stream: reorderedStream(stream, given) }),
  });
}
