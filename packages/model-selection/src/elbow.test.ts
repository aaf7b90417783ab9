import { kmeans } from '@mixwell/kmeans';
import { dataset } from '@mixwell/oracle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elbow, grid, select } from './index.ts';

describe('elbow', () => {
  it('of 100 20 15 10 5 0 at 1 to 6 is at 2: 80 of 100 came with one step of five', () => {
    const { size, heights } = elbow([1, 2, 3, 4, 5, 6], [100, 20, 15, 10, 5, 0]);
    expect(size).toBe(2);
    expect(heights[1]).toBeCloseTo(0.8 - 0.2, 14);
    expect([heights[0], heights[5]]).toEqual([0, 0]);
  });

  it('figure 2 of the source, 5 - 1 / (x + 0.1) at ten places from 0 to 1: the knee is at 2 / 9', () => {
    const x = Array.from({ length: 10 }, (_, i) => i / 9);
    const y = x.map((value) => 5 - 1 / (value + 0.1));
    expect(elbow(x, y).size).toBe(2 / 9);
    expect(elbow(x, y, { method: 'chord' }).size).toBe(2 / 9);
  });

  it('of two bends kneedle takes the first, chord the farther; a high sensitivity neither', () => {
    const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const bends = [0, 30, 31, 32, 33, 80, 85, 95, 100];
    expect(elbow(sizes, bends).size).toBe(2);
    expect(elbow(sizes, bends, { method: 'chord' }).size).toBe(6);
    expect(elbow(sizes, bends, { sensitivity: 9 }).size).toBeNull();
  });

  it('a straight line, a flat one and one of rising returns have none', () => {
    for (const values of [
      [3, 2, 1, 0],
      [5, 5, 5, 5],
      [100, 99, 90, 0],
    ]) {
      for (const method of ['kneedle', 'chord'] as const)
        expect(elbow([1, 2, 3, 4], values, { method }).size).toBeNull();
    }
  });

  it('takes any finite numbers: from 1e308 to -1e308, and in steps of 1e-200', () => {
    expect(elbow([1, 2, 3], [1e308, -0.9e308, -1e308], { method: 'chord' }).size).toBe(2);
    expect(elbow([1, 2, 3, 4], [0, -1e-200, 9e-200, 10e-200]).heights.map((h) => h.toFixed(2))).toEqual([
      '0.00',
      '-0.43',
      '0.23',
      '0.00',
    ]);
  });

  it('does not depend on units, offset, or which way is up', () => {
    const curve = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(curve, fc.constantFrom<'kneedle' | 'chord'>('kneedle', 'chord'), (drawn, method) => {
        const values = [...drawn].sort((a, b) => b - a);
        const sizes = values.map((_, i) => i + 1);
        const expected = elbow(sizes, values, { method }).size;
        expect(
          elbow(
            sizes,
            values.map((v) => 8 * v + 64),
            { method },
          ).size,
        ).toBe(expected);
        expect(
          elbow(
            sizes,
            values.map((v) => -v),
            { method },
          ).size,
        ).toBe(expected);
      }),
    );
  });

  it('of the inertias of faithful it is 2 either way', () => {
    const { table } = select(
      grid(kmeans({ clusters: 1 }), { clusters: [1, 2, 3, 4, 5, 6, 7, 8] }),
      dataset('faithful'),
      {
        criterion: 'silhouette',
        starts: 5,
      },
    );
    const [sizes, inertias] = [
      table.map(({ params }) => params.clusters as number),
      table.map(({ objective }) => objective as number),
    ];
    expect(elbow(sizes, inertias).size).toBe(2);
    expect(elbow(sizes, inertias, { method: 'chord' }).size).toBe(2);
  });

  it.each([
    [[1, 2], [1, 2], 'elbow: "sizes" must be an array of at least 3; got an array of 2.'],
    [[1, 2, 3], [1, 2, 3, 4], 'elbow: 3 sizes, but 4 values.'],
    [[1, 2, 3], [1, NaN, 3], 'elbow: entry 1 of "values" is NaN; expected a finite number.'],
    [[1, 3, 3], [1, 2, 3], 'elbow: sizes must rise; entry 2 is 3 after 3.'],
  ])('%j, %j is refused', (sizes, values, message) => {
    expect(() => elbow(sizes, values)).toThrow(message);
  });

  it('refuses options that are not acceptable', () => {
    expect(() => elbow([1, 2, 3], [3, 1, 0], { sensitivity: -1 })).toThrow('"sensitivity" must be');
    expect(() => elbow([1, 2, 3], [3, 1, 0], { curve: 'convex' } as never)).toThrow('there is no option "curve"');
  });
});
