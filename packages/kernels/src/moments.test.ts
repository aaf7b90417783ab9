import { describe, expect, it } from 'vitest';
import { emptyMoments, momentAdder, zerosIn } from './moments.ts';

describe('momentAdder', () => {
  it('adds the row (3, 5) to component 1 about (1, 2) with weight 2: shift (4, 6), scatter 8, 12, 18', () => {
    const moments = emptyMoments(2, 2);
    const add = momentAdder(moments, { data: Float64Array.of(0, 0, 1, 2), rows: 2, cols: 2 });
    add(Float64Array.of(9, 9, 3, 5), 2, 1, 2);
    expect(moments).toEqual({
      weight: Float64Array.of(0, 2),
      shift: Float64Array.of(0, 0, 4, 6),
      scatter: Float64Array.of(0, 0, 0, 8, 12, 18),
    });
  });

  it('with weight 0 adds nothing, though the row be too far to square', () => {
    const moments = emptyMoments(1, 1);
    momentAdder(moments, { data: Float64Array.of(0), rows: 1, cols: 1 })(Float64Array.of(1e200), 0, 0, 0);
    expect(moments).toEqual(emptyMoments(1, 1));
  });
});

describe('emptyMoments', () => {
  it('are zeros, in arrays that nobody needs any more where they are as long', () => {
    const spent = { weight: Float64Array.of(1, 2), shift: Float64Array.of(3, 4), scatter: Float64Array.of(5, 6) };
    const moments = emptyMoments(2, 1, spent);
    expect(moments).toEqual(emptyMoments(2, 1));
    for (const field of ['weight', 'shift', 'scatter'] as const) expect(moments[field]).toBe(spent[field]);
    expect(zerosIn(spent.weight, 3)).toEqual(new Float64Array(3));
  });
});
