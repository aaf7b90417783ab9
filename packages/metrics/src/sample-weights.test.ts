import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Labels,
  type WeightedOptions,
  adjustedMutualInformation,
  adjustedRandIndex,
  calinskiHarabasz,
  completeness,
  contingencyTable,
  daviesBouldin,
  fowlkesMallows,
  homogeneity,
  matchLabels,
  mutualInformation,
  normalizedMutualInformation,
  randIndex,
  silhouette,
  silhouetteSamples,
  vMeasure,
} from './index.ts';

type External = (a: Labels, b: Labels, options?: WeightedOptions) => number;
type Internal = (x: number[][], labels: Labels, options?: WeightedOptions) => number;

const ofPairs = { randIndex, adjustedRandIndex, fowlkesMallows, adjustedMutualInformation };
const ofShares = { mutualInformation, normalizedMutualInformation, homogeneity, completeness, vMeasure };
const external: [string, External][] = Object.entries<External>({
  ...ofPairs,
  ...ofShares,
  accuracy: (a, b, options) => matchLabels(a, b, options).accuracy,
  cells: (a, b, options) => contingencyTable(a, b, options).table.data[0],
});
const internal: [string, Internal][] = Object.entries<Internal>({ silhouette, calinskiHarabasz, daviesBouldin });

const below = (count: number) => fc.integer({ min: 0, max: count - 1 });
const weighted = fc
  .array(fc.record({ x: fc.tuple(below(40), below(40)), a: below(3), b: below(4), weight: below(4) }), {
    maxLength: 40,
  })
  .map((drawn) => [
    ...drawn,
    { x: [0, 1], a: 0, b: 0, weight: 2 },
    { x: [50, 1], a: 1, b: 1, weight: 1 },
    { x: [50, 8], a: 1, b: 1, weight: 1 },
  ]);

describe('whole sample weights are repeated rows', () => {
  it.each(external)('%s, to the last bit', (_, index) => {
    fc.assert(
      fc.property(weighted, (rows) => {
        const repeated = rows.flatMap((row) => Array.from({ length: row.weight }, () => row));
        const sampleWeights = rows.map(({ weight }) => weight);
        const weighed = index(
          rows.map(({ a }) => a),
          rows.map(({ b }) => b),
          { sampleWeights },
        );
        expect(weighed).toBe(
          index(
            repeated.map(({ a }) => a),
            repeated.map(({ b }) => b),
          ),
        );
      }),
    );
  });

  it.each(internal)('%s, to 1e-12', (_, index) => {
    fc.assert(
      fc.property(weighted, (rows) => {
        const repeated = rows.flatMap((row) => Array.from({ length: row.weight }, () => row));
        const points = (of: readonly { x: number[] }[]) => of.map(({ x }) => x);
        const labels = (of: readonly { a: number }[]) => of.map(({ a }) => a);
        const sampleWeights = rows.map(({ weight }) => weight);
        const expected = index(points(repeated), labels(repeated));
        const got = index(points(rows), labels(rows), { sampleWeights });
        expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected)));
      }),
    );
  });
});

describe('sample weights, by hand', () => {
  it('0 (twice) 1 | 4 6 (thrice): the 0 has own (0 + 1) / 2, nearest (4 + 18) / 4', () => {
    const samples = silhouetteSamples([0, 1, 4, 6], [0, 0, 1, 1], { sampleWeights: [2, 1, 1, 3] });
    expect(samples[0]).toBeCloseTo((5.5 - 0.5) / 5.5, 15);
    expect(samples[3]).toBeCloseTo((17 / 3 - 2 / 3) / (17 / 3), 14);
  });

  it('a row of weight 0 is absent, and has silhouette 0 itself; a cluster of weight at most 1 is one row', () => {
    const sampleWeights = [1, 1, 0.25, 0.5, 1, 0];
    const samples = silhouetteSamples([0, 1, 9, 10, 40, 2], [0, 0, 1, 1, 2, 3], { sampleWeights });
    expect([...samples.subarray(2)]).toEqual([0, 0, 0, 0]);
    expect(samples[0]).toBeCloseTo(1 - 1 / ((9 * 0.25 + 10 * 0.5) / 0.75), 15);
  });

  it('shares take any weights: half of them all is no change', () => {
    const [a, b] = [
      [0, 0, 1, 1, 1],
      [0, 1, 1, 1, 0],
    ];
    const sampleWeights = [0.5, 0.5, 0.5, 0.5, 0.5];
    for (const index of Object.values<External>(ofShares)) {
      expect(index(a, b, { sampleWeights })).toBeCloseTo(index(a, b), 14);
    }
    expect([...contingencyTable(a, b, { sampleWeights }).table.data]).toEqual([0.5, 0.5, 0.5, 1]);
    expect(matchLabels(a, b, { sampleWeights }).matched).toBe(1.5);
  });
});

describe('sample weights, edges', () => {
  it.each(Object.entries<External>(ofPairs))('%s counts rows, so it refuses a weight of 0.5', (owner, index) => {
    expect(() => index([0, 1], [0, 1], { sampleWeights: [1, 0.5] })).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        message: `${owner}: the sample weight of row 1 is 0.5; expected a whole number, because it counts rows.`,
        details: { row: 1, value: 0.5 },
      }) as Error,
    );
  });

  const all: [string, (options: WeightedOptions) => unknown][] = [
    ...Object.entries<External>({ ...ofPairs, ...ofShares }).map(
      ([owner, index]): [string, (options: WeightedOptions) => unknown] => [
        owner,
        (o) => index([0, 1, 1], [0, 1, 0], o),
      ],
    ),
    ...internal.map(([owner, index]): [string, (options: WeightedOptions) => unknown] => [
      owner,
      (o) => index([[0], [1], [5]], [0, 0, 1], o),
    ]),
    ['contingencyTable', (o) => contingencyTable([0, 1, 1], [0, 1, 0], o)],
    ['matchLabels', (o) => matchLabels([0, 1, 1], [0, 1, 0], o)],
  ];

  it.each(all)('%s refuses weights that are too few, negative or all 0, and an unknown option', (owner, index) => {
    const error = (code: string, message: string) =>
      expect.objectContaining({ code, message: expect.stringContaining(`${owner}: ${message}`) as string }) as Error;
    expect(() => index({ sampleWeights: [1] })).toThrow(
      error('shape-mismatch', '"sampleWeights" must be an array of 3'),
    );
    expect(() => index({ sampleWeights: [1, -1, 1] })).toThrow(
      error('invalid-input', 'the sample weight of row 1 is -1'),
    );
    expect(() => index({ sampleWeights: [0, 0, 0] })).toThrow(error('invalid-input', 'every sample weight is 0'));
    expect(() => index({ sampleWeights: 2 as never })).toThrow(error('invalid-param', '"sampleWeights" must be'));
    expect(() => index({ weights: [1, 1, 1] } as never)).toThrow(
      error('invalid-param', 'there is no option "weights"'),
    );
  });

  it('what is left must be 2 clusters, and fewer than rows', () => {
    for (const [owner, index] of internal) {
      expect(() => index([[0], [1], [5]], [0, 0, 1], { sampleWeights: [1, 1, 0] })).toThrow(
        expect.objectContaining({
          code: 'degenerate',
          message: expect.stringContaining(`${owner}: 1 cluster of 2`) as string,
        }) as Error,
      );
      expect(() => index([[0], [1], [5]], [0, 0, 1], { sampleWeights: [0.5, 0.5, 1] })).toThrow(
        expect.objectContaining({ code: 'degenerate' }) as Error,
      );
    }
  });
});
