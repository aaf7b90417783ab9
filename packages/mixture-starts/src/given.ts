import { type Fit, rowArray, sweep } from '@mixwell/core';
import type { CovarianceName } from '@mixwell/covariance-families';
import { weighedMoments } from '@mixwell/kernels';
import type { Mixture } from '@mixwell/mixtures';
import { type GivenStart, checkRows, givenCovariances, givenMeans } from './given-start.ts';
import { type StartContext, fromLabelsAlone, fromMeans, fromMoments, repeated } from './partition.ts';

/** The mixture that a start gives, with what it leaves open made from its labels, responsibilities or the data. */
export function* givenStart(
  { components, covariance }: { readonly components: number; readonly covariance: CovarianceName },
  given: GivenStart,
  context: StartContext,
): Fit<Mixture> {
  const { about, pooled, owner } = context;
  checkRows(given, about.rows, owner);
  const means = givenMeans(given, about, owner);
  const rough = repeated(pooled.means, components);
  let mixture: Mixture;
  if (given.labels) {
    const labels = yield* rowArray('int32');
    labels.set(given.labels);
    mixture = yield* fromLabelsAlone(components, labels, context);
  } else if (given.responsibilities) {
    const responsibilities = yield* rowArray('float64', components);
    responsibilities.set(given.responsibilities.data);
    mixture = fromMoments(rough, yield* sweep(weighedMoments, { about: rough }, { responsibilities }), context);
  } else {
    mixture = fromMeans(means as Float64Array, 1, context);
  }
  return {
    ...mixture,
    weights: given.weights ?? mixture.weights,
    means: means ?? mixture.means,
    covariances: givenCovariances(given, covariance, about.cols, owner) ?? mixture.covariances,
  };
}
