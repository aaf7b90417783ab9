import { describe, expect, it } from 'vitest';
import { stopsHopeless } from './stops-hopeless.ts';

const best = { objective: -100, better: 'larger', slack: 1e-4 } as const;

/** How many steps of these objectives are let through; all of them where none is stopped. */
function steps(objectives: readonly number[], goal: Parameters<typeof stopsHopeless>[0] = best): number {
  const goOn = stopsHopeless(goal);
  let before = objectives[0];
  for (const [i, objective] of objectives.entries()) {
    if (!goOn({ objective, change: objective - before })) return i + 1;
    before = objective;
  }
  return objectives.length;
}

describe('a start whose steps halve', () => {
  const towards = (limit: number, length = 20) => Array.from({ length }, (_, i) => limit - 2 ** (6 - i));

  it('towards -110 is stopped when the best is -100: after three estimates in a row', () => {
    expect(steps(towards(-110))).toBeLessThan(8);
  });

  it('towards -90 is not, nor is one that has not slowed down', () => {
    expect(steps(towards(-90))).toBe(20);
    expect(steps(Array.from({ length: 20 }, (_, i) => -300 + i * i))).toBe(20);
  });

  it('downward, for what is minimized, it is the other way round', () => {
    const inertia = { objective: 100, better: 'smaller', slack: 1e-4 } as const;
    expect(
      steps(
        towards(-110).map((value) => -value),
        inertia,
      ),
    ).toBeLessThan(8);
    expect(
      steps(
        towards(-90).map((value) => -value),
        inertia,
      ),
    ).toBe(20);
  });
});
