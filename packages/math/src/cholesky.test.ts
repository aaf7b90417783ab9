import { type Matrix, matrix } from '@mixwell/core';
import { oracle } from '@mixwell/oracle';
import { array, assert, double, integer, property } from 'fast-check';
import { all, create } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { cholesky, choleskyLogDet, choleskySolve } from './cholesky.ts';

const math = create(all);

describe('cholesky, by hand', () => {
  const a = [
    [4, 12, -16],
    [12, 37, -43],
    [-16, -43, 98],
  ];

  it('of [[4, 12, -16], [12, 37, -43], [-16, -43, 98]] is [[2], [6, 1], [-8, 5, 3]]', () => {
    expect(cholesky(a)).toEqual({ data: new Float64Array([2, 0, 0, 6, 1, 0, -8, 5, 3]), rows: 3, cols: 3 });
  });

  it('its log determinant is log 36, its solution for b = a [1, 2, 3] is [1, 2, 3]', () => {
    const l = cholesky(a);
    expect(choleskyLogDet(l)).toBeCloseTo(Math.log(36), 14);
    expect([...choleskySolve(l, [-20, -43, 192])].map((x) => Math.round(x * 1e12) / 1e12)).toEqual([1, 2, 3]);
  });

  it('solves for each column of a matrix', () => {
    const b: Matrix = { data: new Float64Array([4, 8, 2, 20]), rows: 2, cols: 2 };
    expect(
      choleskySolve(
        cholesky([
          [4, 0],
          [0, 4],
        ]),
        b,
      ),
    ).toEqual({ data: new Float64Array([1, 2, 0.5, 5]), rows: 2, cols: 2 });
  });

  it('of a 1 x 1 matrix is the square root', () => {
    expect([...cholesky([9]).data]).toEqual([3]);
  });

  it('takes cells that mirror each other but for rounding, and factors the lower ones', () => {
    expect([
      ...cholesky([
        [1, 0.5 + 1e-12],
        [0.5, 1],
      ]).data,
    ]).toEqual([
      ...cholesky([
        [1, 0.5],
        [0.5, 1],
      ]).data,
    ]);
    expect(
      cholesky([
        [1, 1e-17],
        [-1e-17, 1],
      ]).data[2],
    ).toBe(-1e-17);
  });

  it('leaves its input alone and freezes its answer', () => {
    const input: Matrix = { data: new Float64Array([4, 2, 2, 10]), rows: 2, cols: 2 };
    expect(Object.isFrozen(cholesky(input))).toBe(true);
    expect([...input.data]).toEqual([4, 2, 2, 10]);
    const b = new Float64Array([1, 2]);
    choleskySolve(cholesky(input), b);
    expect([...b]).toEqual([1, 2]);
  });
});

/** Positive definite matrices: B B' + I / 10. */
const positiveDefinite = integer({ min: 1, max: 8 }).chain((n) =>
  array(double({ min: -10, max: 10, noNaN: true }), { minLength: n * n, maxLength: n * n }).map((cells) => {
    const b = Array.from({ length: n }, (_, i) => cells.slice(i * n, (i + 1) * n));
    return b.map((row, i) =>
      b.map((other, j) => row.reduce((sum, cell, k) => sum + cell * other[k], i === j ? 0.1 : 0)),
    );
  }),
);

describe('cholesky, properties', () => {
  it("L L' is the matrix again", () => {
    assert(
      property(positiveDefinite, (a) => {
        expectProduct(cholesky(a), a, 2e-15);
      }),
    );
  });

  it('a times the solution for b is b', () => {
    assert(
      property(positiveDefinite, (a) => {
        const b = a.map((_, i) => i + 1);
        const x = choleskySolve(cholesky(a), b);
        a.forEach((row, i) => {
          const terms = row.map((cell, j) => cell * x[j]);
          const scale = terms.reduce((sum, term) => sum + Math.abs(term), b[i]);
          expect(Math.abs(terms.reduce((sum, term) => sum + term, -b[i]))).toBeLessThanOrEqual(1e-11 * scale);
        });
      }),
    );
  });

  it('log determinant and solution agree with mathjs, which uses LU', () => {
    assert(
      property(positiveDefinite, (a) => {
        const l = cholesky(a);
        expect(Math.abs(choleskyLogDet(l) - Math.log(math.det(a)))).toBeLessThan(1e-8);
        const b = a.map((_, i) => i - 2);
        const theirs = math.flatten(math.lusolve(a, b) as number[][]) as unknown as number[];
        const scale = Math.max(...theirs.map(Math.abs), 1e-300);
        choleskySolve(l, b).forEach((x, i) => expect(Math.abs(x - theirs[i]) / scale).toBeLessThan(1e-8));
      }),
    );
  });
});

interface Factored {
  name: string;
  A: number[][];
  ok: boolean;
  L: number[][];
  logdet: number;
}

describe('cholesky, oracle: NumPy, 1e-12 relative to the row', () => {
  const records: Factored[] = oracle('numeric').cholesky;
  const asked = records.filter(
    ({ name }) => name !== 'nan input' && name !== 'inf input' && !name.startsWith('not symmetric'),
  );
  // Their condition numbers are 1e10 to 1e17, so that their last pivots hang on the order of summation.
  const illConditioned: Record<string, { factor: number; logDet: number }> = {
    hilbert8: { factor: 1e-11, logDet: 1e-9 },
    hilbert10: { factor: 1e-9, logDet: 1e-6 },
    hilbert13: { factor: 1e-6, logDet: 0.01 },
    'outer + 1e-15 I': { factor: 1e-8, logDet: 0.01 },
  };

  it('has 16 of them', () => {
    expect(asked).toHaveLength(16);
  });

  it.each(asked.filter(({ ok }) => ok))('$name', ({ name, A, L, logdet }) => {
    const { factor, logDet } = illConditioned[name] ?? { factor: 1e-12, logDet: 1e-12 };
    const l = cholesky(A);
    L.forEach((row, i) => {
      const scale = Math.max(...row.map(Math.abs));
      row.forEach((cell, j) => expect(Math.abs(l.data[i * l.cols + j] - cell)).toBeLessThanOrEqual(factor * scale));
    });
    expect(Math.abs(choleskyLogDet(l) - logdet)).toBeLessThanOrEqual(logDet * Math.abs(logdet));
    expectProduct(l, A, 1e-15);
  });

  it.each(asked.filter(({ ok }) => !ok))('$name is not positive definite', ({ A }) => {
    expect(() => cholesky(A)).toThrowError(expect.objectContaining({ code: 'not-positive-definite' }));
  });
});

describe('cholesky, edges', () => {
  it('names the pivot that fails', () => {
    expect(() =>
      cholesky([
        [1, 2],
        [2, 1],
      ]),
    ).toThrowError(
      expect.objectContaining({
        code: 'not-positive-definite',
        message: 'cholesky: the matrix is not positive definite; pivot 1 is -3, expected a finite number above 0.',
        details: { pivot: 1, value: -3 },
      }),
    );
  });

  it('names the cells that are not symmetric', () => {
    expect(() =>
      cholesky([
        [4, 99],
        [2, 3],
      ]),
    ).toThrowError(
      expect.objectContaining({
        code: 'invalid-input',
        message: 'cholesky: expected a symmetric matrix; row 1, column 0 is 2 but row 0, column 1 is 99.',
        details: { row: 1, column: 0, values: [2, 99] },
      }),
    );
  });

  it.each([NaN, Infinity, -Infinity])('refuses a cell of %d', (cell) => {
    expect(() =>
      cholesky([
        [1, cell],
        [cell, 1],
      ]),
    ).toThrowError(
      expect.objectContaining({
        code: 'invalid-input',
        message: expect.stringContaining(`cholesky: row 0, column "x1" is ${cell};`),
      }),
    );
  });

  it('refuses what is not square', () => {
    expect(() =>
      cholesky([
        [1, 0, 0],
        [0, 1, 0],
      ]),
    ).toThrowError(
      expect.objectContaining({ code: 'shape-mismatch', message: 'cholesky: expected a square matrix; got 2 x 3.' }),
    );
    expect(() => choleskyLogDet([[1, 0]])).toThrowError(expect.objectContaining({ code: 'shape-mismatch' }));
    expect(() => choleskySolve([[1, 0]], [1])).toThrowError(expect.objectContaining({ code: 'shape-mismatch' }));
  });

  it('refuses a b of another height', () => {
    const l = cholesky([
      [1, 0],
      [0, 1],
    ]);
    expect(() => choleskySolve(l, [1, 2, 3])).toThrowError(
      expect.objectContaining({ code: 'shape-mismatch', message: 'choleskySolve: "b": expected 2 values; got 3.' }),
    );
    expect(() => choleskySolve(l, matrix([1, 2, 3]))).toThrowError(
      expect.objectContaining({ code: 'shape-mismatch', message: 'choleskySolve: "b" must have 2 rows; got 3.' }),
    );
  });

  it('refuses a b that is no vector of numbers', () => {
    const l = cholesky([
      [1, 0],
      [0, 1],
    ]);
    expect(() => choleskySolve(l, [1, NaN])).toThrowError(
      expect.objectContaining({
        code: 'invalid-input',
        message: 'choleskySolve: "b": value 1 is NaN; expected a finite number.',
      }),
    );
    expect(() => choleskySolve(l, 7 as never)).toThrowError(
      expect.objectContaining({
        code: 'invalid-input',
        message: 'choleskySolve: "b": expected an array of numbers; got 7.',
      }),
    );
  });

  it('refuses an l that is no factor', () => {
    for (const of of [choleskyLogDet, (l: number[][]) => choleskySolve(l, [1, 1])]) {
      expect(() =>
        of([
          [1, 0],
          [1, 0],
        ]),
      ).toThrowError(
        expect.objectContaining({
          code: 'invalid-input',
          message: expect.stringContaining(
            '"l" must be a Cholesky factor; its diagonal cell 1 is 0, expected above 0.',
          ),
        }),
      );
    }
  });
});

/** L L' is `a`, to `tolerance` of the scale of row and column. */
function expectProduct({ data, rows: n }: Matrix, a: number[][], tolerance: number): void {
  a.forEach((row, i) =>
    row.forEach((cell, j) => {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += data[i * n + k] * data[j * n + k];
      expect(Math.abs(sum - cell)).toBeLessThanOrEqual(tolerance * Math.sqrt(a[i][i]) * Math.sqrt(a[j][j]));
    }),
  );
}
