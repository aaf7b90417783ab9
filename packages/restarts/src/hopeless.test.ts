import { matrix } from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { dataset } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { bestOf, bestOfAsync } from './index.ts';
import { stopsHopeless } from './hopeless.ts';

const best = { objective: -100, better: 'larger', totalWeight: 10 } as never;

/** How many steps of these objectives are let through; all of them where none is stopped. */
function steps(objectives: readonly number[], report: Parameters<typeof stopsHopeless>[0] = best): number {
  const goOn = stopsHopeless(report);
  let before = objectives[0];
  for (const [i, objective] of objectives.entries()) {
    if (!goOn({ iteration: i + 1, objective, change: objective - before, snapshot: () => undefined as never }))
      return i + 1;
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
    const inertia = { objective: 100, better: 'smaller' } as never;
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

describe('abandon', () => {
  const faithful = matrix(dataset('faithful'));
  const recipe = gmm({ components: 4, init: 'random-rows' });

  it('finds as good a mixture of faithful, to 0.1 nats, in fewer iterations, and reports the starts that it stopped', async () => {
    const whole = bestOf(recipe, faithful, { starts: 20 });
    const short = bestOf(recipe, faithful, { starts: 20, abandon: true });
    const iterations = ({ report }: typeof whole) =>
      report.starts.reduce((sum, start) => sum + (start.iterations ?? 0), 0);
    expect(short.model.logLikelihood).toBeGreaterThan(whole.model.logLikelihood - 0.1);
    expect(iterations(short)).toBeLessThan(iterations(whole));
    const stopped = short.report.starts.filter(({ abandoned }) => abandoned);
    expect(stopped.length).toBeGreaterThan(0);
    for (const { stop } of stopped) expect(stop).toBe('stopped-by-caller');
    expect(whole.report.starts.some(({ abandoned }) => abandoned)).toBe(false);
    expect(await bestOfAsync(recipe, faithful, { starts: 20, abandon: true, workers: 2 })).toEqual(
      expect.objectContaining({ report: short.report }),
    );
  });
});
