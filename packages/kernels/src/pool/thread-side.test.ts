import { describe, expect, it, vi } from 'vitest';
import { knownKernels } from './known-kernels.ts';
import { threadSide } from './thread-side.ts';

/** What a thread says that finds nothing to take in sweep 2 of one piece, which another thread has; `called` is the last sweep that was called for. */
function wordsAfter(called: number, isFinished: boolean): unknown[] {
  const flags = Int32Array.of(5, isFinished ? 2 : 1);
  const say = vi.fn();
  const hear = threadSide(say, knownKernels, () => {});
  const shift = 7;
  const data = Float64Array.of(1, 2, 3);
  const calls = Int32Array.of(called);
  hear({ shift, rows: 3, cols: 1, data, weights: null, arithmetic: undefined, calls });
  hear({ shift, post: 4, board: { flags, sums: new Float64Array(4) } });
  const ask = { centers: { data: Float64Array.of(2), rows: 1, cols: 1 } };
  const order = { id: 9, shift, post: 4, sweep: 2, kernel: 'nearest-center', ask, arrays: {}, saved: [] };
  hear(order);
  return say.mock.calls.map(([word]: unknown[]) => word);
}

describe('a thread that has nothing left to do says so', () => {
  it('where all is done', () => expect(wordsAfter(2, true)).toEqual([9]));

  it('where another has yet to finish, and no other sweep is called for', () =>
    expect(wordsAfter(2, false)).toEqual([9]));

  it('but not where the next sweep was called for meanwhile: the asking thread knows', () =>
    expect(wordsAfter(3, false)).toEqual([]));
});
