import { oracle } from '@mixwell/oracle';
import { array, assert, double, integer, property } from 'fast-check';
import { all, create } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { symmetricEigen } from './symmetric-eigen.ts';

const math = create(all);

describe('symmetricEigen, by hand', () => {
  it('of [[2, 1], [1, 2]] is 3 along (1, 1) and 1 along (1, -1)', () => {
    const { values, vectors } = symmetricEigen([
      [2, 1],
      [1, 2],
    ]);
    expect([...values]).toEqual([3, 1]);
    [1, 1, 1, -1].forEach((sign, at) => expect(vectors.data[at]).toBeCloseTo(sign * Math.SQRT1_2, 15));
  });

  it('of a diagonal matrix is its diagonal, largest first, exactly', () => {
    const { values, vectors } = symmetricEigen([
      [-1, 0, 0],
      [0, 5, 0],
      [0, 0, 1e-300],
    ]);
    expect([...values]).toEqual([5, 1e-300, -1]);
    expect([...vectors.data]).toEqual([0, 0, 1, 1, 0, 0, 0, 1, 0]);
  });

  it('keeps the order of equal values', () => {
    expect([
      ...symmetricEigen([
        [2, 0],
        [0, 2],
      ]).vectors.data,
    ]).toEqual([1, 0, 0, 1]);
  });

  it('of zeros is zeros along the axes', () => {
    const { values, vectors } = symmetricEigen([
      [0, 0],
      [0, 0],
    ]);
    expect([...values, ...vectors.data]).toEqual([0, 0, 1, 0, 0, 1]);
  });

  it('of [[0, 1], [1, 0]] is 1 and -1', () => {
    const { values } = symmetricEigen([
      [0, 1],
      [1, 0],
    ]);
    expect(values[0]).toBeCloseTo(1, 15);
    expect(values[1]).toBeCloseTo(-1, 15);
  });

  it('of ones is n and zeros', () => {
    const { values } = symmetricEigen(Array.from({ length: 6 }, () => [1, 1, 1, 1, 1, 1]));
    expect(values[0]).toBeCloseTo(6, 14);
    for (const value of values.subarray(1)) expect(Math.abs(value)).toBeLessThan(1e-15);
  });

  it('finds small values to their own digits: of diag(1e-8, 1, 1e8) [[1, .5, .5], [.5, 1, .5], [.5, .5, 1]] diag(1e-8, 1, 1e8) too', () => {
    const scales = [1e-8, 1, 1e8];
    const a = scales.map((s, i) => scales.map((t, j) => s * t * (i === j ? 1 : 0.5)));
    const { values } = symmetricEigen(a);
    // Of a matrix graded this steeply the eigenvalues are its pivots from the largest on: 1, 3/4, 2/3, to 1e-16.
    [1e16, 0.75, (2 / 3) * 1e-16].forEach((value, j) => expect(Math.abs(values[j] / value - 1)).toBeLessThan(1e-14));
  });

  it('of huge and of tiny cells neither overflows nor underflows', () => {
    for (const scale of [1e300, 1e-300]) {
      const { values } = symmetricEigen([
        [2 * scale, scale],
        [scale, 2 * scale],
      ]);
      expect(Math.abs(values[0] / (3 * scale) - 1)).toBeLessThan(1e-15);
      expect(Math.abs(values[1] / scale - 1)).toBeLessThan(1e-15);
    }
  });
});

const symmetric = integer({ min: 1, max: 8 }).chain((n) =>
  array(double({ min: -10, max: 10, noNaN: true }), { minLength: n * n, maxLength: n * n }).map((cells) =>
    Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) => cells[Math.max(i, j) * n + Math.min(i, j)]),
    ),
  ),
);

describe('symmetricEigen, properties', () => {
  it('values fall, vectors are orthonormal with their largest component positive, and together they are the matrix again', () => {
    assert(
      property(symmetric, (a) => {
        const n = a.length;
        const { values, vectors } = symmetricEigen(a);
        const v = (i: number, j: number) => vectors.data[i * n + j];
        const scale = Math.max(...values.map(Math.abs));
        for (let i = 0; i < n; i++) {
          if (i > 0) expect(values[i]).toBeLessThanOrEqual(values[i - 1]);
          const column = Array.from({ length: n }, (_, k) => v(k, i));
          expect(Math.max(...column)).toBe(Math.max(...column.map(Math.abs)));
          for (let j = 0; j < n; j++) {
            let dot = 0;
            let cell = 0;
            for (let k = 0; k < n; k++) {
              dot += v(k, i) * v(k, j);
              cell += v(i, k) * values[k] * v(j, k);
            }
            expect(Math.abs(dot - (i === j ? 1 : 0))).toBeLessThan(1e-14);
            expect(Math.abs(cell - a[i][j])).toBeLessThanOrEqual(Math.max(2e-14 * scale, 1e-320));
          }
        }
      }),
    );
  });

  it('of 60 x 60 reconstructs to 1e-13', () => {
    const n = 60;
    const a = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) => (((i * j) % 17) + ((i + j) % 5)) / 10),
    );
    const { values, vectors } = symmetricEigen(a);
    let worst = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const cell = values.reduce(
          (sum, value, k) => sum + vectors.data[i * n + k] * value * vectors.data[j * n + k],
          0,
        );
        worst = Math.max(worst, Math.abs(cell - a[i][j]));
      }
    }
    expect(worst / values[0]).toBeLessThan(1e-13);
  });

  it('values agree with the eigs of mathjs', () => {
    assert(
      property(symmetric, (a) => {
        const theirs = [...(math.eigs(a, { eigenvectors: false }).values as number[])].sort((x, y) => y - x);
        // mathjs takes differences of 1e-12 for equal, whatever the scale.
        const scale = Math.max(...theirs.map(Math.abs), 1);
        symmetricEigen(a).values.forEach((value, j) =>
          expect(Math.abs(value - theirs[j])).toBeLessThanOrEqual(1e-9 * scale),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('symmetricEigen, oracle: NumPy, 1e-13 of the largest', () => {
  const records: { name: string; A: number[][]; eig?: number[] }[] = oracle('numeric').cholesky;

  it.each(records.filter(({ name, eig }) => eig && !name.startsWith('not symmetric')))('$name', ({ A, eig = [] }) => {
    const { values } = symmetricEigen(A);
    const ascending = [...values].reverse();
    const scale = Math.max(...eig.map(Math.abs));
    eig.forEach((value, j) => expect(Math.abs(ascending[j] - value)).toBeLessThanOrEqual(1e-13 * scale));
  });
});

describe('symmetricEigen, edges', () => {
  it('freezes its answer and leaves its input alone', () => {
    const a = [new Float64Array([2, 1]), new Float64Array([1, 2])];
    const eigen = symmetricEigen(a);
    expect(Object.isFrozen(eigen) && Object.isFrozen(eigen.vectors)).toBe(true);
    expect(a.map((row) => [...row])).toEqual([
      [2, 1],
      [1, 2],
    ]);
  });

  it('refuses what is not a symmetric matrix of finite numbers', () => {
    const bad: [a: number[][], code: string][] = [
      [[[1, 2]], 'shape-mismatch'],
      [
        [
          [1, 2],
          [3, 1],
        ],
        'invalid-input',
      ],
      [
        [
          [1, NaN],
          [NaN, 1],
        ],
        'invalid-input',
      ],
    ];
    for (const [a, code] of bad) expect(() => symmetricEigen(a)).toThrowError(expect.objectContaining({ code }));
  });
});
