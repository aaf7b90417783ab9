import { gmm, reorderComponents } from '@mixwell/gmm';
import { describe, expect, it } from 'vitest';
import { alignComponents } from './index.ts';

const cloud = (center: number, rows: number) => Array.from({ length: rows }, (_, i) => center + (i % 7) / 5);
const early = [...cloud(0, 60), ...cloud(10, 40), ...cloud(20, 20)];
const late = [...cloud(0.1, 20), ...cloud(10.2, 30), ...cloud(20.1, 70)];
const fit = (x: number[], means: number[][]) =>
  gmm({ components: means.length, init: { means, covariances: means.map(() => [[1]]) } }).fit(x);
const earlier = fit(early, [[0], [10], [20]]);
const model = fit(late, [[0], [10], [20]]);

describe('alignComponents', () => {
  it('components by falling weight are those of means 20, 10, 0 later; in the order of 0, 10, 20 they match', () => {
    expect(Array.from(model.means.data, Math.round)).toEqual([21, 11, 1]);
    const { order, earlier: matched, distances } = alignComponents(model, earlier);
    expect([Array.from(order), Array.from(matched)]).toEqual([
      [2, 1, 0],
      [0, 1, 2],
    ]);
    distances.forEach((distance) => expect(distance).toBeLessThan(0.05));
    expect(Array.from(reorderComponents(model, order).means.data, Math.round)).toEqual([1, 11, 21]);
  });

  it('N(0, 1) from N(1, 1) is 1/8 away, a model from itself 0', () => {
    const at = (mean: number) =>
      gmm({
        components: 1,
        init: { means: [[mean]], covariances: [[[1]]] },
        update: { means: false, covariances: false },
      }).fit([0, 1]);
    expect(alignComponents(at(0), at(1)).distances[0]).toBeCloseTo(1 / 8, 14);
    expect(alignComponents(model, model).distances).toEqual([0, 0, 0]);
  });

  it('relabel gives the labels of the reordered model', () => {
    const { order, relabel } = alignComponents(model, earlier);
    expect(relabel(model.labels)).toEqual(reorderComponents(model, order).labels);
  });

  it('a new component comes last, without a distance; one that went is left out', () => {
    const less = fit(cloud(0, 9).concat(cloud(20, 20)), [[0], [20]]);
    const grown = alignComponents(model, less);
    expect(Array.from(grown.order)).toEqual([0, 2, 1]);
    expect(Array.from(grown.earlier)).toEqual([0, 1, -1]);
    expect(grown.distances[2]).toBeNull();
    expect(Array.from(grown.relabel([0, 1, 2]))).toEqual([0, 2, 1]);
    const shrunk = alignComponents(less, earlier);
    expect([Array.from(shrunk.order), Array.from(shrunk.earlier)]).toEqual([
      [1, 0],
      [0, 2],
    ]);
    // 2, the noise of two components, is 3 beside the three of before.
    expect(Array.from(shrunk.relabel([0, 1, 2]))).toEqual([2, 0, 3]);
  });

  it.each<[string, () => unknown, string, string]>([
    [
      'no earlier model',
      () => alignComponents(model, undefined as never),
      'invalid-param',
      'alignComponents: expected a fitted mixture; got undefined.',
    ],
    [
      'other columns',
      () =>
        alignComponents(
          model,
          gmm({ components: 1 }).fit([
            [1, 2],
            [2, 1],
            [0, 0],
          ]),
        ),
      'shape-mismatch',
      'alignComponents: the models must have the same columns; got x0 and x0, x1.',
    ],
  ])('refuses %s', (_, run, code, message) => {
    expect(run).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
  });
});
