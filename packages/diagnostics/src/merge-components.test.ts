import { type Matrix, randomStream } from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { dataset } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { breakPoint } from './break-point.ts';
import { type FittedMixture, mergeComponents } from './index.ts';

/** A mixture that gives these responsibilities, whatever the rows are. */
const saying = (shares: number[][]): FittedMixture => {
  const cols = shares[0].length;
  const proba: Matrix = { data: Float64Array.from(shares.flat()), rows: shares.length, cols };
  const base = gmm({ components: cols, init: { means: shares[0].map((_, k) => [k]) }, maxIterations: 1 }).fit(
    shares[0].map((_, k) => k),
  );
  return { ...base, predictProba: () => proba };
};
const h = (t: number) => (t > 0 ? -t * Math.log(t) : 0);

describe('rows with missing cells', () => {
  const { data, rows, cols } = dataset('iris');
  const x = { data: data.map((value, at) => (at % 7 === 0 ? NaN : value)), rows, cols };

  it('are taken where the model takes them', () => {
    const model = gmm({ components: 3, missing: 'marginalize' }).fit(x);
    const { steps } = mergeComponents(model, x);
    expect(steps[0].labels).toEqual(model.labels);
    expect(steps.map(({ clusters }) => clusters)).toEqual([3, 2, 1]);
  });

  it('are refused elsewhere', () => {
    const model = gmm({ components: 3 }).fit({ data, rows, cols });
    expect(() => mergeComponents(model, x)).toThrow('mergeComponents: row 0, column "x0" is NaN');
  });
});

describe('by hand', () => {
  const shares = [
    [0.5, 0.5, 0],
    [0.4, 0.5, 0.1],
    [0, 0.1, 0.9],
  ];
  const { steps, suggested } = mergeComponents(saying(shares), [1, 2, 3]);

  it('of three components the two that share rows 0 and 1 are merged first, and then all', () => {
    expect(steps.map(({ groups }) => groups)).toEqual([[[0], [1], [2]], [[0, 1], [2]], [[0, 1, 2]]]);
    expect(steps.map(({ clusters }) => clusters)).toEqual([3, 2, 1]);
    expect(steps.map(({ labels }) => Array.from(labels))).toEqual([
      [0, 1, 2],
      [0, 0, 1],
      [0, 0, 0],
    ]);
  });

  it('entropies are those of the responsibilities and of their sums: 2 ln 2 x 1/2 + ..., of 0.9 and 0.1 twice, and 0', () => {
    expect(steps[0].entropy).toBeCloseTo(2 * h(0.5) + h(0.4) + h(0.5) + h(0.1) + h(0.1) + h(0.9), 13);
    expect(steps[1].entropy).toBeCloseTo(2 * (h(0.9) + h(0.1)), 13);
    expect(steps[2].entropy).toBeCloseTo(0, 13);
    expect(suggested).toBe(2);
  });

  it('weights count rows: only the last row, and 0 and 1 are no longer the best pair', () => {
    const { steps: weighted } = mergeComponents(saying(shares), [1, 2, 3], { sampleWeights: [0, 0, 5] });
    expect(weighted[0].entropy).toBeCloseTo(5 * (h(0.1) + h(0.9)), 13);
    expect(weighted[1].groups).toEqual([[0], [1, 2]]);
  });
});

describe('breakPoint', () => {
  it('0, 0, 0, 10, 20 breaks at the third; 0, 5, 6, 7, 8 at the second; two values break nowhere', () => {
    expect(breakPoint([0, 0, 0, 10, 20])).toBe(3);
    expect(breakPoint([0, 5, 6, 7, 8])).toBe(2);
    expect([breakPoint([1, 2]), breakPoint([])]).toEqual([null, null]);
  });
});

describe('properties', () => {
  const random = randomStream('cross');
  const drawn = () => random() + random() + random() - 1.5;
  /** A cross of two long bars, which needs two components, and a cloud beside it: two clusters. */
  const cross = Array.from({ length: 900 }, (_, i) => {
    if (i % 3 === 0) return [8 * drawn(), 0.4 * drawn()];
    return i % 3 === 1 ? [0.4 * drawn(), 8 * drawn()] : [20 + drawn(), 20 + drawn()];
  });

  it('a cross of two components and a cloud are two clusters, the cross one of them', () => {
    const model = gmm({ components: 3, init: { labels: cross.map((_, i) => i % 3) } }).fit(cross);
    const { steps, suggested } = mergeComponents(model, cross);
    expect(suggested).toBe(2);
    const { labels, groups } = steps[1];
    expect(groups.map((group) => group.length).sort()).toEqual([1, 2]);
    const cloud = labels[2];
    labels.forEach((label, i) => expect(label === cloud).toBe(i % 3 === 2));
  });

  it('entropy falls with every merge, groups nest, and the first step is the model', () => {
    const x = dataset('iris');
    const model = gmm({ components: 6, seed: 3 }).fit(x);
    const { steps } = mergeComponents(model, x);
    expect(steps[0].labels).toEqual(model.labels);
    steps.slice(1).forEach(({ entropy, groups, clusters }, at) => {
      expect(entropy).toBeLessThanOrEqual(steps[at].entropy + 1e-9);
      expect(groups.flat().sort()).toEqual([0, 1, 2, 3, 4, 5]);
      expect(groups.length).toBe(clusters);
      for (const group of steps[at].groups)
        expect(groups.some((union) => group.every((k) => union.includes(k)))).toBe(true);
      const firsts = groups.map(([first]) => first);
      expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
    });
    expect(steps.at(-1)!.entropy).toBeCloseTo(0, 8);
  });

  it('noise is never merged: its rows keep the number after the last cluster', () => {
    const x = [-2.1, -1.9, -2, -1.7, -2.2, 2.2, 1.8, 2.1, 1.9, 9, -6, 5.5];
    const { steps, suggested } = mergeComponents(gmm({ components: 2, noise: true }).fit(x), x);
    expect(Array.from(steps[1].labels)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1]);
    expect(suggested).toBeNull();
  });
});

describe('refuses', () => {
  const model = gmm({ components: 1 }).fit([1, 2, 4]);
  it.each<[string, () => unknown, string, string]>([
    [
      'no model',
      () => mergeComponents(3 as never, [1]),
      'invalid-param',
      'mergeComponents: expected a fitted mixture; got 3.',
    ],
    ['other columns', () => mergeComponents(model, [[1, 2]]), 'shape-mismatch', 'mergeComponents: expected 1 column'],
    [
      'a negative weight',
      () => mergeComponents(model, [1], { sampleWeights: [-1] }),
      'invalid-input',
      'the sample weight of row 0 is -1',
    ],
    [
      'an unknown option',
      () => mergeComponents(model, [1], { clusters: 2 } as object),
      'invalid-param',
      'there is no option "clusters"',
    ],
  ])('%s', (_, run, code, message) => {
    expect(run).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
  });
});
