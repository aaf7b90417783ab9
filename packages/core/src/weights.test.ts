import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusal } from '../test/refusal.ts';
import { readWeights } from './weights.ts';

describe('readWeights', () => {
  it('of nothing is null', () => {
    expect(readWeights('gmm', undefined, 3)).toBeNull();
  });

  it.each<[string, ArrayLike<number>]>([
    ['numbers', [0, 2, 0.5]],
    ['a Float32Array', Float32Array.of(0, 2, 0.5)],
    ['something with a length', { length: 3, 0: 0, 1: 2, 2: 0.5 }],
  ])('of %s is a copy', (_, weights) => {
    const before = structuredClone(weights);
    const copy = readWeights('gmm', weights, 3);
    expect(copy).toEqual(Float64Array.of(0, 2, 0.5));
    copy?.fill(9);
    expect(weights).toEqual(before);
  });

  it('copies a Float64Array too', () => {
    const weights = Float64Array.of(1);
    expect(readWeights('gmm', weights, 1)).not.toBe(weights);
  });
});

describe('readWeights, edges', () => {
  it.each<[unknown, string]>([
    [[1, 2], 'an array of 2'],
    [[], 'an array of 0'],
    [null, 'null'],
    [1, '1'],
    ['123', 'the text "123"'],
    [{}, 'an object'],
  ])('%o is not one weight a row', (weights, words) => {
    expect(() => readWeights('gmm', weights as number[], 3)).toThrow(
      refusal('shape-mismatch', `gmm: "sampleWeights" must be an array of 3, one weight a row; got ${words}.`, {
        rows: 3,
      }),
    );
  });

  it('a bad weight is named by its row', () => {
    fc.assert(
      fc.property(fc.constantFrom(-1, -1e-300, NaN, Infinity, null, undefined, '1', true), fc.nat(4), (value, row) => {
        const weights = [1, 1, 1, 1, 1].map((weight, i) => (i === row ? value : weight));
        expect(() => readWeights('gmm', weights as number[], 5)).toThrow(
          refusal(
            'invalid-input',
            expect.stringMatching(
              `^gmm: the sample weight of row ${row} is .*; expected a finite number of at least 0.$`,
            ),
            {
              row,
              value,
            },
          ),
        );
      }),
    );
  });

  it('all weights 0', () => {
    expect(() => readWeights('gmm', [0, -0], 2)).toThrow(refusal('invalid-input', 'gmm: every sample weight is 0.'));
  });

  it.each([
    [[1e308, 1e308], 'Infinity'],
    [[1e100, 1e100], '2e+100'],
    [[1e-101, 0], '1e-101'],
    [[5e-324, 5e-324], '1e-323'],
  ])('%j add to what products cannot hold', (weights, total) => {
    expect(() => readWeights('gmm', weights, 2)).toThrow(
      refusal('invalid-input', `gmm: the sample weights add to ${total}; expected 1e-100 to 1e+100: rescale them.`),
    );
  });

  it('a single weight may be as small as there is', () => {
    expect([...(readWeights('gmm', [1, 5e-324], 2) ?? [])]).toEqual([1, 5e-324]);
  });
});
