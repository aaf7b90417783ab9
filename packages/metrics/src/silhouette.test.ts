import { describe, expect, it } from 'vitest';
import { silhouette, silhouetteSamples } from './silhouette.ts';

describe('silhouette, by hand', () => {
  it('0 1 | 4 6: 4/5, 3/4, 3/7 and 7/11', () => {
    const samples = silhouetteSamples([0, 1, 4, 6], ['l', 'l', 'r', 'r']);
    const expected = [4 / 5, 3 / 4, (3.5 - 2) / 3.5, (5.5 - 2) / 5.5];
    samples.forEach((sample, i) => expect(sample).toBeCloseTo(expected[i], 15));
    expect(silhouette([0, 1, 4, 6], [0, 0, 1, 1])).toBeCloseTo(expected.reduce((sum, value) => sum + value) / 4, 15);
  });

  it('a row that is alone has 0', () => {
    expect(silhouetteSamples([0, 1, 9], [0, 0, 1])[2]).toBe(0);
  });

  it('equal rows in two clusters have 0, not NaN', () => {
    expect([...silhouetteSamples([7, 7, 7, 7], [0, 0, 1, 1])]).toEqual([0, 0, 0, 0]);
  });

  it('a row in the wrong cluster has a negative one: 0 1 10 | 11 gives the 10 (1 - 9.5) / 9.5', () => {
    expect(silhouetteSamples([0, 1, 10, 11], [0, 0, 0, 1])[2]).toBeCloseTo((1 - 9.5) / 9.5, 15);
  });

  it('more rows than a block, next to one cluster of one row: 200 rows of 0 and 1 against 11', () => {
    const x = [...Array.from({ length: 200 }, (_, i) => i % 2), 11];
    const samples = silhouetteSamples(
      x,
      x.map((value) => (value > 1 ? 1 : 0)),
    );
    expect(samples[0]).toBeCloseTo((11 - 100 / 199) / 11, 15);
    expect(samples[199]).toBeCloseTo((10 - 100 / 199) / 10, 15);
  });
});

describe('silhouette, edges', () => {
  it.each([
    ['silhouette', silhouette],
    ['silhouetteSamples', silhouetteSamples],
  ])('%s stops with the reason of a signal that has fired', (owner, index) => {
    const reason = new Error('enough');
    expect(() => index([0, 1, 5], [0, 0, 1], { signal: AbortSignal.abort(reason) })).toThrow(
      expect.objectContaining({ code: 'aborted', message: `${owner}: aborted.`, cause: reason }) as Error,
    );
  });

  it('looks at the signal before every 256 rows of a cluster', () => {
    let looks = 0;
    const signal = {
      get aborted() {
        return ++looks > 3;
      },
      reason: 'third block',
    } as AbortSignal;
    const x = Float64Array.from({ length: 1200 }, (_, i) => i);
    expect(() =>
      silhouette(
        x,
        x.map((value) => (value < 600 ? 0 : 1)),
        { signal },
      ),
    ).toThrow(expect.objectContaining({ code: 'aborted', cause: 'third block' }) as Error);
    expect(looks).toBe(4);
  });

  it('a signal that does not fire changes nothing', () => {
    const { signal } = new AbortController();
    expect(silhouette([0, 1, 5], [0, 0, 1], { signal })).toBe(silhouette([0, 1, 5], [0, 0, 1]));
  });

  it('refuses another option, and what is no signal', () => {
    expect(() => silhouette([0, 1, 5], [0, 0, 1], { metric: 'cosine' } as never)).toThrow(
      expect.objectContaining({
        code: 'invalid-param',
        message: 'silhouette: there is no option "metric"; the options are signal, sampleWeights.',
      }) as Error,
    );
    expect(() => silhouette([0, 1, 5], [0, 0, 1], { signal: 'now' as never })).toThrow(
      expect.objectContaining({
        code: 'invalid-param',
        message: 'silhouette: "signal" must be an AbortSignal; got the text "now".',
      }) as Error,
    );
  });
});
