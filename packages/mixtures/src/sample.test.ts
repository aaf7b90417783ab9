import { describe, expect, it } from 'vitest';
import { sampleRows } from './sample.ts';

const mixture = {
  components: 2,
  cols: 1,
  weights: Float64Array.of(0.75, 0.25),
  means: Float64Array.of(-10, 10),
  covariances: Float64Array.of(4, 1),
};

describe('sampleRows', () => {
  it('draws components by their weights, and rows of their mean and variance (5 standard errors of 20,000)', () => {
    const { x, labels } = sampleRows(mixture, 20_000, { seed: 3 });
    const first = x.data.filter((_, i) => labels[i] === 0);
    expect(Math.abs(first.length / 20_000 - 0.75)).toBeLessThan(5 * Math.sqrt(0.1875 / 20_000));
    const mean = first.reduce((sum, value) => sum + value, 0) / first.length;
    expect(Math.abs(mean + 10)).toBeLessThan((5 * 2) / Math.sqrt(first.length));
    const variance = first.reduce((sum, value) => sum + (value - mean) ** 2, 0) / first.length;
    expect(Math.abs(variance - 4)).toBeLessThan(5 * 4 * Math.sqrt(2 / first.length));
  });

  it('draws noise from its box, with a label of its own', () => {
    const box = {
      origin: Float64Array.of(100),
      axes: Float64Array.of(1),
      low: Float64Array.of(0),
      high: Float64Array.of(2),
    };
    const noisy = { ...mixture, weights: Float64Array.of(0.25, 0.25), noise: { weight: 0.5, box } };
    const { x, labels } = sampleRows(noisy, 1000);
    labels.forEach((label, i) => expect(label === 2).toBe(x.data[i] >= 100 && x.data[i] <= 102));
    expect(new Set(labels)).toEqual(new Set([0, 1, 2]));
  });

  it('refuses half a row in the name of the owner', () => {
    expect(() => sampleRows(mixture, 0.5, {}, 'mine')).toThrow(
      'mine.sample: "rows" must be a whole number of at least 1; got 0.5.',
    );
  });

  it.each([
    [{ seed: NaN }, 'mine.sample: "seed" must be a finite number or a text; got NaN.'],
    [{ seeds: 1 }, 'mine.sample: there is no option "seeds"; the options are seed.'],
    [null, 'mine.sample: expected an object of options; got null.'],
  ])('refuses the options %j', (options, message) => {
    expect(() => sampleRows(mixture, 2, options as object, 'mine')).toThrow(
      expect.objectContaining({ code: 'invalid-param', message }),
    );
  });
});
