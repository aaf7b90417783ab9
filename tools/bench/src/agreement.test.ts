import { expect, it } from 'vitest';
import { disagreement, relativeDifference } from './agreement.ts';

const answer = (objective: number, iterations = 20) => ({ objective, iterations });
const same = { tolerance: 1e-9 };

it('1 and 1 + 5e-10 agree, 1 and 1 + 5e-9 do not', () => {
  expect(disagreement(answer(1), answer(1 + 5e-10), same)).toBeUndefined();
  expect(disagreement(answer(1), answer(1 + 5e-9), same)).toBe('objective 1.000000005 against 1');
});

it('the difference is relative, whatever the sign', () => {
  expect(relativeDifference(-1e9, -1e9 + 0.5)).toBeCloseTo(5e-10, 15);
  expect(relativeDifference(1, -1)).toBe(2);
  expect(relativeDifference(0, 0)).toBe(0);
});

it('other iterations are other work', () => {
  expect(disagreement(answer(1, 20), answer(1, 19), same)).toBe('19 iterations against 20');
});

it('own draws may take other iterations, but must find as good an objective', () => {
  const draws = { tolerance: 0.05, why: 'own draws' };
  expect(disagreement(answer(1, 20), answer(1.04, 9), draws)).toBeUndefined();
  expect(disagreement(answer(1, 20), answer(1.06, 20), draws)).toBe('objective 1.06 against 1');
});

it('where nothing can be said of the objective, it must still be a number', () => {
  const own = { tolerance: null, anIteration: true, why: 'own start' };
  expect(disagreement(answer(1), answer(7, 3), own)).toBeUndefined();
  expect(disagreement(answer(1), answer(NaN, 3), own)).toBe('objective NaN');
});

it('NaN of ours agrees with nothing', () => {
  expect(disagreement(answer(NaN), answer(1), same)).toBe('objective 1 against NaN');
});
