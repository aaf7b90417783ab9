import { type Matrix, answerNow, quietly, rowArray, sweep, takeRows } from '@mixwell/core';
import { choleskyFactor, invertLower, log } from '@mixwell/math';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Case,
  cases,
  expectClose,
  makeCase,
  repeated,
  shifted,
  sumsOf,
  wholeAndMerged,
} from '../../test/cases.ts';
import { mixtureLabels, mixtureLogDensity, mixtureResponsibilities } from '../mixture-scores/index.ts';
import { mixtureMoments } from '../mixture-moments/index.ts';
import type { Scoring } from '../scoring.ts';
import type { GappyScoring } from './gaps.ts';
import { gappyMoments } from './moments.ts';
import { observedSpread } from './observed-spread.ts';
import { overFilledRows } from './over-filled-rows.ts';
import { gappyFilled, gappyLabels, gappyLogDensity, gappyResponsibilities } from './scores.ts';

const LOG_2_PI = log(2 * Math.PI);

describe('one Gaussian of variances 4 and 2 with covariance 2 about 0, a row (missing, 3)', () => {
  const gaussian: GappyScoring = {
    components: 1,
    cols: 2,
    weights: Float64Array.of(1),
    means: new Float64Array(2),
    covariances: Float64Array.of(4, 2, 2, 2),
  };
  const rows = { matrix: { data: Float64Array.of(NaN, 3), rows: 1, cols: 2 }, weights: null };

  it('has the density of its second cell alone: N(3; 0, 2)', () => {
    const logDensity = new Float64Array(1);
    sumsOf(gappyLogDensity, gaussian, rows, { logDensity });
    expect(logDensity[0]).toBeCloseTo(-0.5 * (LOG_2_PI + log(2) + 4.5), 14);
  });

  it('is filled by the regression line, with 3', () => {
    const filled = new Float64Array(2);
    sumsOf(gappyFilled, gaussian, rows, { filled });
    expectClose({ filled }, { filled: [3, 3] }, 1e-15);
  });

  it('has moments (3, 3) and their outer product, with the residual variance 2 besides', () => {
    const { weight, shift, scatter } = sumsOf(gappyMoments, gaussian, rows);
    expectClose({ weight, shift, scatter }, { weight: [1], shift: [3, 3], scatter: [9 + 2, 9, 9] }, 1e-14);
  });

  it('without any cell is filled with the mean, and says nothing', () => {
    const empty = { matrix: { data: Float64Array.of(NaN, NaN), rows: 1, cols: 2 }, weights: null };
    const { logLikelihood, scatter } = sumsOf(gappyMoments, gaussian, empty);
    expect(logLikelihood[0]).toBe(0);
    expectClose({ scatter }, { scatter: [4, 2, 2] }, 1e-14);
  });
});

describe('gappy kernels, properties', () => {
  it('of full rows are those of the mixture kernels, to 1e-12', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const gappy = mixtureAt(example);
        const scoring = scoringOf(gappy);
        expectClose(sumsOf(gappyMoments, gappy, example), sumsOf(mixtureMoments, scoring, example), 1e-11);
        const { rows } = example.matrix;
        const labels = [new Int32Array(rows), new Int32Array(rows)];
        const densities = [new Float64Array(rows), new Float64Array(rows)];
        const shares = [new Float64Array(rows * gappy.components), new Float64Array(rows * gappy.components)];
        sumsOf(gappyLabels, gappy, example, { labels: labels[0] });
        sumsOf(mixtureLabels, scoring, example, { labels: labels[1] });
        sumsOf(gappyLogDensity, gappy, example, { logDensity: densities[0] });
        sumsOf(mixtureLogDensity, scoring, example, { logDensity: densities[1] });
        sumsOf(gappyResponsibilities, gappy, example, { responsibilities: shares[0] });
        sumsOf(mixtureResponsibilities, scoring, example, { responsibilities: shares[1] });
        expect(labels[0]).toEqual(labels[1]);
        expectClose({ densities: densities[0] }, { densities: densities[1] }, 1e-12);
        expectClose({ shares: shares[0] }, { shares: shares[1] }, 1e-11);
      }),
    );
  });

  it('the log-likelihood is the sum of log-densities, and responsibilities add to 1', () => {
    fc.assert(
      fc.property(cases, (full) => {
        const example = withGaps(full);
        const gappy = mixtureAt(full);
        const { rows } = example.matrix;
        const logDensity = new Float64Array(rows);
        const responsibilities = new Float64Array(rows * gappy.components);
        sumsOf(gappyLogDensity, gappy, example, { logDensity });
        sumsOf(gappyResponsibilities, gappy, example, { responsibilities });
        const total = logDensity.reduce((sum, value, i) => sum + value * example.weights[i], 0);
        expectClose({ total: [total] }, { total: sumsOf(gappyMoments, gappy, example).logLikelihood }, 1e-12);
        for (let i = 0; i < rows; i++) {
          const row = responsibilities.subarray(i * gappy.components, (i + 1) * gappy.components);
          expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
        }
      }),
    );
  });

  it('weight 2 is the row twice, weight 0 no row; two blocks merged are one', () => {
    fc.assert(
      fc.property(cases, (full) => {
        const example = withGaps(full);
        const gappy = mixtureAt(full);
        expectClose(sumsOf(gappyMoments, gappy, example), sumsOf(gappyMoments, gappy, repeated(example).rows), 1e-12);
        const { whole, merged } = wholeAndMerged(gappyMoments, gappy, example);
        expectClose(merged, whole, 1e-12);
      }),
    );
  });

  it('data and means 1e8 from zero give the same bits', () => {
    fc.assert(
      fc.property(cases, (full) => {
        const example = withGaps(full);
        const gappy = mixtureAt(full);
        const far = { ...example, matrix: shifted(example.matrix, 1e8) };
        const farMeans = { ...gappy, means: gappy.means.map((value) => value + 1e8) };
        expect(sumsOf(gappyMoments, farMeans, far)).toEqual(sumsOf(gappyMoments, gappy, example));
      }),
    );
  });

  it('more kinds of gaps than are kept change nothing', () => {
    const example = withGaps(makeCase(600, 10, 2, 'kinds'), 0.5);
    const gappy = mixtureAt(example);
    const one = makeBlockSums(gappy, example);
    expectClose(sumsOf(gappyMoments, gappy, example), one, 1e-12);
  });
});

describe('observedSpread', () => {
  const about = (matrix: Matrix) => ({ ...matrix, columns: ['a', 'b'], totalWeight: NaN, presentRows: NaN });

  it('of (1, missing), (2, 5), (6, 5) has means 3 and 5, variances 14/3 and 0', () => {
    const matrix = { data: Float64Array.of(1, NaN, 2, 5, 6, 5), rows: 3, cols: 2 };
    const { mean, variance } = answerNow(observedSpread('gmm', about(matrix)), { matrix, weights: null });
    expectClose({ mean, variance }, { mean: [3, 5], variance: [14 / 3, 0] }, 1e-15);
    expect(variance[1]).toBe(0);
  });

  it('1e8 from zero has the same variance to 1e-12', () => {
    const example = withGaps(makeCase(500, 2, 1, 'far'));
    const spread = (matrix: Matrix) => answerNow(observedSpread('gmm', about(matrix)), { matrix, weights: null });
    const { variance } = spread(example.matrix);
    expectClose({ variance: spread(shifted(example.matrix, 1e8)).variance }, { variance }, 1e-12);
  });

  it.each([
    ['has no values', [NaN, NaN], null],
    ['has no values', [NaN, 1], Float64Array.of(1, 0)],
    ['has values so large that their squares overflow; rescale it', [1e200, -1e200], null],
  ])('refuses a column that %s', (what, values, weights) => {
    const matrix = { data: Float64Array.from(values.flatMap((value) => [1, value])), rows: 2, cols: 2 };
    expect(() => answerNow(observedSpread('gmm', about(matrix)), { matrix, weights })).toThrow(
      `gmm: column "b" ${what}.`,
    );
  });
});

describe('overFilledRows', () => {
  const example = withGaps(makeCase(3000, 3, 2, 'filled'));
  const gappy = mixtureAt(example);
  const filled = new Float64Array(example.matrix.data.length);
  sumsOf(gappyFilled, gappy, example, { filled });

  it('sweeps and takes the rows that gappyFilled gives, and no NaN', () => {
    const look = function* () {
      const labels = yield* rowArray('int32');
      const sums = yield* sweep(mixtureMoments, scoringOf(gappy));
      yield* sweep(mixtureLabels, scoringOf(gappy), { labels });
      return { sums, labels, taken: yield* takeRows([0, 1, 2999]) };
    };
    const over = answerNow(overFilledRows(look(), gappy), { matrix: example.matrix, weights: null });
    const plain = answerNow(quietly(look()), { matrix: { ...example.matrix, data: filled }, weights: null });
    expect(over).toEqual(plain);
  });
});

/** The same rows with about a third of the cells missing. */
function withGaps(example: Case, share = 0.3): Case {
  const data = example.matrix.data.map((value, at) => ((Math.sin(at + 1) * 1e4) % 1 > 1 - 2 * share ? NaN : value));
  return { ...example, matrix: { ...example.matrix, data } };
}

/** Components about the case's points, none round. */
function mixtureAt({ points }: Case): GappyScoring {
  const { rows: components, cols } = points;
  const weights = Float64Array.from({ length: components }, (_, k) => (2 * (k + 1)) / (components * (components + 1)));
  const covariances = Float64Array.from({ length: components * cols * cols }, (_, at) => {
    const k = Math.floor(at / (cols * cols));
    const i = Math.floor(at / cols) % cols;
    return (i === at % cols ? 2 + i : 0.9 / (1 + Math.abs(i - (at % cols)))) * (k + 1);
  });
  return { components, cols, weights, means: points.data, covariances };
}

function scoringOf({ components, cols, weights, means, covariances }: GappyScoring): Scoring {
  const whitening = new Float64Array(components * cols * cols);
  const logConstants = weights.map((weight, k) => {
    const lower = covariances.slice(k * cols * cols, (k + 1) * cols * cols);
    choleskyFactor(lower, cols);
    whitening.set(invertLower(lower, cols), k * cols * cols);
    let logRoot = 0;
    for (let at = 0; at < lower.length; at += cols + 1) logRoot += log(lower[at]);
    return log(weight) - 0.5 * cols * LOG_2_PI - logRoot;
  });
  return { shape: 'full', components, cols, means, logConstants, whitening };
}

/** Moments row by row, each with a reader of its own: nothing is kept. */
function makeBlockSums(gappy: GappyScoring, { matrix, weights }: Case) {
  const sums = gappyMoments.empty(gappy, matrix.cols);
  for (let i = 0; i < matrix.rows; i++) {
    const data = matrix.data.subarray(i * matrix.cols, (i + 1) * matrix.cols);
    gappyMoments.accumulate(
      gappy,
      { data, rows: 1, cols: matrix.cols, weights: weights.subarray(i, i + 1), first: i },
      sums,
      {},
    );
  }
  return sums;
}
