import { type FittedModel, matrix } from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { describe, expect, it } from 'vitest';
import { crossed } from './cross.ts';

/** A clustering of rows with one column. */
function model(centers: number[], labels: number[], more: object = {}): FittedModel {
  return { labels: Int32Array.from(labels), centers: matrix(centers), ...more } as never;
}

/** Numbers one after another, as a random stream. */
function stream(...values: number[]): () => number {
  return () => values.shift() as number;
}

const [HEADS, TAILS] = [0, 0.9];
const rows = { matrix: matrix([0, 1, 9, 10, 20, 21]), weights: null };
const one = model([0.5, 9.5, 20.5], [0, 0, 1, 1, 2, 2]);
const other = model([21, 20, 5], [2, 2, 2, 2, 1, 0]);

describe('crossed, by hand', () => {
  const recipe = kmeans({ clusters: 3 }) as never;
  const centers = (...coins: number[]): number[] =>
    Array.from((crossed(recipe, one, other, rows, stream(...coins))?.params.init as { data: Float64Array }).data);

  it('0.5 goes with 5, 9.5 with what is left, 20.5 with the first of two alike: tails takes the partner', () => {
    expect(centers(HEADS, TAILS, HEADS, 0)).toEqual([0.5, 20, 20.5]);
    expect(centers(TAILS, HEADS, TAILS, 0)).toEqual([5, 9.5, 21]);
  });

  it('where all coins fall alike one is turned', () => {
    expect(centers(HEADS, HEADS, HEADS, 0.5)).toEqual([0.5, 20, 20.5]);
    expect(centers(TAILS, TAILS, TAILS, 0.99)).toEqual([5, 20, 20.5]);
  });

  it('rows count as their weights say, and rows of no cluster do not', () => {
    const weighted = { ...rows, weights: Float64Array.of(1, 1, 3, 3, 1, 5) };
    const [a, b] = [model([1, 2], [0, 0, 1, 1, 0, -1]), model([3, 4], [0, 1, 0, 1, 2, 1])];
    const init = (of: typeof rows | typeof weighted): unknown =>
      crossed(kmeans({ clusters: 2 }) as never, a, b, of, stream(TAILS, HEADS, 0))?.params.init;
    expect(init(rows)).toMatchObject({ data: Float64Array.of(3, 2) });
    expect(init({ ...weighted, weights: Float64Array.of(1, 3, 3, 1, 1, 5) })).toMatchObject({
      data: Float64Array.of(4, 2),
    });
  });

  it('weights of a mixture are scaled to add to 1, and covariances go with their means', () => {
    const [narrow, wide] = [1, 4].map((variance) => matrix([variance]));
    const a = model([0, 10], [0, 0, 1, 1, 1, 1], { weights: [0.25, 0.75], covariances: [narrow, narrow] });
    const b = model([1, 20], [0, 0, 0, 0, 1, 1], { weights: [0.5, 0.5], covariances: [wide, wide] });
    const init = crossed(gmm({ components: 2 }) as never, a, b, rows, stream(TAILS, HEADS, 0))?.params.init as {
      weights: Float64Array;
      means: { data: Float64Array };
      covariances: { data: Float64Array }[];
    };
    expect(Array.from(init.weights)).toEqual([0.4, 0.6]);
    expect(Array.from(init.means.data)).toEqual([1, 10]);
    expect(init.covariances.map(({ data }) => data[0])).toEqual([4, 1]);
  });

  it('none for models without clusters or of different sizes, and for a recipe that refuses the start', () => {
    const random = (): number => 0;
    expect(crossed(recipe, {} as never, other, rows, random)).toBeNull();
    expect(crossed(recipe, one, model([0, 1], [0, 1, 0, 1, 0, 1]), rows, random)).toBeNull();
    expect(crossed(gmm({ components: 4 }) as never, one, other, rows, random)).toBeNull();
  });
});
