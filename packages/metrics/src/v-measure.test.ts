import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeness, homogeneity, vMeasure } from './v-measure.ts';

describe('halves found as quarters', () => {
  const halves = [0, 0, 1, 1];
  const quarters = ['a', 'b', 'c', 'd'];

  it('are homogeneous and half complete', () => {
    expect(homogeneity(halves, quarters)).toBe(1);
    expect(completeness(halves, quarters)).toBe(0.5);
  });

  it('have V 2/3, and 3/5 where completeness counts twice', () => {
    expect(vMeasure(halves, quarters)).toBeCloseTo(2 / 3, 15);
    expect(vMeasure(halves, quarters, { beta: 2 })).toBeCloseTo(3 / 5, 15);
  });

  it('have V 1 at beta 0, where homogeneity alone counts', () => {
    expect(vMeasure(halves, quarters, { beta: 0 })).toBe(1);
  });
});

it('one true class is homogeneous however it is found, and has V 0 unless it is found whole', () => {
  expect(homogeneity([0, 0], [0, 1])).toBe(1);
  expect(completeness([0, 0], [0, 1])).toBe(0);
  expect(vMeasure([0, 0], [0, 1])).toBe(0);
  expect(vMeasure([0, 0], [0, 1], { beta: 0 })).toBe(0);
  expect(vMeasure([0, 0], [7, 7])).toBe(1);
});

it('clusters that split classes are exactly homogeneous, and classes that split clusters exactly complete', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 50 }), (fine) => {
      const coarse = fine.map((label) => label % 4);
      expect(homogeneity(coarse, fine)).toBe(1);
      expect(completeness(fine, coarse)).toBe(1);
    }),
  );
});
