import type { StateReader } from '@mixwell/core';
import type { Noise } from './noise.ts';

/** Noise as the state of a model's JSON. */
export function noiseState({ weight, box: { origin, axes, low, high } }: Noise): Record<string, unknown> {
  return { noiseWeight: weight, noiseOrigin: origin, noiseAxes: axes, noiseLow: low, noiseHigh: high };
}

/** @throws MixwellError `invalid-model` where the state has no noise in `cols` columns, or a box without a volume. */
export function readNoise(state: StateReader, cols: number): Noise {
  const box = {
    origin: state.numbers('noiseOrigin', cols),
    axes: state.numbers('noiseAxes', cols * cols),
    low: state.numbers('noiseLow', cols),
    high: state.numbers('noiseHigh', cols),
  };
  state.refuseUnless(
    'noiseHigh',
    box.high.every((value, e) => value > box.low[e]),
  );
  return { weight: state.number('noiseWeight'), box };
}
