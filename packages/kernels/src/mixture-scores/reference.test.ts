import type { Matrix } from '@mixwell/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose, makeCase, rowsOf, sumsOf } from '../../test/cases.ts';
import { makeScoring, naiveResponsibilities, scoringCases } from '../../test/scorings.ts';
import type { Scoring } from '../scoring.ts';
import { mixtureMoments } from '../mixture-moments/reference.ts';
import { labelledLikelihood, mixtureLabels, mixtureLogDensity, mixtureResponsibilities } from './reference.ts';

function scores(
  scoring: Scoring,
  matrix: Matrix,
): { labels: Int32Array; responsibilities: Float64Array; logDensity: Float64Array } {
  const rows = { matrix, weights: null };
  const labels = new Int32Array(matrix.rows);
  const responsibilities = new Float64Array(matrix.rows * scoring.components);
  const logDensity = new Float64Array(matrix.rows);
  sumsOf(mixtureLabels, scoring, rows, { labels });
  sumsOf(mixtureResponsibilities, scoring, rows, { responsibilities });
  sumsOf(mixtureLogDensity, scoring, rows, { logDensity });
  return { labels, responsibilities, logDensity };
}

/** `components` unit normals of equal weight in 50 columns, one at 0 and the others a little beside. */
function wide(components: number): Scoring {
  const cols = 50;
  return {
    shape: 'diagonal',
    components,
    cols,
    means: Float64Array.from({ length: components * cols }, (_, at) => Math.floor(at / cols) * 0.01),
    logConstants: new Float64Array(components).fill(-Math.log(components) - (cols / 2) * Math.log(2 * Math.PI)),
    whitening: new Float64Array(components * cols).fill(1),
  };
}

const filled = (cols: number, ...values: number[]): Matrix => ({
  data: Float64Array.from(values.flatMap((value) => new Array<number>(cols).fill(value))),
  rows: values.length,
  cols,
});

describe('by hand', () => {
  const normal = (mean: number) => ({ mean, logConstant: Math.log(0.5) - 0.5 * Math.log(2 * Math.PI) });
  const parts = [normal(-1), normal(1)];
  const scoring: Scoring = {
    shape: 'diagonal',
    components: 2,
    cols: 1,
    means: Float64Array.from(parts, ({ mean }) => mean),
    logConstants: Float64Array.from(parts, ({ logConstant }) => logConstant),
    whitening: Float64Array.of(1, 1),
  };

  it('means -1 and 1 at rows -1, 0, 1: labels 0, 0 (a tie), 1; responsibilities of the second 1 - s, 1/2, s with s = 1 / (1 + e^-2)', () => {
    const { labels, responsibilities, logDensity } = scores(scoring, filled(1, -1, 0, 1));
    const s = 1 / (1 + Math.exp(-2));
    expect([...labels]).toEqual([0, 0, 1]);
    [s, 1 - s, 0.5, 0.5, 1 - s, s].forEach((value, at) => expect(responsibilities[at]).toBeCloseTo(value, 15));
    expect(logDensity[1]).toBeCloseTo(-0.5 * Math.log(2 * Math.PI) - 0.5, 15);
  });
});

describe('labels with the log-likelihood', () => {
  it('a tie goes to the first in the order, whose rank is 0', () => {
    const twins = { ...wide(2), means: new Float64Array(100) };
    for (const order of [Int32Array.of(0, 1), Int32Array.of(1, 0)]) {
      const labels = Int32Array.of(7, 7);
      sumsOf(labelledLikelihood, { ...twins, order }, { matrix: filled(50, 1, 2), weights: null }, { labels });
      expect([...labels]).toEqual([0, 0]);
    }
  });

  it('labels are ranks, and the log-likelihood has the bits of that beside the moments', () => {
    const { matrix, weights, points } = makeCase(3000, 2, 3, 'likelihood');
    const scoring = makeScoring('full', { points }, 0);
    const order = Int32Array.of(2, 0, 1);
    const rank = [1, 2, 0];
    for (const rows of [
      { matrix, weights: null },
      { matrix, weights },
    ]) {
      const labels = new Int32Array(matrix.rows);
      const { logLikelihood } = sumsOf(labelledLikelihood, { ...scoring, order }, rows, { labels });
      expect(logLikelihood).toEqual(sumsOf(mixtureMoments, scoring, rows).logLikelihood);
      expect(labels).toEqual(scores(scoring, matrix).labels.map((label) => rank[label]));
    }
  });
});

describe('properties', () => {
  const check = (example: ReturnType<typeof makeCase>, scoring: Scoring) => {
    const { labels, responsibilities, logDensity } = scores(scoring, example.matrix);
    const expected = rowsOf(example.matrix).map((row) => naiveResponsibilities(scoring, row));
    expectClose({ responsibilities }, { responsibilities: expected.flatMap(({ r }) => r) }, 1e-11);
    expectClose({ logDensity }, { logDensity: expected.map((row) => row.logDensity) }, 1e-11);
    for (let i = 0; i < labels.length; i++) {
      const r = [...responsibilities.subarray(i * scoring.components, (i + 1) * scoring.components)];
      expect(r[labels[i]]).toBe(Math.max(...r));
      expect(Math.abs(r.reduce((sum, value) => sum + value, 0) - 1)).toBeLessThan(1e-14);
    }
  };

  it('are what the formulas of the books give, and agree with each other', () => {
    fc.assert(fc.property(scoringCases, ({ example, scoring }) => check(example, scoring)));
  });

  it('and over several blocks', () => {
    const example = makeCase(3000, 2, 3, 'blocks');
    check(example, makeScoring('full', example, 0));
  });
});

describe('edges', () => {
  it('50 columns, 30 from the mean in each: density e^-22546, to all digits', () => {
    const { logDensity, responsibilities } = scores(wide(1), filled(50, 30));
    expect(logDensity[0]).toBeCloseTo(-0.5 * 50 * 900 - 25 * Math.log(2 * Math.PI), 9);
    expect([...responsibilities]).toEqual([1]);
  });

  it.each([
    [1e3, 2],
    [1e8, 2],
    [-1e8, 0],
    [1e100, 0],
  ])('a row at %d, far from every component, has finite numbers, and label %d', (far, label) => {
    const { labels, responsibilities, logDensity } = scores(wide(3), filled(50, far));
    expect(Math.abs(logDensity[0] / (-25 * far * far) - 1)).toBeLessThan(1e-3);
    expect(labels[0]).toBe(label);
    expect(responsibilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 15);
  });

  it('a row too far to square has log-density -Infinity and no NaN', () => {
    const { labels, responsibilities, logDensity } = scores(wide(2), filled(50, 1e200));
    expect([labels[0], ...responsibilities, logDensity[0]]).toEqual([0, 0.5, 0.5, -Infinity]);
  });

  it('components that coincide share a row, and the lowest has the label', () => {
    const twins = { ...wide(2), means: new Float64Array(100) };
    const { labels, responsibilities } = scores(twins, filled(50, 1));
    expect([labels[0], ...responsibilities]).toEqual([0, 0.5, 0.5]);
  });
});
