import { randomStream } from '@mixwell/core';
import { describe, expect, it } from 'vitest';
import type { Move } from './moves.ts';
import { nextMove } from './next-move.ts';

describe('the next move', () => {
  const move = (split: number, into: number, from: number, gain: number): Move => ({ split, into, from, gain });
  const best = move(0, 1, 2, 9);
  const sameSplit = move(0, 1, 3, 8);
  const otherSplit = move(1, 0, 2, 7);
  const last = move(2, 0, 1, -5);
  const all = [last, sameSplit, best, otherSplit];
  const unasked = () => {
    throw new Error('the promising ones are not drawn');
  };

  it('is the most promising one first, then that of another split', () => {
    expect(nextMove(all, 0, [], unasked)).toBe(best);
    expect(nextMove([last, sameSplit, otherSplit], 1, [best], unasked)).toBe(otherSplit);
  });

  it('is the most promising one of the same split where there is no other', () => {
    expect(nextMove([sameSplit], 1, [best], unasked)).toBe(sameSplit);
  });

  it('is drawn among all of those that are left from the third on', () => {
    const random = randomStream(0);
    const drawn = new Set(Array.from({ length: 50 }, () => nextMove([last, sameSplit], 2, [best, otherSplit], random)));
    expect(drawn).toEqual(new Set([last, sameSplit]));
  });

  it('is one that was not tried before, unless all were, whatever they promise now', () => {
    const tried = [move(0, 1, 2, 1), move(1, 0, 2, 1)];
    expect(nextMove(all, 0, tried, unasked)).toBe(sameSplit);
    expect(nextMove([last, best], 2, tried, randomStream(1))).toBe(last);
    expect(nextMove([best, otherSplit], 0, tried, unasked)).toBe(best);
  });
});
