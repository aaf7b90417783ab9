import { array, assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covarianceEllipse, covarianceEllipseRules } from './covariance-ellipse.ts';
import { mahalanobis } from './multivariate-gaussian.ts';

describe('covarianceEllipse, by hand', () => {
  it('of the identity is the unit circle', () => {
    const { center, radii, angle, outline } = covarianceEllipse(
      [5, -1],
      [
        [1, 0],
        [0, 1],
      ],
      { points: 4 },
    );
    expect([center, radii, angle]).toEqual([[5, -1], [1, 1], 0]);
    [6, -1, 5, 0, 4, -1, 5, -2].forEach((coordinate, at) => expect(outline.data[at]).toBeCloseTo(coordinate, 15));
  });

  it('of variances 9 and 4 lies along x with radii 3 and 2; of 4 and 9 along y', () => {
    const flat = covarianceEllipse(
      [0, 0],
      [
        [9, 0],
        [0, 4],
      ],
    );
    expect([flat.radii, flat.angle]).toEqual([[3, 2], 0]);
    const tall = covarianceEllipse(
      [0, 0],
      [
        [4, 0],
        [0, 9],
      ],
    );
    expect([tall.radii, tall.angle]).toEqual([[3, 2], Math.PI / 2]);
  });

  it('of a positive covariance rises, of a negative one falls, at 45 degrees where the variances are equal', () => {
    expect(
      covarianceEllipse(
        [0, 0],
        [
          [2, 1],
          [1, 2],
        ],
      ).angle,
    ).toBeCloseTo(Math.PI / 4, 14);
    expect(
      covarianceEllipse(
        [0, 0],
        [
          [2, -1],
          [-1, 2],
        ],
      ).angle,
    ).toBeCloseTo(-Math.PI / 4, 14);
    expect(
      covarianceEllipse(
        [0, 0],
        [
          [2, 1],
          [1, 2],
        ],
      ).radii,
    ).toEqual([Math.sqrt(3), 1]);
  });

  it('grows with standardDeviations, and is a point at 0', () => {
    expect(
      covarianceEllipse(
        [0, 0],
        [
          [9, 0],
          [0, 4],
        ],
        { standardDeviations: 2 },
      ).radii,
    ).toEqual([6, 4]);
    expect(
      covarianceEllipse(
        [1, 2],
        [
          [9, 0],
          [0, 4],
        ],
        { standardDeviations: 0, points: 3 },
      ).outline.data,
    ).toEqual(new Float64Array([1, 2, 1, 2, 1, 2]));
  });

  it('without spread in one direction is a segment, without any a point', () => {
    const segment = covarianceEllipse(
      [0, 0],
      [
        [1, 2],
        [2, 4],
      ],
    );
    expect(segment.radii[0]).toBeCloseTo(Math.sqrt(5), 14);
    expect(segment.radii[1]).toBeLessThan(1e-7);
    expect(segment.angle).toBeCloseTo(Math.atan(2), 14);
    expect(
      covarianceEllipse(
        [0, 0],
        [
          [0, 0],
          [0, 0],
        ],
      ).radii,
    ).toEqual([0, 0]);
  });

  it('has 64 outline points by default, the first at the end of the major axis', () => {
    const { outline } = covarianceEllipse(
      [1, 1],
      [
        [4, 0],
        [0, 1],
      ],
    );
    expect([outline.rows, outline.cols, outline.data[0], outline.data[1]]).toEqual([64, 2, 3, 1]);
  });
});

describe('covarianceEllipse, properties', () => {
  const covariance = array(double({ min: -3, max: 3, noNaN: true }), { minLength: 4, maxLength: 4 }).map(
    ([a, b, c, d]) => [
      [a * a + b * b + 0.1, a * c + b * d],
      [a * c + b * d, c * c + d * d + 0.1],
    ],
  );

  it('every outline point is standardDeviations from the mean, by Mahalanobis', () => {
    assert(
      property(covariance, double({ min: 0.1, max: 5, noNaN: true }), (s, standardDeviations) => {
        const { outline } = covarianceEllipse([3, -2], s, { standardDeviations, points: 12 });
        for (const distance of mahalanobis(outline, [3, -2], s))
          expect(Math.abs(distance / standardDeviations - 1)).toBeLessThan(1e-11);
      }),
    );
  });

  it('radii and angle give the covariance again', () => {
    assert(
      property(covariance, (s) => {
        const { radii, angle } = covarianceEllipse([0, 0], s);
        const [major, minor] = radii.map((radius) => radius * radius);
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        const again = [
          major * cos * cos + minor * sin * sin,
          (major - minor) * cos * sin,
          major * sin * sin + minor * cos * cos,
        ];
        [s[0][0], s[0][1], s[1][1]].forEach((cell, at) =>
          expect(Math.abs(again[at] - cell)).toBeLessThan(1e-13 * major),
        );
        expect(radii[0]).toBeGreaterThanOrEqual(radii[1]);
        expect(angle > -Math.PI / 2 && angle <= Math.PI / 2).toBe(true);
      }),
    );
  });
});

describe('covarianceEllipse, edges', () => {
  it('refuses each bad value of its rules, and unknown options', () => {
    for (const [option, rule] of Object.entries(covarianceEllipseRules)) {
      for (const value of rule.bad) {
        expect(() =>
          covarianceEllipse(
            [0, 0],
            [
              [1, 0],
              [0, 1],
            ],
            { [option]: value },
          ),
        ).toThrowError(
          expect.objectContaining({
            code: 'invalid-param',
            message: expect.stringContaining(`covarianceEllipse: "${option}" must be`),
          }),
        );
      }
    }
    expect(() =>
      covarianceEllipse(
        [0, 0],
        [
          [1, 0],
          [0, 1],
        ],
        { sigmas: 2 } as object,
      ),
    ).toThrowError(
      expect.objectContaining({
        code: 'invalid-param',
        message: expect.stringContaining('there is no option "sigmas"'),
      }),
    );
  });

  it('refuses what is not a mean and a covariance of two features', () => {
    const bad: [mean: number[], covariance: number[][], code: string, message: string][] = [
      [
        [0],
        [
          [1, 0],
          [0, 1],
        ],
        'shape-mismatch',
        '"mean": expected 2 values; got 1.',
      ],
      [
        [0, NaN],
        [
          [1, 0],
          [0, 1],
        ],
        'invalid-input',
        '"mean": value 1 is NaN; expected a finite number.',
      ],
      [[0, 0], [[1]], 'shape-mismatch', '"covariance" must be 2 x 2; got 1 x 1.'],
      [[0, 0], [[1, 0]], 'shape-mismatch', '"covariance": expected a square matrix; got 1 x 2.'],
      [
        [0, 0],
        [
          [1, 2],
          [0, 1],
        ],
        'invalid-input',
        '"covariance": expected a symmetric matrix; row 1, column 0 is 0 but row 0, column 1 is 2.',
      ],
      [
        [0, 0],
        [
          [1, 0],
          [0, -1],
        ],
        'not-positive-definite',
        '"covariance" has the eigenvalue -1; expected at least 0.',
      ],
      [
        [0, 0],
        [
          [-2, 0],
          [0, -1],
        ],
        'not-positive-definite',
        '"covariance" has the eigenvalue -2; expected at least 0.',
      ],
    ];
    for (const [mean, covariance, code, message] of bad) {
      expect(() => covarianceEllipse(mean, covariance)).toThrowError(
        expect.objectContaining({ code, message: `covarianceEllipse: ${message}` }),
      );
    }
  });
});
