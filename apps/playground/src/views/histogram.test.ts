import { expect, test } from 'vitest';
import { firstState, freshData } from '../state/state.ts';
import { dataAsk } from '../worker/problem.ts';
import { makeSheet } from '../worker/sheet.ts';
import { histogram, peakOf, trueCurve } from './histogram.ts';

const line = makeSheet(dataAsk({ ...firstState, ...freshData('line') }), null);
const moons = makeSheet(dataAsk({ ...firstState, ...freshData('moons') }), null);

test('the bars have the area 1, and none is higher than the peak', () => {
  const bars = histogram(line);
  expect(bars.reduce((sum, { from, to, density }) => sum + (to - from) * density, 0)).toBeCloseTo(1);
  expect(Math.max(...bars.map(({ density }) => density))).toBeLessThanOrEqual(peakOf(line));
});

test('only one feature has a true curve', () => {
  expect(trueCurve(line, [-3, 8])?.every((density) => density > 0)).toBe(true);
  expect(trueCurve(moons, [-3, 8])).toBeNull();
  expect(peakOf(moons)).toBe(peakOf(null));
});
