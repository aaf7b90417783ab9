import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix, randomStream } from '@mixwell/core';
import { silhouette, silhouetteSamples } from './silhouette.ts';
import { silhouetteEstimate } from './silhouette-estimate.ts';

/** Four squares in a row that overlap by a third. */
const random = randomStream(1);
const labels = Int32Array.from({ length: 1500 }, (_, i) => i % 4);
const x = matrix(Array.from(labels, (k) => [2 * k + 3 * random(), 3 * random()]));

describe('silhouetteEstimate', () => {
  it('of all four rows 0 1 | 4 6 is 4/5, 3/4, 3/7 and 7/11 on average, with an interval of no width', () => {
    const { value, low, high, rows } = silhouetteEstimate([0, 1, 4, 6], [0, 0, 1, 1]);
    expect(value).toBeCloseTo((4 / 5 + 3 / 4 + 3 / 7 + 7 / 11) / 4, 15);
    expect([low, high, rows]).toEqual([value, value, 4]);
  });

  it('a row that is alone has 0 here too', () => {
    expect(silhouetteEstimate([0, 1, 9], [0, 0, 1]).value).toBeCloseTo(silhouette([0, 1, 9], [0, 0, 1]), 15);
  });

  it('with every row is the silhouette, whatever the rows', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 2 })), { minLength: 6 });
    fc.assert(
      fc.property(rows, (drawn) => {
        const data = [0, 1, 2, ...drawn.map(([value]) => value)];
        const names = [0, 0, 1, ...drawn.map(([, k]) => k)];
        const { value, low, high } = silhouetteEstimate(data, names);
        expect(value).toBeCloseTo(silhouette(data, names), 13);
        expect(high - low).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('with every row and weights is the weighted silhouette, whatever the rows', () => {
    const rows = fc.array(fc.record({ value: fc.nat(50), k: fc.nat(2), weight: fc.nat(3) }), { minLength: 6 });
    fc.assert(
      fc.property(rows, (drawn) => {
        const data = [0, 1, 2, ...drawn.map(({ value }) => value)];
        const names = [0, 0, 1, ...drawn.map(({ k }) => k)];
        const sampleWeights = [2, 1, 1.5, ...drawn.map(({ weight }) => weight)];
        const { value, low, high, rows } = silhouetteEstimate(data, names, { sampleWeights });
        expect(value).toBeCloseTo(silhouette(data, names, { sampleWeights }), 13);
        expect(high - low).toBe(0);
        expect(rows).toBe(sampleWeights.filter((weight) => weight > 0).length);
      }),
      { numRuns: 30 },
    );
  });

  it('with weights 1 to 4 its interval covers the weighted silhouette for 85 % to 100 % of 100 seeds', () => {
    const sampleWeights = Float64Array.from(labels, (_, i) => 1 + ((i * i) % 7) / 2);
    const exact = silhouette(x, labels, { sampleWeights });
    const covers = Array.from({ length: 100 }, (_, seed) => {
      const { low, high } = silhouetteEstimate(x, labels, { sample: 300, seed, sampleWeights });
      return low <= exact && exact <= high;
    });
    expect(covers.filter(Boolean).length).toBeGreaterThanOrEqual(85);
    expect(Math.abs(exact - silhouette(x, labels))).toBeGreaterThan(1e-4);
  });

  it('its interval covers the silhouette for 85 % to 100 % of 100 seeds, and its width is that of 4 standard errors', () => {
    const exact = silhouette(x, labels);
    const samples = silhouetteSamples(x, labels);
    const sd = Math.sqrt(samples.reduce((sum, s) => sum + (s - exact) ** 2, 0) / samples.length);
    let covered = 0;
    let width = 0;
    for (let seed = 0; seed < 100; seed++) {
      const { low, high, rows } = silhouetteEstimate(x, labels, { sample: 300, seed });
      expect(rows).toBe(300);
      if (low <= exact && exact <= high) covered++;
      width += (high - low) / 100;
    }
    // 95 of 100 are expected; 85 are 4.6 standard deviations fewer.
    expect(covered).toBeGreaterThanOrEqual(85);
    const expected = 2 * 1.96 * sd * Math.sqrt((1 - 300 / 1500) / 300);
    expect(Math.abs(width / expected - 1)).toBeLessThan(0.05);
  });

  it('the same seed is the same sample, another is another', () => {
    const of = (seed: number | string) => silhouetteEstimate(x, labels, { sample: 50, seed }).value;
    expect(of(1)).toBe(of('1'));
    expect(of(1)).not.toBe(of(2));
  });

  it('refuses a sample of 1 and an unknown option, and stops at a signal', () => {
    const refusal = (message: string) => expect.objectContaining({ code: 'invalid-param', message }) as Error;
    expect(() => silhouetteEstimate([0, 1, 5], [0, 0, 1], { sample: 1 })).toThrow(
      refusal('silhouetteEstimate: "sample" must be a whole number of at least 2; got 1.'),
    );
    expect(() => silhouetteEstimate([0, 1, 5], [0, 0, 1], { rows: 5 } as never)).toThrow(
      refusal('silhouetteEstimate: there is no option "rows"; the options are sample, seed, signal, sampleWeights.'),
    );
    expect(() => silhouetteEstimate([0, 1, 5], [0, 0, 1], { signal: AbortSignal.abort('no') })).toThrow(
      expect.objectContaining({ code: 'aborted', message: 'silhouetteEstimate: aborted.', cause: 'no' }) as Error,
    );
  });
});
