import type { Mixture } from '@mixwell/mixtures';
import { describe, expect, it } from 'vitest';
import { type Candidate, isBetter } from './climb.ts';

describe('isBetter', () => {
  const candidate = (objective: number, isSpurious: boolean): Candidate => ({
    mixture: {} as Mixture,
    objective,
    isSpurious,
  });

  it('the likelier is better, but not by rounding, and no spurious one is better than a regular one', () => {
    expect(isBetter(candidate(-1, false), candidate(-2, false))).toBe(true);
    expect(isBetter(candidate(-1, false), candidate(-1 - 1e-12, false))).toBe(false);
    expect(isBetter(candidate(5, true), candidate(-2, false))).toBe(false);
    expect(isBetter(candidate(-2, false), candidate(5, true))).toBe(true);
    expect(isBetter(candidate(-2, false), candidate(-Infinity, true))).toBe(true);
  });
});
