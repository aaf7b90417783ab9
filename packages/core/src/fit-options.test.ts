import { describe, expect, it } from 'vitest';
import { refusal } from '../test/refusal.ts';
import type { FitOptions } from './estimator.ts';
import { refuseBadFitOptions } from './fit-options.ts';

const check = (options: unknown) => refuseBadFitOptions('gmm', options as FitOptions);

describe('refuseBadFitOptions', () => {
  it.each<[string, unknown]>([
    ['none', {}],
    ['undefined ones', { sampleWeights: undefined, signal: undefined, onIteration: undefined }],
    ['all of them', { sampleWeights: [1], signal: new AbortController().signal, onIteration: () => false }],
    ['a signal of another realm', { signal: { aborted: false } }],
  ])('lets pass %s', (_, options) => {
    expect(() => check(options)).not.toThrow();
  });

  it.each<[unknown, string]>([
    [null, 'gmm: expected an object of options; got null.'],
    [5, 'gmm: expected an object of options; got 5.'],
    [{ weights: [1] }, 'gmm: there is no option "weights"; the options are sampleWeights, signal, onIteration.'],
    [{ signal: null }, 'gmm: "signal" must be an AbortSignal; got null.'],
    [{ signal: true }, 'gmm: "signal" must be an AbortSignal; got true.'],
    [{ signal: new AbortController() }, 'gmm: "signal" must be an AbortSignal; got an AbortController.'],
    [{ onIteration: null }, 'gmm: "onIteration" must be a function; got null.'],
    [{ onIteration: 'log' }, 'gmm: "onIteration" must be a function; got the text "log".'],
  ])('refuses %o', (options, message) => {
    expect(() => check(options)).toThrow(refusal('invalid-param', message));
  });
});
