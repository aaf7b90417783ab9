import { type MathJsInstance, type Matrix, all, create, matrixDependencies } from 'mathjs';
import { describe, expect, it } from 'vitest';
import * as ours from './index.ts';
import defaultExport, { type MixwellMath, mixwellMath } from './mathjs.ts';

const math = create(all) as MathJsInstance & MixwellMath;
math.import(mixwellMath);

const covariance = [
  [2, 1],
  [1, 2],
];

describe('mixwellMath', () => {
  it('is also the default export, and has each function under its own name', () => {
    expect(defaultExport).toBe(mixwellMath);
    expect(Object.values(mixwellMath).map(({ fn }) => fn)).toEqual(Object.keys(mixwellMath));
    for (const name of Object.keys(mixwellMath)) expect(ours).toHaveProperty(name);
  });

  it('gives expressions the functions', () => {
    expect(math.evaluate('logSumExp([1, 2, 3])')).toBe(ours.logSumExp([1, 2, 3]));
    expect(math.evaluate('gaussianPdf(1, 0, 2)')).toBe(ours.gaussianPdf(1, 0, 2));
    expect(math.evaluate('gaussianLogPdf(1)')).toBe(ours.gaussianLogPdf(1));
    expect(math.evaluate('choleskyLogDet(cholesky([4, 0; 0, 9]))')).toBeCloseTo(Math.log(36), 14);
    expect(math.evaluate('covarianceEllipse([0, 0], [9, 0; 0, 4], {standardDeviations: 2}).radii').toArray()).toEqual([
      6, 4,
    ]);
  });

  it('works in an instance made of few parts', () => {
    const small = create({ matrixDependencies, ...mixwellMath } as never) as unknown as MixwellMath;
    expect(small.logSumExp([0, 0])).toBe(Math.LN2);
  });
});

describe('mixwellMath, by function: arrays for arrays, mathjs matrices for mathjs matrices', () => {
  const m = (values: number[] | number[][]) => math.matrix(values as number[]);
  const ellipse = ours.covarianceEllipse([1, 2], covariance, { points: 3 });
  const eigen = ours.symmetricEigen(covariance);

  it.each<[name: keyof MixwellMath, args: (number | number[] | number[][])[], want: unknown]>([
    ['logSumExp', [[1, 2]], ours.logSumExp([1, 2])],
    ['softmax', [[1, 2]], [...ours.softmax([1, 2])]],
    ['gaussianPdf', [[0, 1], 0, 2], [ours.gaussianPdf(0, 0, 2), ours.gaussianPdf(1, 0, 2)]],
    ['gaussianLogPdf', [[[0], [1]]], [[ours.gaussianLogPdf(0)], [ours.gaussianLogPdf(1)]]],
    [
      'multivariateGaussianLogPdf',
      [[[1, 2]], [0, 0], covariance],
      [...ours.multivariateGaussianLogPdf([[1, 2]], [0, 0], covariance)],
    ],
    ['multivariateGaussianLogPdf', [[1, 2], [0], [[2]]], [...ours.multivariateGaussianLogPdf([1, 2], [0], [2])]],
    ['mahalanobis', [[[1, 2]], [0, 0], covariance], [...ours.mahalanobis([[1, 2]], [0, 0], covariance)]],
    [
      'cholesky',
      [
        [
          [4, 2],
          [2, 10],
        ],
      ],
      [
        [2, 0],
        [1, 3],
      ],
    ],
    [
      'choleskySolve',
      [
        [
          [2, 0],
          [0, 1],
        ],
        [4, 5],
      ],
      [1, 5],
    ],
    [
      'choleskySolve',
      [
        [
          [2, 0],
          [0, 1],
        ],
        [
          [4, 8],
          [5, 6],
        ],
      ],
      [
        [1, 2],
        [5, 6],
      ],
    ],
    [
      'choleskyLogDet',
      [
        [
          [1, 0],
          [7, 1],
        ],
      ],
      0,
    ],
    [
      'symmetricEigen',
      [covariance],
      {
        values: [...eigen.values],
        vectors: [[...eigen.vectors.data.subarray(0, 2)], [...eigen.vectors.data.subarray(2)]],
      },
    ],
    [
      'covarianceEllipse',
      [[1, 2], covariance, { points: 3 } as never],
      {
        center: [1, 2],
        radii: [...ellipse.radii],
        angle: ellipse.angle,
        outline: [0, 2, 4].map((at) => [...ellipse.outline.data.subarray(at, at + 2)]),
      },
    ],
  ])('%s', (name, args, want) => {
    const of = math[name] as (...args: unknown[]) => unknown;
    expect(of(...args)).toEqual(want);
    const answer = of(...args.map((arg) => (Array.isArray(arg) ? m(arg) : arg)));
    expect(answer).toEqual(asMatrices(want));
  });

  it('takes a row or a column for a vector, and a sparse matrix for a matrix', () => {
    expect(math.logSumExp(m([[1], [2]]))).toBe(ours.logSumExp([1, 2]));
    expect(math.softmax([[1, 2]])).toEqual([...ours.softmax([1, 2])]);
    const distance = math.mahalanobis(
      [[1, 2]],
      m([[0], [0]]),
      math.sparse([
        [1, 0],
        [0, 1],
      ]),
    ) as Matrix;
    expect(distance.toArray()).toEqual([Math.sqrt(5)]);
  });

  function asMatrices(value: unknown): unknown {
    if (Array.isArray(value)) return m(value);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asMatrices(inner)]));
  }
});

describe('mixwellMath, edges', () => {
  it('refuses what is not float64, by name', () => {
    expect(() => math.logSumExp([math.bignumber(1)] as never)).toThrowError('logSumExp: value 0 is a ');
    expect(() => math.evaluate('cholesky([1 + i])')).toThrowError(
      'cholesky: row 0, column "x0" is a Complex; expected a finite number.',
    );
    expect(() => math.evaluate('logSumExp([1, 2; 3, 4])')).toThrowError(
      'logSumExp: value 0 is an array of 2; expected a number.',
    );
  });

  it('does not write to its arguments', () => {
    const a = math.matrix([
      [4, 2],
      [2, 10],
    ]);
    math.cholesky(a);
    expect(a.toArray()).toEqual([
      [4, 2],
      [2, 10],
    ]);
  });
});
