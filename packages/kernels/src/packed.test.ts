import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addOuter, packedLength, unpack } from './packed.ts';

describe('packedLength', () => {
  it('of 1, 2, 3 and 10 is 1, 3, 6 and 55', () => {
    expect([1, 2, 3, 10].map(packedLength)).toEqual([1, 3, 6, 55]);
  });
});

describe('addOuter', () => {
  it('adds 2 (1, 3)(1, 3)’ = 2, 6, 18 at its place, and nothing elsewhere', () => {
    const packed = Float64Array.of(1, 1, 1, 1, 1);
    addOuter(packed, 1, Float64Array.of(1, 3), 2);
    expect([...packed]).toEqual([1, 3, 7, 19, 1]);
  });
});

describe('unpack', () => {
  it('of 1, 2, 3 | 4, 5 | 6 is the symmetric matrix', () => {
    expect([...unpack(Float64Array.of(9, 1, 2, 3, 4, 5, 6), 1, 3)]).toEqual([1, 2, 3, 2, 4, 5, 3, 5, 6]);
  });

  it('of an outer product is z z’', () => {
    const number = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 6 }), number, (z, weight) => {
        const packed = new Float64Array(packedLength(z.length));
        addOuter(packed, 0, Float64Array.from(z), weight);
        const expected = z.flatMap((a) => z.map((b) => weight * a * b + 0));
        expect([...unpack(packed, 0, z.length)]).toEqual(expected);
      }),
    );
  });
});
