import { assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digamma } from './digamma.ts';
import { logGamma } from './log-gamma.ts';

const EULER = 0.5772156649015329;

/** x, log Gamma(x), digamma(x): by mpmath 1.3 with 60 digits, rounded to double. */
const truth: readonly [x: number, logGamma: number, digamma: number][] = [
  [5e-324, 744.4400719213812, -Infinity],
  [1e-300, 690.7755278982137, -9.999999999999999e299],
  [1e-9, 20.723265836369194, -1000000000.5772156],
  [0.1, 2.252712651734206, -10.423754940411076],
  [0.49, 0.592249629335267, -2.013716050695126],
  [0.5, 0.5723649429247001, -1.9635100260214235],
  [0.75, 0.20328095143129538, -1.0858608797864722],
  [0.99999, 5.772238896093089e-6, -0.5772321143624081],
  [1.00001, -5.7720744027504825e-6, -0.5771992156810689],
  [1.06, -0.03175525367889159, -0.4826259358148256],
  [1.25, -0.09827183642181316, -0.22745353337626542],
  [1.4616, -0.12148629003589732, -3.110625123034165e-5],
  [1.4616321449683622, -0.12148629053584961, -9.241265521729427e-17],
  [1.4617, -0.12148628830816649, 6.56593922936765e-5],
  [1.49, -0.12110025854219772, 0.027100275835486194],
  [1.75, -0.08440112102048555, 0.24747245354686118],
  [1.87, -0.04935813064302034, 0.33533604669448547],
  [1.99999, -4.227811104241674e-6, 0.42277788573759284],
  [2.00001, 4.22787559764836e-6, 0.42279078441893003],
  [2.5, 0.2846828704729192, 0.7031566406452432],
  [2.6, 0.35741186354897986, 0.7510474527734763],
  [3.7, 1.428072326665388, 1.1671535393615113],
  [5.1, 3.3297641684752244, 1.528009529055989],
  [7.999, 8.523145786158915, 2.015508332090348],
  [8, 8.525161361065415, 2.01564147795561],
  [10.25, 13.368023671476045, 2.277704790686724],
  [33.3, 82.60372358165495, 3.490467238520243],
  [1000.5, 5908.674175848678, 6.907755320648796],
  [123456.789, 1323902.0187950633, 11.723642437180377],
  [1e15, 3.3538776394910668e16, 34.538776394910684],
  [1e300, 6.897755278982137e302, 690.7755278982137],
];

describe('by hand', () => {
  it('Gamma(1) and Gamma(2) are 1, so their logarithms are exactly 0; Gamma(5) is 24', () => {
    expect([logGamma(1), logGamma(2)]).toEqual([0, 0]);
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 14);
  });

  it('digamma(1) is minus the constant of Euler and Mascheroni, digamma(1/2) that less 2 ln 2', () => {
    expect(digamma(1)).toBeCloseTo(-EULER, 15);
    expect(digamma(0.5)).toBeCloseTo(-EULER - 2 * Math.LN2, 14);
  });

  it('at 0 and Infinity infinite, below 0 and of NaN NaN', () => {
    expect([0, -0, Infinity, -1.5, -Infinity, NaN].map(logGamma)).toEqual([
      Infinity,
      Infinity,
      Infinity,
      NaN,
      NaN,
      NaN,
    ]);
    expect([0, -0, Infinity, -1.5, -Infinity, NaN].map(digamma)).toEqual([
      -Infinity,
      -Infinity,
      Infinity,
      NaN,
      NaN,
      NaN,
    ]);
  });
});

describe('oracle', () => {
  it.each(truth)('of %d, to 1e-14 relative', (x, log, derivative) => {
    expect(relative(logGamma(x), log)).toBeLessThan(1e-14);
    expect(relative(digamma(x), derivative)).toBeLessThan(1e-14);
  });
});

const above0 = double({ min: 1e-3, max: 1e4, noNaN: true });

describe('properties', () => {
  it('Gamma(x + 1) = x Gamma(x), and digamma(x + 1) = digamma(x) + 1 / x', () => {
    assert(
      property(above0, (x) => {
        expectClose(logGamma(x + 1), logGamma(x) + Math.log(x));
        expectClose(digamma(x + 1) - 1 / x, digamma(x), 1 / x);
      }),
      { numRuns: 2000 },
    );
  });

  it("Legendre's duplication: Gamma(x) Gamma(x + 1/2) = 2^(1 - 2x) sqrt(pi) Gamma(2x)", () => {
    assert(
      property(above0, (x) => {
        expectClose(
          logGamma(x) + logGamma(x + 0.5),
          (1 - 2 * x) * Math.LN2 + 0.5 * Math.log(Math.PI) + logGamma(2 * x),
          x,
        );
        expectClose(digamma(x) + digamma(x + 0.5) + 2 * Math.LN2, 2 * digamma(2 * x), 1 / x);
      }),
      { numRuns: 2000 },
    );
  });

  it('digamma is the slope of logGamma', () => {
    assert(
      property(double({ min: 0.1, max: 100, noNaN: true }), (x) => {
        const h = 1e-4 * x;
        const slope = (logGamma(x + h) - logGamma(x - h)) / (2 * h);
        expect(Math.abs(slope - digamma(x))).toBeLessThan(1e-6 * (1 + 1 / x));
      }),
      { numRuns: 500 },
    );
  });
});

function relative(got: number, wanted: number): number {
  return got === wanted ? 0 : Math.abs(got / wanted - 1);
}

/** Within 4e-15 of the larger of 1, what is compared, and `scale`. */
function expectClose(got: number, wanted: number, scale = 1): void {
  expect(Math.abs(got - wanted) / Math.max(1, Math.abs(wanted), scale)).toBeLessThan(4e-15);
}
