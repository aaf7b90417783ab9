import { MixwellError } from '@mixwell/core';
import { maxAssignment } from '@mixwell/metrics';
import { bhattacharyya } from './bhattacharyya.ts';
import { type FittedMixture, refuseNonMixture } from './fitted-mixture.ts';

/** How the components of a model continue those of an earlier one. */
export interface ComponentAlignment {
  /** The components of the model in the order of those that they match; those without a match last, in their own order. */
  readonly order: Int32Array;
  /** For each of `order` the component of the earlier model that it matches; -1 where there is none. */
  readonly earlier: Int32Array;
  /** For each of `order` the Bhattacharyya distance to its match, 0 where it is the same; null where there is none. */
  readonly distances: readonly (number | null)[];
  /** Labels of the model as numbers of the earlier one: components without a match come after its last, then noise. */
  relabel(labels: ArrayLike<number>): Int32Array;
}

/**
 * The order of the components of `model` that matches those of `earlier` best: with the least sum of Bhattacharyya distances, each to at
 * most one (Hungarian method).
 *
 * `reorderComponents(model, order)` of @mixwell/gmm is the model in that order.
 *
 * @throws MixwellError `invalid-param` for what is not a fitted mixture; `shape-mismatch` where the two have other columns.
 *
 * Cost: O(components^2 * features^3).
 */
export function alignComponents(model: FittedMixture, earlier: FittedMixture): ComponentAlignment {
  refuseNonMixture('alignComponents', model);
  refuseNonMixture('alignComponents', earlier);
  if (model.columns.join('\n') !== earlier.columns.join('\n')) {
    throw new MixwellError(
      'shape-mismatch',
      `alignComponents: the models must have the same columns; got ${model.columns.join(', ')} and ${earlier.columns.join(', ')}.`,
      { columns: model.columns, earlier: earlier.columns },
    );
  }
  const [rows, cols] = [earlier.weights.length, model.weights.length];
  const distances = Float64Array.from({ length: rows * cols }, (_, at) =>
    bhattacharyya('alignComponents', earlier, Math.floor(at / cols), model, at % cols),
  );
  const partners = maxAssignment({ data: distances.map((value) => -value), rows, cols });
  const matched = Array.from(partners.keys()).filter((place) => partners[place] >= 0);
  const order = matched.map((place) => partners[place]);
  const extra = Array.from(model.weights.keys()).filter((k) => !order.includes(k));
  const all = [...order, ...extra];
  const placeOf = Int32Array.from(model.weights, (_, k) => matched[all.indexOf(k)] ?? all.indexOf(k));
  return Object.freeze({
    order: Int32Array.from(all),
    earlier: Int32Array.from(all, (_, at) => matched[at] ?? -1),
    distances: Object.freeze(all.map((k, at) => (at < matched.length ? distances[matched[at] * cols + k] : null))),
    relabel: (labels: ArrayLike<number>) => Int32Array.from(labels, (label) => placeOf[label] ?? Math.max(rows, cols)),
  });
}
