import { type MixwellError, randomStream } from '@mixwell/core';
import { adjustedRandIndex } from '@mixwell/metrics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignLabels, consensus } from './index.ts';

describe('alignLabels', () => {
  it('0 0 1 1 2 in the names of 2 2 0 0 1 is that', () => {
    expect(
      alignLabels(
        [2, 2, 0, 0, 1],
        [
          [0, 0, 1, 1, 2],
          ['a', 'a', 'b', 'b', 'b'],
        ],
      ),
    ).toEqual([Int32Array.of(2, 2, 0, 0, 1), Int32Array.of(2, 2, 0, 0, 0)]);
  });

  it('a cluster without a partner gets the next number', () => {
    expect(alignLabels([0, 0, 0, 1], [[5, 5, 7, 9]])).toEqual([Int32Array.of(0, 0, 2, 1)]);
  });

  it('refuses labellings of other rows', () => {
    expect(() => alignLabels([0, 1], [[0]])).toThrow('must label the same rows');
  });
});

describe('consensus, by hand', () => {
  it('of 0 0 1 1, 1 1 0 0 and a b c c it is 0 0 1 1, or 1 1 0 0', () => {
    const { labels, agreement, clusterConsensus, rowConsensus } = consensus(
      [
        [0, 0, 1, 1],
        [1, 1, 0, 0],
        ['a', 'b', 'c', 'c'],
      ],
      {
        clusters: 2,
      },
    );
    expect(adjustedRandIndex(labels, [0, 0, 1, 1])).toBe(1);
    const together = [...clusterConsensus].sort();
    expect(together[0]).toBeCloseTo(2 / 3, 14);
    expect(together[1]).toBe(1);
    expect([...rowConsensus].map((share) => share.toFixed(4))).toEqual(['0.6667', '0.6667', '1.0000', '1.0000']);
    expect(agreement).toBeCloseTo((1 + 1 + adjustedRandIndex([0, 0, 1, 1], [0, 1, 2, 2])) / 3, 14);
  });

  it('clusters are by falling size, and probabilities add to 1', () => {
    const { labels, probabilities } = consensus([
      [5, 5, 5, 9, 9],
      [1, 1, 1, 0, 0],
    ]);
    expect([...labels]).toEqual([0, 0, 0, 1, 1]);
    for (let i = 0; i < 5; i++) expect(probabilities.data[2 * i] + probabilities.data[2 * i + 1]).toBeCloseTo(1, 14);
  });
});

describe('consensus, properties', () => {
  it('finds the clusters that noisy labellings with shuffled names share, and better than any of them', () => {
    for (let seed = 0; seed < 5; seed++) {
      const random = randomStream(seed);
      const truth = Int32Array.from({ length: 300 }, (_, i) => i % 3);
      const noisy = Array.from({ length: 9 }, (_, h) =>
        truth.map((k) => ((random() < 0.25 ? Math.floor(3 * random()) : k) + h) % 3),
      );
      const { labels, agreement } = consensus(noisy);
      const alone = noisy.map((one) => adjustedRandIndex(one, truth));
      expect(adjustedRandIndex(labels, truth)).toBeGreaterThan(Math.max(...alone));
      expect(adjustedRandIndex(labels, truth)).toBeGreaterThan(0.95);
      expect(agreement).toBeGreaterThan(0.4);
    }
  });

  it('its summaries are the means over the matrix of pairs of Monti, which it does not make', () => {
    const labelling = fc.array(fc.nat(2), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(labelling, { minLength: 2, maxLength: 5 }), (labelings) => {
        const { labels, clusterConsensus, rowConsensus } = consensus(labelings, { clusters: 3, starts: 2 });
        const together = (a: number, b: number) =>
          labelings.filter((one) => one[a] === one[b]).length / labelings.length;
        const others = (i: number) => [...labels.keys()].filter((t) => t !== i && labels[t] === labels[i]);
        const mean = (values: number[]) =>
          values.length === 0 ? 1 : values.reduce((sum, v) => sum + v, 0) / values.length;
        labels.forEach((_, i) => expect(rowConsensus[i]).toBeCloseTo(mean(others(i).map((t) => together(i, t))), 12));
        clusterConsensus.forEach((value, k) => {
          const members = [...labels.keys()].filter((i) => labels[i] === k);
          expect(value).toBeCloseTo(mean(members.flatMap((i) => others(i).map((t) => together(i, t)))), 12);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('the same seed is the same consensus', () => {
    const labelings = [
      [0, 1, 2, 0, 1, 2],
      [0, 0, 1, 1, 2, 2],
      [0, 1, 1, 2, 2, 0],
    ];
    expect(consensus(labelings, { seed: 1 })).toEqual(consensus(labelings, { seed: '1' }));
  });
});

describe('consensus, edges', () => {
  const errorOf = (call: () => unknown): MixwellError => {
    try {
      call();
    } catch (error) {
      return error as MixwellError;
    }
    throw new Error('nothing was thrown');
  };

  it('refuses one labelling, labellings of other rows, and bad options', () => {
    expect(errorOf(() => consensus([[0, 1]])).message).toBe(
      'consensus: expected an array of at least 2 labellings; got an array of 1.',
    );
    const error = errorOf(() => consensus([[0, 1], [0]]));
    expect([error.code, error.message]).toEqual([
      'shape-mismatch',
      'consensus: labelling 1 has 1 labels, the first 2.',
    ]);
    expect(
      errorOf(() =>
        consensus([
          [0, 1],
          [0, 0.5],
        ]),
      ).code,
    ).toBe('invalid-input');
    expect(
      errorOf(() =>
        consensus(
          [
            [0, 1],
            [0, 1],
          ],
          { clusters: 0 },
        ),
      ).message,
    ).toContain('"clusters" must be');
  });

  it('stops at a signal, and tells of starts', () => {
    const labelings = [
      [0, 1],
      [1, 0],
    ];
    expect(errorOf(() => consensus(labelings, { signal: AbortSignal.abort('no') }))).toMatchObject({
      code: 'aborted',
      cause: 'no',
    });
    const heard: number[][] = [];
    consensus(labelings, { starts: 2, onStart: (...args) => void heard.push(args) });
    expect(heard).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });
});
