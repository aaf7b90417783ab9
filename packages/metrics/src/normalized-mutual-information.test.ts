import { expect, it } from 'vitest';
import { normalizedMutualInformation } from './normalized-mutual-information.ts';

const halves = [0, 0, 1, 1];
const quarters = [0, 1, 2, 3];

it('halves and quarters share ln 2 of ln 2 and ln 4', () => {
  const share = (average?: 'arithmetic' | 'geometric' | 'min' | 'max') =>
    normalizedMutualInformation(halves, quarters, { average });
  expect(share()).toBeCloseTo(2 / 3, 15);
  expect(share('arithmetic')).toBe(share());
  expect(share('geometric')).toBeCloseTo(Math.sqrt(1 / 2), 15);
  expect(share('min')).toBe(1);
  expect(share('max')).toBe(0.5);
});

it('one class twice is 1; one class against two is 0, whatever the average', () => {
  expect(normalizedMutualInformation([3, 3], ['x', 'x'])).toBe(1);
  expect(normalizedMutualInformation([3, 3], [0, 1])).toBe(0);
  expect(normalizedMutualInformation([3, 3], [0, 1], { average: 'min' })).toBe(0);
});
