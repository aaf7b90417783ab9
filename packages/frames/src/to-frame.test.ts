import { matrix } from '@mixwell/core';
import { loadFaithful, loadIris } from '@mixwell/datasets';
import { DataFrame } from 'danfojs-node';
import { describe, expect, it } from 'vitest';
import { toFrame } from './to-frame.ts';

const x = matrix({
  shape: [3, 2],
  columns: ['count', 'length'],
  values: [
    [1, 0.5],
    [2, 1.5],
    [3, 2.5],
  ],
});

describe('toFrame', () => {
  it('gives the columns, those of whole numbers as int32', () => {
    const frame = toFrame({ x }, DataFrame);
    expect(frame).toBeInstanceOf(DataFrame);
    expect(frame.columns).toEqual(['count', 'length']);
    expect(frame.dtypes).toEqual(['int32', 'float32']);
    expect(frame.values).toEqual([
      [1, 0.5],
      [2, 1.5],
      [3, 2.5],
    ]);
  });

  it('adds labels as numbers, or by the names of their classes', () => {
    const labels = Int32Array.of(1, 0, 1);
    expect(toFrame({ x, labels }, DataFrame).column('label').values).toEqual([1, 0, 1]);
    const named = toFrame({ x, labels, names: ['setosa', '7'] }, DataFrame);
    expect(named.column('label').values).toEqual(['7', 'setosa', '7']);
    expect(named.dtypes).toEqual(['int32', 'float32', 'string']);
  });

  it('takes the data sets of the house, with classes and without', () => {
    const iris = toFrame(loadIris(), DataFrame);
    expect(iris.shape).toEqual([150, 5]);
    expect((iris.values as unknown[][])[149]).toEqual([5.9, 3, 5.1, 1.8, 'virginica']);
    expect(toFrame(loadFaithful(), DataFrame).columns).toEqual(['eruptions', 'waiting']);
  });

  it('copies: changing the frame changes nothing in the data', () => {
    const frame = toFrame({ x }, DataFrame);
    (frame.values[0] as number[])[0] = 99;
    expect(x.data[0]).toBe(1);
  });

  it('refuses more or fewer labels than rows, and a column "label" beside labels', () => {
    expect(() => toFrame({ x, labels: [1, 2] }, DataFrame)).toThrow(
      expect.objectContaining({ code: 'shape-mismatch', message: 'toFrame: expected 3 labels, one a row; got 2.' }),
    );
    const taken = matrix({ shape: [1, 1], columns: ['label'], values: [[1]] });
    expect(() => toFrame({ x: taken, labels: [1] }, DataFrame)).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        message: 'toFrame: the data have a column "label" beside their labels.',
      }),
    );
    expect(toFrame({ x: taken }, DataFrame).columns).toEqual(['label']);
  });
});
