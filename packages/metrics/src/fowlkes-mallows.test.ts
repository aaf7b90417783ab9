import { expect, it } from 'vitest';
import { fowlkesMallows } from './fowlkes-mallows.ts';

it('0 0 1 1 against 0 0 1 2: precision 1, recall 1/2', () => {
  expect(fowlkesMallows([0, 0, 1, 1], [0, 0, 1, 2])).toBeCloseTo(Math.sqrt(1 / 2), 15);
});

it('is 0 where no pair is together in both, also for the same labels', () => {
  expect(fowlkesMallows([0, 0, 1, 1], [0, 1, 0, 1])).toBe(0);
  expect(fowlkesMallows([0, 1, 2], [0, 1, 2])).toBe(0);
});
