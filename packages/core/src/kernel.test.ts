import { describe, expect, it } from 'vitest';
import { addSums } from './kernel.ts';

describe('addSums', () => {
  it('adds field by field into the first and leaves the second', () => {
    const into = { weight: Float64Array.of(1), shift: Float64Array.of(2, 3) };
    const from = { weight: Float64Array.of(10), shift: Float64Array.of(20, 30) };
    addSums(into, from);
    expect(into).toEqual({ weight: Float64Array.of(11), shift: Float64Array.of(22, 33) });
    expect(from).toEqual({ weight: Float64Array.of(10), shift: Float64Array.of(20, 30) });
  });
});
