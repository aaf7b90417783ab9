import { type Matrix, isMixwellError } from '@mixwell/core';
import { describe, expect, it } from 'vitest';
import { type SampleMixtureOptions, sampleMixture, sampleMixtureRules } from './sample-mixture.ts';

const two: SampleMixtureOptions = {
  rows: 50,
  weights: [0.3, 0.7],
  means: [
    [0, 0],
    [9, 9],
  ],
  covariances: [1, 2],
};

describe('sampleMixture by hand', () => {
  it('reads a variance, variances and a matrix as the same covariance, to the bit', () => {
    const means = [[5, -5]];
    const [number, vector, rows, flat] = [
      [4],
      [[4, 4]],
      [
        [
          [4, 0],
          [0, 4],
        ],
      ],
      [matrix2(4, 0, 0, 4)],
    ].map((covariances) => sampleMixture({ rows: 20, weights: [1], means, covariances }));
    expect(vector).toEqual(number);
    expect(rows).toEqual(number);
    expect(flat).toEqual(number);
    expect([...number.truth.covariances[0].data]).toEqual([4, 0, 0, 4]);
  });

  it('in one column takes a number a component for means and covariances', () => {
    const { x, truth } = sampleMixture({ rows: 10, weights: [0.5, 0.5], means: [0, 100], covariances: [1, 4] });
    expect([x.rows, x.cols]).toEqual([10, 1]);
    expect(truth.covariances.map(({ data }) => [...data])).toEqual([[1], [4]]);
  });

  it('gives the columns the names that the means have', () => {
    const means = { shape: [1, 2], columns: ['a', 'b'], values: [[0, 0]] };
    expect(sampleMixture({ rows: 1, weights: [1], means, covariances: [1] }).x.columns).toEqual(['a', 'b']);
  });

  it('draws these rows from seed 0, on every platform', () => {
    const { x, labels } = sampleMixture({ ...two, rows: 2 });
    expect([...labels, ...x.data]).toEqual([
      0, 1, -0.6781915437978008, -0.19217418610441842, 9.642138160731154, 7.75931410068627,
    ]);
  });
});

describe('sampleMixture by its properties', () => {
  it('begins a longer sample with the shorter one', () => {
    const [short, long] = [20, 60].map((rows) => sampleMixture({ ...two, rows }));
    expect(long.x.data.slice(0, 40)).toEqual(short.x.data);
    expect(long.labels.slice(0, 20)).toEqual(short.labels);
  });

  it('gives the same bits from the same seed, 1 being the seed "1"', () => {
    expect(sampleMixture({ ...two, seed: 1 })).toEqual(sampleMixture({ ...two, seed: '1' }));
    expect(sampleMixture({ ...two, seed: 1 }).x).not.toEqual(sampleMixture({ ...two, seed: 2 }).x);
  });

  it('moves with its means, to rounding', () => {
    const near = sampleMixture(two);
    const far = sampleMixture({
      ...two,
      means: [
        [1000, 1000],
        [1009, 1009],
      ],
    });
    far.x.data.forEach((value, at) => expect(value - 1000).toBeCloseTo(near.x.data[at], 10));
  });

  it('takes weights of six decimals, and divides them by their sum', () => {
    const third = 0.333333;
    const { truth } = sampleMixture({
      rows: 1,
      weights: [third, third, third],
      means: [1, 2, 3],
      covariances: [1, 1, 1],
    });
    for (const weight of truth.weights) expect(weight).toBeCloseTo(1 / 3, 15);
  });

  it('is frozen, and keeps nothing of what it was given', () => {
    const covariance = matrix2(2, 1, 1, 2);
    const { x, truth } = sampleMixture({ rows: 1, weights: [1], means: [[0, 0]], covariances: [covariance] });
    covariance.data[0] = 99;
    expect([...truth.covariances[0].data]).toEqual([2, 1, 1, 2]);
    for (const part of [x, truth, truth.covariances, truth.covariances[0]]) expect(Object.isFrozen(part)).toBe(true);
  });

  it('mirrors the lower triangle of a matrix that is symmetric but for rounding', () => {
    const { truth } = sampleMixture({
      rows: 1,
      weights: [1],
      means: [[0, 0]],
      covariances: [matrix2(2, 1 + 1e-12, 1, 2)],
    });
    expect([...truth.covariances[0].data]).toEqual([2, 1, 1, 2]);
  });
});

describe('sampleMixture by its distribution', () => {
  const rows = 200_000;
  const weights = [0.1, 0.2, 0.3, 0.4];
  const means = [
    [0, 0],
    [10, 0],
    [0, 10],
    [-10, -10],
  ];
  const covariances = [
    0.25,
    [1, 4],
    [
      [2, 1.2],
      [1.2, 1],
    ],
    matrix2(3, -1, -1, 0.5),
  ];
  const { x, labels, truth } = sampleMixture({ rows, weights, means, covariances });

  it.each([0, 1, 2, 3])(
    'of four components, draws component %d by its weight, mean and covariance, to five standard errors',
    (k) => {
      const own = [...labels].flatMap((label, i) => (label === k ? [i] : []));
      const n = own.length;
      expect(Math.abs(n / rows - weights[k])).toBeLessThan(5 * Math.sqrt((weights[k] * (1 - weights[k])) / rows));
      const sigma = (a: number, b: number) => truth.covariances[k].data[a * 2 + b];
      const deviation = (i: number, j: number) => x.data[i * 2 + j] - means[k][j];
      for (const a of [0, 1]) {
        const mean = own.reduce((sum, i) => sum + deviation(i, a), 0) / n;
        expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(sigma(a, a) / n));
        for (const b of [0, 1]) {
          const product = own.reduce((sum, i) => sum + deviation(i, a) * deviation(i, b), 0) / n;
          const variance = sigma(a, a) * sigma(b, b) + sigma(a, b) ** 2;
          expect(Math.abs(product - sigma(a, b))).toBeLessThan(5 * Math.sqrt(variance / n));
        }
      }
    },
  );

  it('draws each label independently of the one before', () => {
    const pairs = new Float64Array(16);
    for (let i = 1; i < rows; i++) pairs[labels[i - 1] * 4 + labels[i]]++;
    pairs.forEach((count, at) => {
      const p = weights[Math.floor(at / 4)] * weights[at % 4];
      expect(Math.abs(count / rows - p)).toBeLessThan(5 * Math.sqrt(p / rows));
    });
  });
});

describe('sampleMixture at the edges', () => {
  it.each(Object.entries(sampleMixtureRules).flatMap(([option, { bad }]) => bad.map((value) => [option, value])))(
    'refuses "%s" %j, naming it',
    (option, value) => {
      const wrong = () => sampleMixture({ ...two, [option as string]: value });
      expect(wrong).toThrow(`sampleMixture: "${String(option)}"`);
      expect(wrong).toThrow(expect.toSatisfy((error) => isMixwellError(error, 'invalid-param')));
    },
  );

  it.each<[string, Record<string, unknown>, string, string]>([
    [
      'weights that add to 0.9',
      { weights: [0.3, 0.6] },
      'invalid-param',
      '"weights" must add to 1; they add to 0.8999999999999999.',
    ],
    [
      'a weight of 0',
      { weights: [0, 1] },
      'invalid-param',
      '"weights" has 0 at index 0; expected a finite number above 0.',
    ],
    [
      'one weight too many',
      { weights: [0.2, 0.3, 0.5] },
      'shape-mismatch',
      'expected one weight, mean and covariance a component; got 3 weights, 2 means and 2 covariances.',
    ],
    [
      'a variance of 0',
      { covariances: [1, 0] },
      'not-positive-definite',
      'the covariance of component 1 is not positive definite.',
    ],
    [
      'a negative variance',
      { covariances: [[1, -1], 1] },
      'not-positive-definite',
      'the covariance of component 0 is not positive definite.',
    ],
    [
      'a covariance that is only semi-definite',
      { covariances: [1, matrix2(1, 1, 1, 1)] },
      'not-positive-definite',
      'the covariance of component 1 is not positive definite.',
    ],
    [
      'a covariance that is not symmetric',
      { covariances: [matrix2(1, 0.5, 0, 1), 1] },
      'invalid-input',
      'the covariance of component 0 is not symmetric: cell (1, 0) is 0 and cell (0, 1) is 0.5.',
    ],
    [
      'a variance that is NaN',
      { covariances: [NaN, 1] },
      'invalid-input',
      'the covariance of component 0 is NaN; expected a finite number.',
    ],
    [
      'a variance that is a text',
      { covariances: [[1, '2'], 1] },
      'invalid-input',
      'the covariance of component 0, at index 1, is the text "2"; expected a finite number.',
    ],
    [
      'a cell that is NaN',
      { covariances: [matrix2(1, NaN, 0, 1), 1] },
      'invalid-input',
      'the covariance of component 0: row 0, column "x1" is NaN; expected a finite number.',
    ],
    [
      'no covariance at all',
      { covariances: [null, 1] },
      'invalid-input',
      'the covariance of component 0: expected a DataFrame, a Matrix or an array of rows; got null.',
    ],
    [
      'three variances for two columns',
      { covariances: [[1, 1, 1], 1] },
      'shape-mismatch',
      'the covariance of component 0 must be a number, 2 numbers or a 2 x 2 matrix, as the means have 2 columns; got 3 numbers.',
    ],
    [
      'a 1 x 1 matrix for two columns',
      { covariances: [[[1]], 1] },
      'shape-mismatch',
      'the covariance of component 0 must be a number, 2 numbers or a 2 x 2 matrix, as the means have 2 columns; got a 1 x 1 matrix.',
    ],
    [
      'a mean that is Infinity',
      {
        means: [
          [0, 0],
          [0, Infinity],
        ],
      },
      'invalid-input',
      '"means": row 1, column "x1" is Infinity; expected a finite number.',
    ],
    [
      'shuffle, for rows that are in random order',
      { shuffle: true },
      'invalid-param',
      'there is no option "shuffle"; the options are',
    ],
    [
      'no rows given',
      { rows: undefined },
      'invalid-param',
      '"rows" must be a whole number of at least 1; got undefined.',
    ],
  ])('refuses %s', (_, change, code, message) => {
    const wrong = () => sampleMixture({ ...two, ...change });
    expect(wrong).toThrow(`sampleMixture: ${message}`);
    expect(wrong).toThrow(expect.objectContaining({ code }));
  });

  it('names the component of a bad covariance in its details', () => {
    expect(() => sampleMixture({ ...two, covariances: [1, -1] })).toThrow(
      expect.objectContaining({ details: { component: 1 } }),
    );
  });
});

function matrix2(...cells: number[]): Matrix {
  return { data: Float64Array.from(cells), rows: 2, cols: 2 };
}
