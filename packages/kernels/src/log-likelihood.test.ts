import fc from 'fast-check';
import { expect, it } from 'vitest';
import { logDensity, logLikelihood, weighedLogLikelihood } from './log-likelihood.ts';

it('of a largest 2^3 and shares that add to 2 is ln 16', () => {
  expect(logDensity(3, 2)).toBeCloseTo(Math.log(16), 14);
});

it('adds the log-densities of any number of rows, with and without weights', () => {
  const rows = fc.array(
    fc.tuple(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.double({ min: 1, max: 1e9, noNaN: true })),
    { maxLength: 200 },
  );
  fc.assert(
    fc.property(rows, (all) => {
      const plain = logLikelihood();
      const twice = weighedLogLikelihood(new Float64Array(all.length).fill(2));
      for (const [most, sum] of all) {
        plain.add(most, sum);
        twice.add(most, sum);
      }
      const expected = all.reduce((total, [most, sum]) => total + logDensity(most, sum), 0);
      const size = all.reduce((total, [most, sum]) => total + Math.abs(most) + Math.log(sum), 1);
      expect(Math.abs(plain.total() - expected)).toBeLessThan(1e-14 * size);
      expect(Math.abs(twice.total() - 2 * expected)).toBeLessThan(1e-14 * size);
    }),
  );
});

it('is -Infinity with a row that is, unless its weight is 0', () => {
  const plain = logLikelihood();
  plain.add(-Infinity, 2);
  plain.add(0, 1);
  expect(plain.total()).toBe(-Infinity);
  const absent = weighedLogLikelihood(Float64Array.of(0, 1));
  absent.add(-Infinity, 2);
  absent.add(0, 1);
  expect(absent.total()).toBe(0);
});
