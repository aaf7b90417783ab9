import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PrecisionName, precisionShape } from './precision-shape.ts';

const shapes: readonly PrecisionName[] = ['full', 'tied', 'diag', 'spherical'];

describe('by hand', () => {
  it('in one column all shapes are one gamma distribution', () => {
    const [full, ...others] = shapes.map((name) => precisionShape(name, 'model'));
    for (const other of others) {
      expect(other.logGamma(3.5, 1)).toBeCloseTo(full.logGamma(3.5, 1), 14);
      expect(other.digamma(3.5, 1)).toBeCloseTo(full.digamma(3.5, 1), 14);
      expect(other.predictive(3.5, 1).degrees).toBe(3.5);
    }
  });

  it('restricted to the posterior all shapes are Wishart, and a tied one stands for one precision a component', () => {
    for (const name of shapes) expect(precisionShape(name, 'posterior').least(4)).toBe(3);
    expect(shapes.map((name) => precisionShape(name, 'posterior').sharing)).toEqual(['own', 'alike', 'own', 'own']);
    expect(shapes.map((name) => precisionShape(name, 'model').sharing)).toEqual(['own', 'one', 'own', 'own']);
  });

  it('degrees of freedom of a row: 5 + 1 - 3 of a Wishart distribution, 5 of each column, 15 of all columns', () => {
    expect(shapes.map((name) => precisionShape(name, 'model').predictive(5, 3))).toEqual([
      { degrees: 3, perColumn: false },
      { degrees: 3, perColumn: false },
      { degrees: 5, perColumn: true },
      { degrees: 15, perColumn: false },
    ]);
  });
});

it('digamma is twice the slope of logGamma, to 1e-6', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...shapes),
      fc.integer({ min: 1, max: 5 }),
      fc.double({ min: 6, max: 50, noNaN: true }),
      (name, d, v) => {
        const shape = precisionShape(name, 'model');
        const slope = (shape.logGamma(v + 1e-4, d) - shape.logGamma(v - 1e-4, d)) / 1e-4;
        expect(slope).toBeCloseTo(shape.digamma(v, d), 6);
      },
    ),
  );
});
