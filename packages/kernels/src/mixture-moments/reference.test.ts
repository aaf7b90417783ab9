import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Case,
  expectClose,
  makeCase,
  repeated,
  rowsOf,
  shifted,
  sumsOf,
  wholeAndMerged,
  column,
} from '../../test/cases.ts';
import { makeScoring, naiveResponsibilities, scoringCases } from '../../test/scorings.ts';
import { unpack } from '../packed.ts';
import type { Scoring } from '../scoring.ts';
import { diagonalMixtureMoments } from '../diagonal-mixture-moments/reference.ts';
import { mixtureMoments } from './reference.ts';

const kernels = [mixtureMoments, diagonalMixtureMoments] as const;

/** Every scatter in full: components x cols x cols. */
function naive({ matrix, weights }: Case, scoring: Scoring) {
  const { components, cols, means } = scoring;
  const weight = new Array<number>(components).fill(0);
  const shift = new Array<number>(components * cols).fill(0);
  const scatter = new Array<number>(components * cols * cols).fill(0);
  const logLikelihood = [0];
  rowsOf(matrix).forEach((x, i) => {
    const { r, logDensity } = naiveResponsibilities(scoring, x);
    logLikelihood[0] += weights[i] * logDensity;
    r.forEach((responsibility, k) => {
      const w = weights[i] * responsibility;
      const z = x.map((value, j) => value - means[k * cols + j]);
      weight[k] += w;
      z.forEach((value, j) => (shift[k * cols + j] += w * value));
      z.forEach((a, p) => z.forEach((b, q) => (scatter[(k * cols + p) * cols + q] += w * a * b)));
    });
  });
  return { weight, shift, scatter, logLikelihood };
}

function check(example: Case, scoring: Scoring, tolerance: number): void {
  const { components, cols } = scoring;
  const { scatter, ...expected } = naive(example, scoring);
  const full = sumsOf(mixtureMoments, scoring, example);
  const triangle = full.scatter.length / components;
  const unpacked = Array.from({ length: components }, (_, k) => [...unpack(full.scatter, k * triangle, cols)]).flat();
  expectClose({ ...full, scatter: unpacked }, { ...expected, scatter }, tolerance);
  const square = Array.from({ length: components * cols }, (_, at) => scatter[at * cols + (at % cols)]);
  expectClose(sumsOf(diagonalMixtureMoments, scoring, example), { ...expected, square }, tolerance);
}

describe('by hand', () => {
  const halfNormal = Math.log(0.5) - 0.5 * Math.log(2 * Math.PI);
  const scoring: Scoring = {
    shape: 'diagonal',
    components: 2,
    cols: 1,
    means: Float64Array.of(-1, 1),
    logConstants: Float64Array.of(halfNormal, halfNormal),
    whitening: Float64Array.of(1, 1),
  };
  const matrix = column(-1, 0, 1);

  it('means -1 and 1 with unit variance on rows -1, 0, 1: responsibilities s, 1/2, 1 - s with s = 1 / (1 + e^-2)', () => {
    const s = 1 / (1 + Math.exp(-2));
    const { weight, shift, scatter, logLikelihood } = sumsOf(mixtureMoments, scoring, { matrix, weights: null });
    expect(weight[0]).toBeCloseTo(1.5, 14);
    expect(weight[1]).toBeCloseTo(1.5, 14);
    expect(shift[0]).toBeCloseTo(0.5 + 2 * (1 - s), 14);
    expect(shift[1]).toBeCloseTo(-0.5 - 2 * (1 - s), 14);
    expect(scatter[0]).toBeCloseTo(0.5 + 4 * (1 - s), 14);
    expect(logLikelihood[0]).toBeCloseTo(3 * halfNormal + 2 * Math.log(1 + Math.exp(-2)) + Math.LN2 - 0.5, 14);
  });

  it('a row of weight 0 counts for nothing, though it be too far to square', () => {
    for (const kernel of kernels) {
      const without = sumsOf(kernel as typeof mixtureMoments, scoring, { matrix: column(-1, 1), weights: null });
      const withIt = sumsOf(kernel as typeof mixtureMoments, scoring, {
        matrix: column(-1, 1e300, 1),
        weights: Float64Array.of(1, 0, 1),
      });
      expect(withIt).toEqual(without);
    }
  });
});

describe('properties', () => {
  it('are what the formulas of the books give', () => {
    fc.assert(fc.property(scoringCases, ({ example, scoring }) => check(example, scoring, 1e-11)));
  });

  it('and over several blocks', () => {
    const example = makeCase(3000, 3, 4, 'blocks');
    check(example, makeScoring('full', example, 0), 1e-11);
    check(example, makeScoring('diagonal', example, 0), 1e-11);
  });

  it('the weights of the components add to the weight of the rows', () => {
    fc.assert(
      fc.property(scoringCases, ({ example, scoring }) => {
        const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
        expect(Math.abs(total(sumsOf(mixtureMoments, scoring, example).weight) - total(example.weights))).toBeLessThan(
          1e-12,
        );
      }),
    );
  });

  it('weight 2 is the row twice, weight 0 no row', () => {
    fc.assert(
      fc.property(scoringCases, ({ example, scoring }) => {
        const { rows } = repeated(example);
        expectClose(sumsOf(mixtureMoments, scoring, example), sumsOf(mixtureMoments, scoring, rows), 1e-12);
        expectClose(
          sumsOf(diagonalMixtureMoments, scoring, example),
          sumsOf(diagonalMixtureMoments, scoring, rows),
          1e-12,
        );
      }),
    );
  });

  it('two blocks merged are one block', () => {
    fc.assert(
      fc.property(scoringCases, ({ example, scoring }) => {
        const full = wholeAndMerged(mixtureMoments, scoring, example);
        expectClose(full.merged, full.whole, 1e-12);
        const diagonal = wholeAndMerged(diagonalMixtureMoments, scoring, example);
        expectClose(diagonal.merged, diagonal.whole, 1e-12);
      }),
    );
  });

  it('data and means 1e8 from zero give the same bits', () => {
    fc.assert(
      fc.property(scoringCases, ({ example, scoring }) => {
        const far = { ...example, matrix: shifted(example.matrix, 1e8) };
        const farScoring = { ...scoring, means: scoring.means.map((value) => value + 1e8) };
        expect(sumsOf(mixtureMoments, farScoring, far)).toEqual(sumsOf(mixtureMoments, scoring, example));
        expect(sumsOf(diagonalMixtureMoments, farScoring, far)).toEqual(
          sumsOf(diagonalMixtureMoments, scoring, example),
        );
      }),
    );
  });
});
