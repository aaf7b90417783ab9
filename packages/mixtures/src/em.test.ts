import { type Fit, type Matrix, answerNow, matrix } from '@mixwell/core';
import { type CovarianceName, families, regularizationOf } from '@mixwell/covariance-families';
import { columnSpread } from '@mixwell/kernels';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Assignment, type Conclude, assigner, concluder } from './assignment.ts';
import { type EmResult, em } from './em.ts';
import type { Mixture } from './mixture.ts';
import { dataCovariance, pooledMixture } from './pooled-mixture.ts';
import { updateAll } from './update.ts';

const rows = (x: Matrix) => ({ matrix: x, weights: null });

function aboutOf({ rows: count, cols }: Matrix) {
  const columns = Array.from({ length: cols }, (_, j) => `x${j}`);
  return { rows: count, cols, columns, hasMissingCells: false, totalWeight: count, presentRows: count };
}

/** EM over `x` from components of the pooled covariance at these means. */
function climbed(
  x: Matrix,
  means: number[][],
  covariance: CovarianceName,
  assignment: Assignment,
  most = 100,
  conclude?: Conclude,
) {
  const about = aboutOf(x);
  function* fit(): Fit<EmResult> {
    const spread = yield* columnSpread('test', about);
    const family = families[covariance];
    const regularization = regularizationOf('auto', spread);
    const pooled = pooledMixture(spread.mean, yield* dataCovariance(spread.mean), family, regularization);
    const start: Mixture = {
      components: means.length,
      cols: x.cols,
      weights: new Float64Array(means.length).fill(1 / means.length),
      means: Float64Array.from(means.flat()),
      covariances: Float64Array.from(means.flatMap(() => Array.from(pooled.covariances))),
    };
    const assign = assigner(assignment, 'full');
    const params = {
      assign,
      conclude,
      family,
      regularization,
      update: updateAll,
      maxIterations: most,
      tolerance: 1e-9,
    };
    return yield* em(start, about, params, noModel);
  }
  return answerNow(fit(), rows(x));
}

function* noModel(): Fit<void> {
  yield* [];
}

describe('by hand', () => {
  const pairs = matrix([[0], [2], [100], [102]]);

  it('0, 2 and 100, 102 are two components at 1 and 101, of variance 1', () => {
    for (const assignment of ['soft', 'hard'] as const) {
      const { mixture, stop } = climbed(pairs, [[0], [100]], 'VVV', assignment);
      expect([mixture.weights, mixture.means, mixture.covariances]).toEqual([
        Float64Array.of(0.5, 0.5),
        Float64Array.of(1, 101),
        Float64Array.of(1, 1),
      ]);
      expect(stop).toBe('tolerance');
    }
  });

  it('the last of the history is the log-likelihood at the end: 4 (ln 1/2 - ln(2 pi) / 2 - 1/2)', () => {
    const { history } = climbed(pairs, [[0], [100]], 'VVV', 'soft');
    expect(history.at(-1)).toBeCloseTo(4 * (Math.log(0.5) - Math.log(2 * Math.PI) / 2 - 0.5), 12);
  });

  it('stops at the most iterations, and says so', () => {
    const { history, stop } = climbed(matrix([[0], [1], [2], [5], [9]]), [[0], [9]], 'VVV', 'soft', 2);
    expect([history.length, stop]).toEqual([2, 'max-iterations']);
  });

  it('the last E-step of the most iterations leaves labels, in the canonical order, and nothing else changes', () => {
    const x = matrix([[0], [1], [2], [5], [9]]);
    const { labels, ...told } = climbed(x, [[0], [9]], 'VVV', 'soft', 2, concluder('full'));
    expect(told).toEqual({ ...climbed(x, [[0], [9]], 'VVV', 'soft', 2), labels: undefined });
    expect([...labels!]).toEqual([0, 0, 0, 1, 1]);
    const mirrored = climbed(x, [[9], [0]], 'VVV', 'soft', 2, concluder('full'));
    expect(mirrored.labels).toEqual(labels);
    expect(climbed(pairs, [[0], [100]], 'VVV', 'soft', 100, concluder('full')).labels).toBeUndefined();
  });

  it('the covariance of 0, 2, 4 is 8/3, and one component over them has it', () => {
    const x = matrix([[0], [2], [4]]);
    const covariance = answerNow(dataCovariance(Float64Array.of(2)), rows(x));
    expect(covariance[0]).toBeCloseTo(8 / 3, 14);
    const free = regularizationOf(0, { mean: Float64Array.of(2), variance: covariance });
    expect(pooledMixture(Float64Array.of(2), covariance, families.VVV, free).covariances).toEqual(covariance);
  });
});

describe('properties', () => {
  it('the objective never falls, in shares or whole', () => {
    const cell = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 6, maxLength: 30 }),
        fc.constantFrom('VVV' as const, 'EEE' as const, 'VII' as const),
        fc.constantFrom('soft' as const, 'hard' as const),
        (points, family, assignment) => {
          fc.pre(new Set(points.map(String)).size > 4);
          const { history } = climbed(matrix(points), [points[0], points[1]], family, assignment, 20);
          history.forEach((value, at) => {
            const floor = (history[at - 1] ?? -Infinity) - 1e-6 * Math.max(1, Math.abs(value));
            expect(value).toBeGreaterThanOrEqual(floor);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
