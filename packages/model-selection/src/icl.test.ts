import { type Matrix, matrix } from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SoftModel, bic, icl } from './index.ts';

/** A model with log-density -1 everywhere, 1 parameter, and the given responsibilities. */
function sure(proba: number[][]): SoftModel {
  return {
    name: 'sure',
    columns: ['x0'],
    freeParameters: 1,
    logDensity: () => new Float64Array(proba.length).fill(-1),
    predictProba: (): Matrix => matrix(proba),
  } as unknown as SoftModel;
}

describe('by hand', () => {
  it('responsibilities of 0 and 1 have no entropy: icl = bic', () => {
    const model = sure([
      [1, 0],
      [0, 1],
    ]);
    expect(icl(model, [5, 6])).toBe(bic(model, [5, 6]));
  });

  it('two rows of which one may be either of two: icl = bic + 2 ln 2 = 4 + 3 ln 2', () => {
    expect(
      icl(
        sure([
          [0.5, 0.5],
          [1, 0],
        ]),
        [5, 6],
      ),
    ).toBeCloseTo(4 + 3 * Math.LN2, 12);
  });

  it('of weight 3, that row has 3 times the entropy: icl = 8 + ln 4 + 6 ln 2', () => {
    expect(
      icl(
        sure([
          [0.5, 0.5],
          [1, 0],
        ]),
        [5, 6],
        { sampleWeights: [3, 1] },
      ),
    ).toBeCloseTo(8 + 8 * Math.LN2, 12);
  });
});

describe('properties', () => {
  it('icl is bic plus 0 to 2 n ln k', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 9 }), (shares) => {
        const model = sure(shares.map((a) => [a, 1 - a]));
        const x = shares.map((_, i) => i);
        const excess = icl(model, x) - bic(model, x);
        expect(excess).toBeGreaterThanOrEqual(-1e-12);
        expect(excess).toBeLessThanOrEqual(2 * shares.length * Math.LN2 + 1e-9);
      }),
    );
  });

  it('the same from a matrix and from a frame with a column too many', () => {
    const values = [
      [1, 0, 2],
      [2, 0, 1],
      [8, 0, 9],
      [9, 0, 9],
      [1, 0, 1],
      [8, 0, 8],
    ];
    const frame = { shape: [6, 3], columns: ['a', 'text', 'b'], values: values.map(([a, , b]) => [a, 'text', b]) };
    const table = { ...matrix(values.map(([a, , b]) => [a, b])), columns: ['a', 'b'] };
    const model = gmm({ components: 2, covariance: 'spherical' }).fit(table);
    expect(icl(model, frame)).toBe(icl(model, table));
  });
});

describe('edges', () => {
  it('a density without responsibilities is refused', () => {
    const density = { ...sure([[1]]), predictProba: undefined } as unknown as SoftModel;
    expect(() => icl(density, [1])).toThrow('icl: expected a model with predictProba, such as a mixture.');
    expect(() => icl(density, [1])).toThrow(expect.objectContaining({ code: 'invalid-param' }) as Error);
  });

  it('so is a model without a density, and an unknown option', () => {
    expect(() => icl({ name: 'kmeans' } as SoftModel, [1])).toThrow('icl: expected a model with logDensity');
    expect(() => icl(sure([[1]]), [1], { weights: [1] } as object)).toThrow('icl: there is no option "weights"');
  });
});
