import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasetLabels, fixedDatasets, oracle } from '@mixwell/oracle';
import {
  type Average,
  type Labels,
  adjustedMutualInformation,
  adjustedRandIndex,
  completeness,
  contingencyTable,
  fowlkesMallows,
  homogeneity,
  matchLabels,
  mutualInformation,
  normalizedMutualInformation,
  randIndex,
  vMeasure,
} from './index.ts';

type Index = (a: Labels, b: Labels) => number;

const averages: readonly Average[] = ['arithmetic', 'geometric', 'min', 'max'];
const averaged = (name: string, index: typeof adjustedMutualInformation): [string, Index][] =>
  averages.map((average) => [`${name} (${average})`, (a, b) => index(a, b, { average })]);

const symmetric: readonly [string, Index][] = [
  ['adjustedRandIndex', adjustedRandIndex],
  ['randIndex', randIndex],
  ['fowlkesMallows', fowlkesMallows],
  ['mutualInformation', mutualInformation],
  ['vMeasure', vMeasure],
  ...averaged('normalizedMutualInformation', normalizedMutualInformation),
  ...averaged('adjustedMutualInformation', adjustedMutualInformation),
];
const oneSided: readonly [string, Index][] = [
  ['homogeneity', homogeneity],
  ['completeness', completeness],
  ['vMeasure (beta 3)', (a, b) => vMeasure(a, b, { beta: 3 })],
];
const indices = [...symmetric, ...oneSided];

const labels = (rows: number) => fc.array(fc.integer({ min: 0, max: 5 }), { minLength: rows, maxLength: rows });
const anyPair = fc.integer({ min: 1, max: 60 }).chain((rows) => fc.tuple(labels(rows), labels(rows)));

describe('external indices, properties', () => {
  it.each(symmetric)('%s does not depend on the order of the labellings', (_, index) => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        expect(Math.abs(index(a, b) - index(b, a))).toBeLessThan(1e-13);
      }),
    );
  });

  it.each(indices)('%s does not depend on the names of the classes, nor on the order of the rows', (_, index) => {
    const names = ['f', 'B', '', 'd', 'é', 'a'];
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        const renamedA = a.map((label) => names[label]);
        const renamedB = b.map((label) => 1000 - 7 * label);
        expect(Math.abs(index(renamedA.reverse(), renamedB.reverse()) - index(a, b))).toBeLessThan(1e-13);
      }),
    );
  });

  it.each(indices)('%s keeps to its bounds', (name, index) => {
    // Corrected for chance, the information has no lower bound but that it is a number.
    const least = name.startsWith('adjustedM') ? -1e6 : name === 'adjustedRandIndex' ? -0.5 : 0;
    const most = name === 'mutualInformation' ? Math.log(6) + 1e-15 : 1;
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        expect(index(a, b)).toBeGreaterThanOrEqual(least);
        expect(index(a, b)).toBeLessThanOrEqual(most);
      }),
    );
  });

  it.each(indices.filter(([name]) => name !== 'mutualInformation'))(
    '%s of a labelling and itself renamed is exactly 1',
    (_, index) => {
      // Some class of two rows and some other class: every index is defined by more than a convention.
      const varied = labels(20).map((some) => [0, 0, 1, ...some]);
      fc.assert(
        fc.property(varied, (a) => {
          expect(
            index(
              a,
              a.map((label) => 5 - label),
            ),
          ).toBe(1);
        }),
      );
    },
  );

  it.each([
    ['adjustedRandIndex', adjustedRandIndex],
    ...averaged('adjustedMutualInformation', adjustedMutualInformation),
  ] as [string, Index][])('%s of unrelated labels is 0 on average', (_, index) => {
    // 200 pairs of 200 rows: a mean of 0; its standard deviation is estimated from the same values.
    let state = 12345;
    const draw = (below: number): number => Math.floor(((state = (state * 16807) % 2147483647) / 2147483647) * below);
    const random = (classes: number): number[] => Array.from({ length: 200 }, () => draw(classes));
    const values = Array.from({ length: 200 }, () => index(random(3), random(8)));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
    expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(variance / values.length));
    expect(Math.sqrt(variance)).toBeLessThan(0.05);
  });
});

/** The same value to 12 digits, or to 1e-12 of the range of the index where it is near 0. */
function expectClose(got: number, expected: number): void {
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-12 * Math.max(Math.abs(expected), 1e-2));
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape of the fixtures
function expectAsOracle(a: Labels, b: Labels, answers: any): void {
  expectClose(adjustedRandIndex(a, b), answers.ari);
  expectClose(randIndex(a, b), answers.rand);
  expectClose(mutualInformation(a, b), answers.mi ?? answers.mi_nats);
  expectClose(homogeneity(a, b), answers.homogeneity);
  expectClose(completeness(a, b), answers.completeness);
  expectClose(vMeasure(a, b), answers.v ?? answers.v_measure);
  expectClose(fowlkesMallows(a, b), answers.fmi ?? answers.fowlkes_mallows);
  const ami = answers.ami_by === undefined ? answers.ami : { arithmetic: answers.ami, ...answers.ami_by };
  for (const average of averages) {
    expectClose(normalizedMutualInformation(a, b, { average }), answers.nmi[average]);
    expectClose(adjustedMutualInformation(a, b, { average }), ami[average]);
  }
}

describe('external indices, as scikit-learn 1.2.1', () => {
  const toys = oracle('numeric').metrics_toy as { a: number[]; b: number[]; v_beta2: number }[];

  it.each(toys)('$a against $b', (toy) => {
    expectAsOracle(toy.a, toy.b, toy);
    expectClose(vMeasure(toy.a, toy.b, { beta: 2 }), toy.v_beta2);
  });

  it.each([...fixedDatasets, 'digits64'].filter((name) => datasetLabels(name)))(
    'k-means of %s against its classes',
    (name) => {
      const truth = datasetLabels(name)!;
      const runs = oracle(`kmeans_${name}`).runs as { labels: number[]; vs_truth: unknown }[];
      expect(runs.length).toBeGreaterThan(4);
      for (const { labels: found, vs_truth } of runs) expectAsOracle(truth, found, vs_truth);
    },
  );
});

describe('external indices, edges', () => {
  const named: readonly [string, (a: Labels, b: Labels) => unknown, string, string][] = [
    ['adjustedRandIndex', adjustedRandIndex, 'a', 'b'],
    ['randIndex', randIndex, 'a', 'b'],
    ['fowlkesMallows', fowlkesMallows, 'a', 'b'],
    ['mutualInformation', mutualInformation, 'a', 'b'],
    ['normalizedMutualInformation', normalizedMutualInformation, 'a', 'b'],
    ['adjustedMutualInformation', adjustedMutualInformation, 'a', 'b'],
    ['contingencyTable', contingencyTable, 'a', 'b'],
    ['homogeneity', homogeneity, 'truth', 'predicted'],
    ['completeness', completeness, 'truth', 'predicted'],
    ['vMeasure', vMeasure, 'truth', 'predicted'],
    ['matchLabels', matchLabels, 'truth', 'predicted'],
  ];

  it.each(named)(
    '%s refuses different lengths, empty labels and a NaN, and says which',
    (owner, index, first, second) => {
      const refusal = (code: string, message: string): Error =>
        expect.objectContaining({ code, message: expect.stringContaining(`${owner}: ${message}`) }) as Error;
      expect(() => index([0, 1, 1], [0, 1])).toThrow(refusal('shape-mismatch', ''));
      expect(() => index([], [0])).toThrow(refusal('invalid-input', `"${first}" is empty`));
      expect(() => index([0], [])).toThrow(refusal('invalid-input', `"${second}" is empty`));
      expect(() => index([0, 1, NaN], [0, 1, 1])).toThrow(refusal('invalid-input', `row 2 of "${first}" is NaN`));
      expect(() => index([0, 1, 1], [0, null, 1] as never)).toThrow(
        refusal('invalid-input', `row 1 of "${second}" is null`),
      );
    },
  );

  it.each([
    ['normalizedMutualInformation', normalizedMutualInformation],
    ['adjustedMutualInformation', adjustedMutualInformation],
  ])('%s refuses another average and another option', (owner, index) => {
    const refusal = (message: string): Error => expect.objectContaining({ code: 'invalid-param', message }) as Error;
    expect(() => index([0, 1], [0, 1], { average: 'mean' as never })).toThrow(
      refusal(`${owner}: "average" must be one of 'arithmetic', 'geometric', 'min', 'max'; got the text "mean".`),
    );
    expect(() => index([0, 1], [0, 1], { averge: 'max' } as never)).toThrow(
      refusal(`${owner}: there is no option "averge"; the options are average, sampleWeights.`),
    );
  });

  it.each([-1, NaN, Infinity, '1', null])('vMeasure refuses a beta of %s', (beta) => {
    expect(() => vMeasure([0, 1], [0, 1], { beta: beta as never })).toThrow(
      expect.objectContaining({
        code: 'invalid-param',
        message: expect.stringContaining('vMeasure: "beta" must be'),
      }) as Error,
    );
  });

  it('200000 rows of as many classes need no table', () => {
    const each = Int32Array.from({ length: 2e5 }, (_, i) => i);
    const few = each.map((i) => i % 3);
    expect(adjustedRandIndex(each, few)).toBe(0);
    expect(mutualInformation(each, few)).toBeCloseTo(Math.log(3), 10);
  });
});
