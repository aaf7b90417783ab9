import { type DensityModel, isMixwellError, matrix } from '@mixwell/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aic, bic } from './index.ts';

/** A model whose log-density at x is -x², with `freeParameters` parameters. */
function parabola(freeParameters: number, columns = ['x0']): DensityModel {
  const logDensity = (x: Parameters<DensityModel['logDensity']>[0]) => matrix(x).data.map((value) => -value * value);
  return { name: 'parabola', columns, freeParameters, logDensity } as unknown as DensityModel;
}

describe('by hand', () => {
  it('log-densities 0, -1 and -4 with 2 parameters: bic = 10 + 2 ln 3, aic = 10 + 4', () => {
    expect(bic(parabola(2), [0, 1, 2])).toBeCloseTo(10 + 2 * Math.log(3), 12);
    expect(aic(parabola(2), [0, 1, 2])).toBe(14);
  });

  it('without parameters both are -2 logL', () => {
    expect(bic(parabola(0), [3])).toBe(18);
    expect(aic(parabola(0), [3])).toBe(18);
  });

  it('a density of 0 makes both infinite', () => {
    const nowhere = { ...parabola(1), logDensity: () => Float64Array.of(-Infinity) };
    expect([bic(nowhere, [1]), aic(nowhere, [1])]).toEqual([Infinity, Infinity]);
  });
});

describe('sample weights', () => {
  const weighed = fc.array(fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.integer({ min: 0, max: 3 })), {
    minLength: 1,
  });

  it('whole weights are as good as rows repeated', () => {
    fc.assert(
      fc.property(weighed, (rows) => {
        const repeated = rows.flatMap(([value, weight]) => Array<number>(weight).fill(value));
        fc.pre(repeated.length > 0);
        const x = rows.map(([value]) => value);
        const sampleWeights = rows.map(([, weight]) => weight);
        expect(bic(parabola(3), x, { sampleWeights })).toBeCloseTo(bic(parabola(3), repeated), 8);
        expect(aic(parabola(3), x, { sampleWeights })).toBeCloseTo(aic(parabola(3), repeated), 8);
      }),
    );
  });

  it('a row of weight 0 may have density 0', () => {
    const half = { ...parabola(1), logDensity: () => Float64Array.of(-2, -Infinity) };
    expect(aic(half, [1, 2], { sampleWeights: [1, 0] })).toBe(6);
  });
});

describe('edges', () => {
  const refuses = (code: string, call: () => unknown, message: RegExp): void => {
    expect(call).toThrow(message);
    expect(call).toThrow(expect.objectContaining({ code }) as Error);
  };

  it.each([
    ['bic', bic],
    ['aic', aic],
  ] as const)('%s refuses what is not acceptable, by name', (name, criterion) => {
    const noDensity = { name: 'kmeans', columns: ['x0'] } as unknown as DensityModel;
    refuses('invalid-param', () => criterion(noDensity, [1]), new RegExp(`^${name}: expected a model with logDensity`));
    refuses('invalid-param', () => criterion(null as unknown as DensityModel, [1]), /expected a model/);
    refuses(
      'invalid-param',
      () => criterion(parabola(1), [1], { weights: [1] } as object),
      /there is no option "weights"/,
    );
    refuses(
      'invalid-param',
      () => criterion(parabola(1), [1], { sampleWeights: 1 } as object),
      /"sampleWeights" must be an array/,
    );
    refuses(
      'shape-mismatch',
      () => criterion(parabola(1), [1, 2], { sampleWeights: [1] }),
      /must be an array of 2, one weight a row/,
    );
    refuses(
      'invalid-input',
      () => criterion(parabola(1), [1, 2], { sampleWeights: [1, -1] }),
      /sample weight of row 1 is -1/,
    );
    refuses('invalid-input', () => criterion(parabola(1), [1, NaN]), new RegExp(`^${name}: row 1, column "x0" is NaN`));
    refuses('shape-mismatch', () => criterion(parabola(1), [[1, 2]]), /expected 1 column \(x0\); got 2/);
  });

  it('columns are found by their names, and others not looked at', () => {
    const frame = {
      shape: [2, 2],
      columns: ['note', 'x'],
      values: [
        ['a', 1],
        ['b', 2],
      ],
    };
    expect(aic(parabola(1, ['x']), frame)).toBe(12);
  });

  it('errors are MixwellErrors', () => {
    try {
      bic(parabola(1), []);
      expect.unreachable();
    } catch (error) {
      expect(isMixwellError(error, 'invalid-input')).toBe(true);
    }
  });
});
