import { matrix } from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { dataset } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { bestOf, bestOfAsync } from './index.ts';

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
