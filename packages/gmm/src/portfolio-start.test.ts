import { dataset } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { gmm } from './index.ts';

const blobs = (rows: number) =>
  Array.from({ length: rows }, (_, i) => [Math.sin(i * 12.9898) + (i % 3) * 8, Math.cos(i * 78.233) + (i % 2) * 5]);

const codes = (model: { report: { warnings: readonly { code: string }[] } }) =>
  model.report.warnings.map(({ code }) => code);

describe('the portfolio', () => {
  it('is where a mixture starts unless told otherwise', () => {
    expect(gmm({ components: 2 }).params.init).toBe('portfolio');
  });

  it('one component starts as the mean and covariance of the rows, and is there', () => {
    const { report } = gmm({ components: 1, tolerance: 0, maxIterations: 3 }).fit(blobs(50));
    expect(report.history[0]).toBeCloseTo(report.objective, 9);
  });

  it('finds the best known mixture of 3 quakes from one start, where k-means is 244 nats short of it', () => {
    const x = dataset('quakes');
    const fit = (init: 'kmeans' | 'portfolio') => gmm({ components: 3, init }).fit(x).logLikelihood;
    expect(fit('portfolio') - fit('kmeans')).toBeGreaterThan(240);
  });

  it('a pair of nearly equal rows, on which the likelihood has no bound, does not win', () => {
    const rows = [...blobs(60), [3, 3], [3 + 1e-7, 3]];
    for (const seed of [0, 1, 2, 3]) expect(codes(gmm({ components: 4, seed }).fit(rows))).not.toContain('spurious');
  });

  it('four rows near 1 and four near 8 are told apart in every family and from every seed, few as they are', () => {
    const rows = [
      ...[1.2, 1.5, 0.9, 1.4].map((y, i) => [[1, 1.4, 0.8, 1.2][i], y]),
      ...[3.1, 2.4, 2.2, 2.6].map((y, i) => [[8, 8.8, 9.1, 8.4][i], y]),
    ];
    for (const covariance of ['EII', 'EEI', 'EEE'] as const) {
      for (let seed = 0; seed < 10; seed++) {
        const { labels } = gmm({ components: 2, covariance, seed }).fit(rows);
        labels.forEach((label, i) => expect(label === labels[0], `${covariance}, seed ${seed}`).toBe(i < 4));
      }
    }
  });

  it('with regularization 0 a run that ends in a singular covariance is passed over', () => {
    const rows = [...blobs(60), [3, 3], [3, 3], [3, 3], [3, 3]];
    const { logLikelihood } = gmm({ components: 3, regularization: 0 }).fit(rows);
    expect(Number.isFinite(logLikelihood)).toBe(true);
  });

  it('of more than 1000 rows it searches a sample, which the seed draws', () => {
    const rows = blobs(2100);
    const fit = (seed: number) => gmm({ components: 6, seed, maxIterations: 1 }).fit(rows);
    expect(fit(1).report.history).toEqual(fit(1).report.history);
    expect(fit(1).report.history).not.toEqual(fit(2).report.history);
    expect(new Set(gmm({ components: 6 }).fit(rows).labels).size).toBe(6);
  });

  it.each([{ noise: true }, { prior: 'auto' }, { assignment: 'hard' }] as const)(
    'climbs what the fit climbs: with %o the fit begins where it ends, but for 0.1 nats',
    (changes) => {
      const { history, objective } = gmm({ components: 2, seed: 1, ...changes }).fit(dataset('faithful')).report;
      expect(objective - history[0]).toBeLessThan(0.1);
    },
  );

  it('gives way while it searches a sample: more than 30 turns of the event loop before the first iteration', async () => {
    const turnsOf = async (init: 'portfolio' | 'random-rows'): Promise<number> => {
      let turns = 0;
      let isDone = false;
      const count = (): void => {
        turns++;
        if (!isDone) setImmediate(count);
      };
      setImmediate(count);
      const onIteration = (): boolean => {
        isDone = true;
        return false;
      };
      await gmm({ components: 6, init }).fitAsync(blobs(2100), { onIteration });
      return turns;
    };
    expect((await turnsOf('portfolio')) - (await turnsOf('random-rows'))).toBeGreaterThan(30);
  });

  it('rows of weight 0 are as if they were not there', () => {
    const rows = blobs(90);
    const weights = rows.map(() => 1);
    const more = gmm({ components: 3 }).fit([...rows, [1e3, 1e3]], { sampleWeights: [...weights, 0] });
    const { logLikelihood } = gmm({ components: 3 }).fit(rows);
    expect(more.logLikelihood).toBeCloseTo(logLikelihood, 6);
  });
});
