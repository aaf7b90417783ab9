import { type Fit, rowArray, sweep } from '@mixwell/core';
import { sum } from '@mixwell/covariance-families';
import { labelledMoments } from '@mixwell/kernels';
import type { Box, Mixture } from '@mixwell/mixtures';
import { HALF, besideNoise } from './beside-noise.ts';
import { type GivenStart, checkRows, noiseShare } from './given-start.ts';
import type { StartContext } from './partition.ts';
import { type StartParams, startMixture } from './start.ts';

/**
 * The mixture that EM starts from, with noise over `box`.
 *
 * Rows that the labels of a given start number `components` are noise: no component learns from them. Where there are none the start
 * is as it would be without noise, and noise has half of the weight: so each row begins as noise as far as the box explains it
 * better than the components do, and rows far from all of them lose their pull in the first iteration. Where given weights add to less
 * than 1, noise has the rest.
 */
export function* startBesideNoise(params: StartParams, context: StartContext, box: Box): Fit<Mixture> {
  const { components, init } = params;
  const { start: own, share: left } = withoutNoise(init);
  const isSplit = typeof own !== 'string' && own.labels?.includes(components);
  const { start, share } = isSplit ? yield* splitOff(own, components, context) : { start: own, share: left };
  const mixture = yield* startMixture({ ...params, init: start }, context);
  return mixture.noise ? mixture : besideNoise(mixture, box, share);
}

/** The start of the components, whose weights add to 1, and what was left to noise. */
function withoutNoise(init: StartParams['init']): { start: StartParams['init']; share: number } {
  const share = typeof init === 'string' ? 0 : noiseShare(init);
  if (typeof init === 'string' || share === 0) return { start: init, share: HALF };
  return { start: { ...init, weights: init.weights?.map((weight) => weight / (1 - share)) }, share };
}

/** The start of the rows that are not noise, and the share of those that are. */
function* splitOff(
  given: GivenStart,
  components: number,
  { about, owner }: StartContext,
): Fit<{ start: GivenStart; share: number }> {
  checkRows(given, about.rows, owner);
  const { labels: all, ...rest } = given;
  const labels = yield* rowArray('int32');
  labels.set(all as Int32Array);
  const parts = components + 1;
  const points = { data: new Float64Array(parts * about.cols), rows: parts, cols: about.cols };
  const { weight } = yield* sweep(labelledMoments, { about: points }, { labels });
  const data = new Float64Array(about.rows * components);
  labels.forEach((label, i) => {
    if (label < components) data[i * components + label] = 1;
  });
  const responsibilities = { data, rows: about.rows, cols: components };
  return { start: { ...rest, responsibilities }, share: weight[components] / sum(weight) };
}
