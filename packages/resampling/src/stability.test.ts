import { type MixwellError, matrix, randomStream } from '@mixwell/core';
import { kmeans } from '@mixwell/kmeans';
import { dataset } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { stability, stabilityAsync } from './index.ts';

const random = randomStream(2);
const three = matrix(Array.from({ length: 90 }, (_, i) => [20 * (i % 3) + random(), random()]));
const options = { pairs: 6, seed: 1 } as const;

describe('stability', () => {
  it('three groups far apart are the same in every sample: 1, for the pairs and for each cluster', () => {
    const found = stability(kmeans({ clusters: 3 }), three, options);
    expect(found).toEqual({ agreement: 1, standardError: 0, pairs: [1, 1, 1, 1, 1, 1], clusters: [1, 1, 1] });
  });

  it('one cluster is stable by itself', () => {
    expect(stability(kmeans({ clusters: 1 }), three, options)).toMatchObject({ agreement: 1, clusters: [1] });
  });

  it('five clusters of three groups are not, and two of faithful are firmer than five', () => {
    const five = stability(kmeans({ clusters: 5 }), three, options);
    expect(five.agreement).toBeLessThan(0.95);
    expect(Math.min(...five.clusters)).toBeLessThan(0.9);
    expect(five.standardError).toBeGreaterThan(0);
    const of = (clusters: number) => stability(kmeans({ clusters }), dataset('faithful'), options).agreement;
    expect(of(2)).toBeGreaterThan(of(5));
  });

  it('rows without structure have less than rows with it', () => {
    const flat = matrix(Array.from({ length: 90 }, () => [random(), random()]));
    const found = stability(kmeans({ clusters: 3 }), flat, options);
    expect(found.agreement).toBeLessThan(0.9);
    for (const similarity of found.clusters) {
      expect(similarity).toBeGreaterThan(0);
      expect(similarity).toBeLessThan(1);
    }
  });

  it('a pair is the same whether few or many are drawn, and for any number of workers', async () => {
    const recipe = kmeans({ clusters: 5 });
    const expected = stability(recipe, three, { ...options, pairs: 3 });
    expect(stability(recipe, three, { ...options, onPair: (_agreement, done) => done < 3 })).toEqual(expected);
    expect(await stabilityAsync(recipe, three, { ...options, pairs: 3, workers: 2 })).toEqual(expected);
  });

  it('an abort has the pairs so far', () => {
    const controller = new AbortController();
    const onPair = () => controller.abort('enough');
    const error = errorOf(() =>
      stability(kmeans({ clusters: 2 }), three, { ...options, signal: controller.signal, onPair }),
    );
    expect([error.code, error.message]).toEqual(['aborted', 'stability: aborted after 1 pair.']);
    expect(error.details.pairs).toHaveLength(1);
  });

  it('refuses what it cannot do', () => {
    expect(errorOf(() => stability(kmeans({ clusters: 2 }), three, { share: 0.5 })).message).toContain(
      '"share" must be a number above 0.5',
    );
    expect(errorOf(() => stability(kmeans({ clusters: 2 }), three, { pairs: 0 })).code).toBe('invalid-param');
    expect(errorOf(() => stability(kmeans({ clusters: 99 }), three)).code).toBe('invalid-input');
  });
});

function errorOf(call: () => unknown): MixwellError {
  try {
    call();
  } catch (error) {
    return error as MixwellError;
  }
  throw new Error('nothing was thrown');
}
