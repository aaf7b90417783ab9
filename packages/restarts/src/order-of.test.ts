import fc from 'fast-check';
import { expect, it } from 'vitest';
import { orderOf } from './order-of.ts';

it('is from the least to the largest, equal values in their order, -0 as 0', () => {
  expect(orderOf(Float64Array.of(3, 0, -1, -0, 3, 0))).toEqual(Int32Array.of(2, 1, 3, 5, 0, 4));
  expect(orderOf(new Float64Array())).toEqual(new Int32Array());
});

it('is that of a stable sort', () => {
  const few = fc.constantFrom(-1, -0, 0, 0.5, 2, 1e300);
  fc.assert(
    fc.property(fc.array(fc.oneof(few, fc.double({ noNaN: true }))), (values) => {
      const expected = [...values.keys()].sort((a, b) => Number(values[a] > values[b]) - Number(values[a] < values[b]));
      expect([...orderOf(Float64Array.from(values))]).toEqual(expected);
    }),
  );
});
