import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { log } from './log.ts';
import { others, partitionGaussian } from './partition-gaussian.ts';

describe('partitionGaussian, by hand', () => {
  it('of variances 4 and 2 with covariance 2, the second known: slope 1, residual variance 2', () => {
    const { whitening, logRoot, regression, residual } = partitionGaussian(Float64Array.of(4, 2, 2, 2), 2, [1])!;
    expect(whitening[0]).toBeCloseTo(1 / Math.SQRT2, 15);
    expect(logRoot).toBeCloseTo(log(2) / 2, 15);
    expect(regression[0] * whitening[0]).toBeCloseTo(1, 15);
    expect(residual[0]).toBeCloseTo(2, 15);
  });

  it('with nothing known leaves the covariance as it is', () => {
    const { whitening, logRoot, regression, residual } = partitionGaussian(Float64Array.of(9, 3, 3, 2), 2, [])!;
    expect([whitening.length, logRoot, regression.length]).toEqual([0, 0, 0]);
    expect(residual).toEqual(Float64Array.of(9, 3, 3, 2));
  });

  it('with all known leaves nothing', () => {
    const { regression, residual } = partitionGaussian(Float64Array.of(9, 3, 3, 2), 2, [0, 1])!;
    expect([regression.length, residual.length]).toEqual([0, 0]);
  });

  it('is undefined where the covariance is singular', () => {
    expect(partitionGaussian(Float64Array.of(1, 1, 1, 1), 2, [0])).toBeUndefined();
  });
});

describe('partitionGaussian, properties', () => {
  const examples = fc.integer({ min: 1, max: 6 }).chain((cols) =>
    fc.record({
      cols: fc.constant(cols),
      root: fc.array(fc.integer({ min: -8, max: 8 }), { minLength: cols * cols, maxLength: cols * cols }),
      known: fc.subarray(Array.from({ length: cols }, (_, j) => j)),
    }),
  );

  it('solves the normal equations: slopes times the known covariance are the cross-covariance', () => {
    fc.assert(
      fc.property(examples, ({ cols, root, known }) => {
        const covariance = gram(root, cols);
        const { whitening, regression, residual } = partitionGaussian(covariance, cols, known)!;
        const unknown = others(cols, known);
        const o = known.length;
        const slopes = unknown.map((_, i) =>
          known.map((_, j) => known.reduce((sum, _, l) => sum + regression[i * o + l] * whitening[l * o + j], 0)),
        );
        unknown.forEach((a, i) => {
          known.forEach((b) => {
            const cross = known.reduce((sum, c, j) => sum + slopes[i][j] * covariance[c * cols + b], 0);
            expect(Math.abs(cross - covariance[a * cols + b])).toBeLessThan(1e-9 * covariance[b * cols + b]);
          });
          unknown.forEach((c, j) => {
            const explained = known.reduce((sum, b, l) => sum + slopes[i][l] * covariance[b * cols + c], 0);
            const scale = Math.sqrt(covariance[a * cols + a] * covariance[c * cols + c]);
            const left = covariance[a * cols + c] - explained;
            expect(Math.abs(residual[i * unknown.length + j] - left)).toBeLessThan(1e-9 * scale);
          });
        });
      }),
    );
  });
});

/** R R' + 1: positive definite. */
function gram(root: readonly number[], cols: number): Float64Array {
  return Float64Array.from({ length: cols * cols }, (_, at) => {
    const i = Math.floor(at / cols);
    const j = at % cols;
    let sum = i === j ? 1 : 0;
    for (let l = 0; l < cols; l++) sum += root[i * cols + l] * root[j * cols + l];
    return sum;
  });
}
