import type { Matrix } from '@mixwell/core';
import { oracle } from '@mixwell/oracle';
import { array, assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussianLogPdf } from './gaussian.ts';
import { mahalanobis, multivariateGaussianLogPdf } from './multivariate-gaussian.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

const logTwoPi = Math.log(2 * Math.PI);
const identity = [
  [1, 0],
  [0, 1],
];

describe('multivariateGaussianLogPdf, by hand', () => {
  it('at the mean of the standard normal in two dimensions is -log 2 pi', () => {
    expect(multivariateGaussianLogPdf([[0, 0]], [0, 0], identity)[0]).toBeCloseTo(-logTwoPi, 15);
  });

  it('at (3, 4) is 12.5 less', () => {
    const [atMean, away] = multivariateGaussianLogPdf(
      [
        [0, 0],
        [3, 4],
      ],
      [0, 0],
      identity,
    );
    expect(atMean - away).toBeCloseTo(12.5, 14);
  });

  it('of one feature is gaussianLogPdf with the square root of the variance', () => {
    const x = [-1, 0, 2.5];
    expect([...multivariateGaussianLogPdf(x, [1], [4])]).toEqual(x.map((value) => gaussianLogPdf(value, 1, 2)));
  });

  it('far under 1e-308 is exact: 50 features, each 100 standard deviations away, standard deviations 1e-10', () => {
    const diagonal = (variance: number) =>
      Array.from({ length: 50 }, (_, i) => Array.from({ length: 50 }, (_, j) => (i === j ? variance : 0)));
    const [got] = multivariateGaussianLogPdf([new Float64Array(50).fill(1e-8)], new Float64Array(50), diagonal(1e-20));
    expect(Math.abs(got / (-250000 - 25 * logTwoPi + 500 * Math.log(10)) - 1)).toBeLessThan(1e-14);
  });

  it('of 50 features whose covariance has a determinant of 1e-500 or 1e500 is finite', () => {
    for (const variance of [1e-10, 1e10]) {
      const covariance = Array.from({ length: 50 }, (_, i) =>
        Array.from({ length: 50 }, (_, j) => (i === j ? 1 : 0.5) * variance),
      );
      const [got] = multivariateGaussianLogPdf([new Float64Array(50)], new Float64Array(50), covariance);
      const logDeterminant = 49 * Math.log(0.5) + Math.log(25.5) + 50 * Math.log(variance);
      expect(Math.abs(got / (-0.5 * logDeterminant - 25 * logTwoPi) - 1)).toBeLessThan(1e-13);
    }
  });
});

describe('mahalanobis, by hand', () => {
  it('of (3, 4) under the identity is 5, the distance and not its square', () => {
    expect([
      ...mahalanobis(
        [
          [3, 4],
          [0, 0],
        ],
        [0, 0],
        identity,
      ),
    ]).toEqual([5, 0]);
  });

  it('counts in standard deviations: 6 from the mean with variance 4 is 3', () => {
    expect([...mahalanobis([7, 1, -5], [1], [4])]).toEqual([3, 0, 3]);
  });

  it('of (1, 1) and (1, -1) under correlation 0.6 is sqrt(2 / 1.6) and sqrt(2 / 0.4)', () => {
    const [along, across] = mahalanobis(
      [
        [1, 1],
        [1, -1],
      ],
      [0, 0],
      [
        [1, 0.6],
        [0.6, 1],
      ],
    );
    expect(along).toBeCloseTo(Math.sqrt(1.25), 15);
    expect(across).toBeCloseTo(Math.sqrt(5), 15);
  });
});

describe('multivariateGaussianLogPdf and mahalanobis, properties', () => {
  const pair = array(double({ min: -10, max: 10, noNaN: true }), { minLength: 2, maxLength: 2 });
  const covariance = array(double({ min: -3, max: 3, noNaN: true }), { minLength: 4, maxLength: 4 }).map(
    ([a, b, c, d]) => [
      [a * a + b * b + 0.1, a * c + b * d],
      [a * c + b * d, c * c + d * d + 0.1],
    ],
  );

  it('a shift of rows and mean changes nothing', () => {
    assert(
      property(pair, pair, covariance, pair, (x, mean, s, shift) => {
        const [here] = mahalanobis([x], mean, s);
        const [there] = mahalanobis([[x[0] + shift[0], x[1] + shift[1]]], [mean[0] + shift[0], mean[1] + shift[1]], s);
        expect(Math.abs(here - there)).toBeLessThan(1e-11);
      }),
    );
  });

  it('scaling the data by c keeps distances and lowers the log density by 2 log c', () => {
    assert(
      property(pair, pair, covariance, double({ min: 1e-4, max: 1e4, noNaN: true }), (x, mean, s, c) => {
        const scaled = [
          [x.map((v) => v * c)],
          mean.map((v) => v * c),
          s.map((row) => row.map((v) => v * c * c)),
        ] as const;
        const [distance] = mahalanobis([x], mean, s);
        expect(Math.abs(mahalanobis(...scaled)[0] - distance)).toBeLessThanOrEqual(1e-11 * (1 + distance));
        const [density] = multivariateGaussianLogPdf([x], mean, s);
        const lowered = multivariateGaussianLogPdf(...scaled)[0] + 2 * Math.log(c);
        expect(Math.abs(lowered - density)).toBeLessThanOrEqual(1e-10 * (1 + Math.abs(density)));
      }),
    );
  });

  it('never writes to its input', () => {
    const x: Matrix = { data: new Float64Array([1, 2, 3, 4]), rows: 2, cols: 2 };
    const mean = new Float64Array([1, 1]);
    const s: Matrix = { data: new Float64Array([2, 1, 1, 2]), rows: 2, cols: 2 };
    multivariateGaussianLogPdf(x, mean, s);
    mahalanobis(x, mean, s);
    expect([[...x.data], [...mean], [...s.data]]).toEqual([
      [1, 2, 3, 4],
      [1, 1],
      [2, 1, 1, 2],
    ]);
  });
});

interface Densities {
  d: number;
  mean: number[];
  cov: number[][];
  X: number[][];
  logpdf: number[];
  mahalanobis_sq?: number[];
}

describe('multivariate Gaussian, oracle: SciPy, 1e-12 relative, or the condition number in ulps where that is more', () => {
  it.each<Densities>(oracle('numeric').mvn_logpdf)('$d features', ({ mean, cov, X, logpdf, mahalanobis_sq = [] }) => {
    const { values } = symmetricEigen(cov);
    const tolerance = Math.max(1e-12, (1.1e-16 * values[0]) / values[values.length - 1]);
    multivariateGaussianLogPdf(X, mean, cov).forEach((got, i) =>
      expect(Math.abs(got / logpdf[i] - 1)).toBeLessThan(tolerance),
    );
    const distances = mahalanobis(X, mean, cov);
    mahalanobis_sq.forEach((square, i) => expect(Math.abs(distances[i] ** 2 / square - 1)).toBeLessThan(tolerance));
  });

  it('the condition number is 2e6 at most', () => {
    const records: Densities[] = oracle('numeric').mvn_logpdf;
    for (const { cov } of records) {
      const { values } = symmetricEigen(cov);
      expect(values[0] / values[values.length - 1]).toBeLessThan(2e6);
    }
  });
});

describe('multivariate Gaussian, edges', () => {
  it.each([
    ['multivariateGaussianLogPdf', multivariateGaussianLogPdf],
    ['mahalanobis', mahalanobis],
  ])('%s refuses arguments that do not go together', (name, of) => {
    const bad: [args: Parameters<typeof of>, code: string, message: string][] = [
      [
        [[1, 2], [0, 0], identity],
        'shape-mismatch',
        `${name}: the covariance is 2 x 2, but the rows have 1 column; one row is given as [[...]].`,
      ],
      [[[[1, 2]], [0], identity], 'shape-mismatch', `${name}: "mean": expected 2 values; got 1.`],
      [[[[1, 2]], [0, 0], [[1, 0]]], 'shape-mismatch', `${name}: "covariance": expected a square matrix; got 1 x 2.`],
      [
        [[[1, NaN]], [0, 0], identity],
        'invalid-input',
        `${name}: row 0, column "x1" is NaN; expected a finite number.`,
      ],
      [
        [[[1, 2]], [0, Infinity], identity],
        'invalid-input',
        `${name}: "mean": value 1 is Infinity; expected a finite number.`,
      ],
      [
        [
          [[1, 2]],
          [0, 0],
          [
            [1, 2],
            [2, 1],
          ],
        ],
        'not-positive-definite',
        `${name}: "covariance": the matrix is not positive definite; pivot 1 is -3, expected a finite number above 0.`,
      ],
      [
        [
          [[1, 2]],
          [0, 0],
          [
            [1, 0],
            [0.5, 1],
          ],
        ],
        'invalid-input',
        `${name}: "covariance": expected a symmetric matrix; row 1, column 0 is 0.5 but row 0, column 1 is 0.`,
      ],
    ];
    for (const [args, code, message] of bad) {
      expect(() => of(...args)).toThrowError(expect.objectContaining({ code, message }));
    }
  });
});
