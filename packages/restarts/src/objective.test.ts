import type { FitReport } from '@mixwell/core';
import { describe, expect, it } from 'vitest';
import { agrees, isBetter } from './objective.ts';

const inertia = (objective: number): FitReport => ({ objective, better: 'smaller', totalWeight: 100 }) as FitReport;
const logLikelihood = (objective: number): FitReport =>
  ({ objective, better: 'larger', totalWeight: 100 }) as FitReport;

describe('by hand', () => {
  it('an inertia of 1 is better than 2, a log-likelihood of -1 better than -2', () => {
    expect([
      isBetter(inertia(1), inertia(2)),
      isBetter(inertia(2), inertia(1)),
      isBetter(inertia(1), inertia(1)),
    ]).toEqual([true, false, false]);
    expect([isBetter(logLikelihood(-1), logLikelihood(-2)), isBetter(logLikelihood(-2), logLikelihood(-1))]).toEqual([
      true,
      false,
    ]);
  });

  it.each([1e-9, 1, 1e9])('inertias agree within a millionth, in units that make the best %f', (best) => {
    expect(agrees(inertia(best * 1.0000009), inertia(best))).toBe(true);
    expect(agrees(inertia(best * 1.0000011), inertia(best))).toBe(false);
  });

  it.each([-1e4, 0, 1e4])(
    'log-likelihoods of 100 rows agree within 0.001 nats, in units that make the best %f',
    (best) => {
      expect(agrees(logLikelihood(best - 0.0009), logLikelihood(best))).toBe(true);
      expect(agrees(logLikelihood(best - 0.0011), logLikelihood(best))).toBe(false);
    },
  );

  it('an inertia of 0 agrees with 0 alone', () => {
    expect([agrees(inertia(0), inertia(0)), agrees(inertia(1e-300), inertia(0))]).toEqual([true, false]);
  });
});
