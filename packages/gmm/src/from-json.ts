import { type ModelKind, fromJSON } from '@mixwell/core';
import { type CovarianceName, families, scoringShape } from '@mixwell/covariance-families';
import { isScorable, isUpdate, readNoise } from '@mixwell/mixtures';
import { type GmmModel, gmmModel } from './model.ts';
import { readStream } from './stream/stream.ts';

/** How mixtures come back from JSON. */
export const gmmKind: ModelKind<GmmModel> = {
  name: 'gmm',
  restore({ name, params, columns, report }, state) {
    const components = state.count('components');
    const cols = columns.length;
    state.refuseUnless('params', (params.covariance as string) in families && isUpdate(params.update, components));
    const mixture = {
      components,
      cols,
      weights: state.numbers('weights', components),
      means: state.matrix('means', components, cols).data,
      covariances: state.numbers('covariances', components * cols * cols),
      ...(params.noise === true && { noise: readNoise(state, cols) }),
    };
    const weights = [...mixture.weights, mixture.noise?.weight ?? 0];
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    state.refuseUnless('weights', weights.every((weight) => weight >= 0) && Math.abs(total - 1) < 1e-9);
    const shape = scoringShape(families[params.covariance as CovarianceName].name);
    state.refuseUnless('covariances', isScorable(mixture, shape));
    const startIndex = state.labels('startIndex', components, components);
    state.refuseUnless('startIndex', new Set(startIndex).size === components);
    const parts = components + (mixture.noise ? 1 : 0);
    return gmmModel({ name, params, columns }, report, {
      mixture,
      startIndex,
      labels: state.labels('labels', report.rows, parts),
      logLikelihood: state.number('logLikelihood'),
      stream: readStream(state, mixture),
    });
  },
};

/**
 * The mixture in `json`, as `toJSON` gave it.
 *
 * @throws MixwellError `invalid-model` where it is not one.
 */
export function gmmFromJSON(json: unknown): GmmModel {
  return fromJSON(json, [gmmKind]);
}
