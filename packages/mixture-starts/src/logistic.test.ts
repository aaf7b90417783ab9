import { expect, it } from 'vitest';
import { logOnePlusExp, logistic } from './logistic.ts';

const places = Array.from({ length: 4001 }, (_, i) => i / 160);

it('ln(1 + e^-x) is told to 2e-4, and is ln 2 at 0', () => {
  expect(logOnePlusExp(0)).toBeCloseTo(Math.LN2, 15);
  for (const x of places) expect(Math.abs(logOnePlusExp(x) - Math.log1p(Math.exp(-x)))).toBeLessThan(2e-4);
});

it('1 / (1 + e^-x) is told to 5e-5, is a half at 0, and 1 where the other share is none', () => {
  expect([logistic(0), logistic(20), logistic(Infinity)]).toEqual([0.5, 1, 1]);
  for (const x of places) expect(Math.abs(logistic(x) - 1 / (1 + Math.exp(-x)))).toBeLessThan(5e-5);
});
