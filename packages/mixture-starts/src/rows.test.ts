import { answerNow, matrix } from '@mixwell/core';
import { randomStream } from '@mixwell/core';
import { describe, expect, it } from 'vitest';
import { distinctRows } from './distinct-rows.ts';
import { quantileParts } from './quantile-parts.ts';
import { sampledRows } from './sampled-rows.ts';
import { svdUnits } from './svd-units.ts';

const about = (rows: number) => ({ rows, cols: 1, columns: ['x0'], totalWeight: rows, presentRows: rows });

describe('quantileParts, by hand', () => {
  it('0 to 5 in three parts: bounds 5/3 and 10/3', () => {
    const parts = quantileParts(Float64Array.of(0, 1, 2, 3, 4, 5), new Float64Array(6).fill(1), 3);
    expect(parts).toEqual(Int32Array.of(0, 0, 1, 1, 2, 2));
  });

  it('a weight of 3 is the value three times: 0 0 0 9 has the median 0, and nothing below it', () => {
    expect(quantileParts(Float64Array.of(9, 0), Float64Array.of(1, 3), 2)).toEqual(Int32Array.of(1, 1));
  });
});

describe('distinctRows, by hand', () => {
  it('equal rows are one of their joint weight, rows of weight 0 none', () => {
    const { matrix: kept, weights, place } = distinctRows(matrix([7, 8, 7, 9]), Float64Array.of(1, 0, 2, 1));
    expect([...kept.data, ...weights, ...place]).toEqual([7, 9, 3, 1, 0, -1, 0, 1]);
  });
});

describe('sampledRows', () => {
  it('few rows come all, with their weights', () => {
    const rows = { matrix: matrix([3, 1, 2]), weights: Float64Array.of(1, 0, 5) };
    const sample = answerNow(sampledRows(3, randomStream(0), about(3)), rows);
    expect([...sample.matrix.data, ...sample.weights]).toEqual([3, 1, 2, 1, 0, 5]);
  });

  it('of many rows one comes from each slice of equal weight, none of weight 0', () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => i);
    const weights = values.map((value) => (value % 2 === 0 ? 1 : 0));
    const sample = answerNow(sampledRows(10, randomStream(1), about(1000)), { matrix: matrix(values), weights });
    expect([...sample.weights]).toEqual(Array(10).fill(1));
    sample.matrix.data.forEach((value, slice) => {
      expect(Math.floor(value / 100)).toBe(slice);
      expect(value % 2).toBe(0);
    });
  });
});

describe('svdUnits', () => {
  const rows = Array.from({ length: 30 }, (_, i) => [Math.sin(i), 100 * Math.cos(i * i) + 50 * Math.sin(i), 7]);
  const ones = new Float64Array(30).fill(1);

  it('axes are uncorrelated, each with the singular value as sum of squares; a constant column has none', () => {
    const { data, cols } = svdUnits(matrix(rows), ones);
    expect(cols).toBe(2);
    const product = (a: number, b: number) =>
      rows.reduce((sum, _, i) => sum + data[i * cols + a] * data[i * cols + b], 0);
    expect(product(0, 1)).toBeCloseTo(0, 10);
    // The squared singular values of two standardized columns add to 2 (rows - 1).
    expect(product(0, 0) ** 2 + product(1, 1) ** 2).toBeCloseTo(2 * 29, 10);
  });

  it('the units of the columns do not count', () => {
    const scaled = rows.map(([a, b, c]) => [a * 1e3, b * 1e-3, c]);
    const [mine, theirs] = [svdUnits(matrix(rows), ones).data, svdUnits(matrix(scaled), ones).data];
    mine.forEach((value, at) => expect(value).toBeCloseTo(theirs[at], 10));
  });

  it('equal rows leave one axis of zeros', () => {
    expect(svdUnits(matrix([[1, 2], [1, 2]]), new Float64Array(2).fill(1))).toEqual({ data: new Float64Array(2), rows: 2, cols: 1 }); // prettier-ignore
  });
});
