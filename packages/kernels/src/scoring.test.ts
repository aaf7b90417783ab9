import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose, rowsOf } from '../test/cases.ts';
import { naiveLogJoint, scoringCases } from '../test/scorings.ts';
import { type Scoring, logJoint } from './scoring.ts';

describe('logJoint, by hand', () => {
  it('the standard normal at 0 and 2 is -ln(2 pi) / 2, and 2 less, over ln 2', () => {
    const c = -0.5 * Math.log(2 * Math.PI);
    const data = Float64Array.of(0, 2);
    const out = new Float64Array(1);
    for (const shape of ['full', 'diagonal'] as const) {
      const scoring: Scoring = {
        shape,
        components: 1,
        cols: 1,
        means: Float64Array.of(0),
        logConstants: Float64Array.of(c),
        whitening: Float64Array.of(1),
      };
      const score = logJoint(scoring);
      score(data, 0, out);
      expect(out[0]).toBeCloseTo(c / Math.LN2, 14);
      score(data, 1, out);
      expect(out[0]).toBeCloseTo((c - 2) / Math.LN2, 14);
    }
  });

  it('covariance ((4, 2), (2, 5)) is whitened by ((1/2, 0), (-1/4, 1/2)): (3, 1) is at squared distance 2 from (1, 2)', () => {
    const out = new Float64Array(1);
    const scoring: Scoring = {
      shape: 'full',
      components: 1,
      cols: 2,
      means: Float64Array.of(1, 2),
      logConstants: Float64Array.of(0),
      whitening: Float64Array.of(0.5, 0, -0.25, 0.5),
    };
    logJoint(scoring)(Float64Array.of(3, 1), 0, out);
    expect([...out]).toEqual([-Math.LOG2E]);
  });
});

describe('logJoint, properties', () => {
  it('is the constant less half of z’ P z, over ln 2, with P the precision matrix', () => {
    fc.assert(
      fc.property(scoringCases, ({ example: { matrix }, scoring }) => {
        const out = new Float64Array(scoring.components);
        const score = logJoint(scoring);
        rowsOf(matrix).forEach((row, i) => {
          score(matrix.data, i * matrix.cols, out);
          const expected = naiveLogJoint(scoring, row).map((log) => log * Math.LOG2E);
          expectClose({ out }, { out: expected }, 1e-13);
        });
      }),
    );
  });
});
