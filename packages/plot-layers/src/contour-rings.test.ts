import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ring, contourRings, filledOutlines } from './contour-rings.ts';

const grid = (rows: number[][]) => ({
  values: Float64Array.from(rows.flat()),
  cols: rows[0].length,
  rows: rows.length,
});

function area(ring: Ring): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    sum += ring[j] * ring[i + 1] - ring[i] * ring[j + 1];
  return sum / 2;
}

describe('contourRings', () => {
  it('runs around a peak of height 1 at half its height as a diamond of area 0.5, counterclockwise', () => {
    const rings = contourRings(
      grid([
        [0, 0, 0],
        [0, 1, 0],
        [0, 0, 0],
      ]),
      0.5,
    );
    expect(rings).toHaveLength(1);
    expect(area(rings[0])).toBeCloseTo(0.5, 12);
    const points = new Set(Array.from({ length: 4 }, (_, i) => rings[0].slice(2 * i, 2 * i + 2).join()));
    expect(points).toEqual(new Set(['1,0.5', '1.5,1', '1,1.5', '0.5,1']));
  });

  it('gives a hole clockwise, and an outline in which it is cut out', () => {
    const ring = [
      [0, 0, 0, 0, 0],
      [0, 1, 1, 1, 0],
      [0, 1, 0, 1, 0],
      [0, 1, 1, 1, 0],
      [0, 0, 0, 0, 0],
    ];
    const rings = contourRings(grid(ring), 0.5);
    expect(
      rings
        .map(area)
        .sort((a, b) => a - b)
        .map((value) => Math.sign(value)),
    ).toEqual([-1, 1]);
    const outlines = filledOutlines(rings);
    expect(outlines).toHaveLength(1);
    expect(area(outlines[0])).toBeCloseTo(area(rings[0]) + area(rings[1]), 12);
  });

  it('joins two corners across a cell only where its middle is high', () => {
    expect(
      contourRings(
        grid([
          [1, 0],
          [0, 1],
        ]),
        0.4,
      ),
    ).toHaveLength(1);
    expect(
      contourRings(
        grid([
          [1, 0],
          [0, 1],
        ]),
        0.6,
      ),
    ).toHaveLength(2);
  });

  it('goes along the edge of the grid where high ground does, and has nothing to say of flat ground', () => {
    expect(
      area(
        contourRings(
          grid([
            [1, 1],
            [1, 1],
          ]),
          0.5,
        )[0],
      ),
    ).toBeCloseTo(1, 12);
    expect(
      contourRings(
        grid([
          [0, 0],
          [0, 0],
        ]),
        0.5,
      ),
    ).toEqual([]);
  });

  it('encloses less ground at a higher level', () => {
    const heights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 36, maxLength: 36 });
    fc.assert(
      fc.property(heights, fc.double({ min: 0.1, max: 0.5, noNaN: true }), (values, level) => {
        const inside = (at: number): number =>
          contourRings({ values: Float64Array.from(values), cols: 6, rows: 6 }, at).reduce(
            (sum, ring) => sum + area(ring),
            0,
          );
        expect(inside(level + 0.3)).toBeLessThanOrEqual(inside(level) + 1e-9);
      }),
    );
  });
});
