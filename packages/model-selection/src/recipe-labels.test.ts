import { describe, expect, it } from 'vitest';
import { recipeLabels } from './recipe-labels.ts';

const of = (name: string, params: Record<string, unknown>) => ({ name, params });

describe('recipeLabels', () => {
  it('names the options that differ, and no others', () => {
    expect(
      recipeLabels([
        of('gmm', { components: 1, covariance: 'full', tolerance: 1e-6 }),
        of('gmm', { components: 2, covariance: 'full', tolerance: 1e-6 }),
        of('gmm', { components: 2, covariance: 'diag', tolerance: 1e-6 }),
      ]),
    ).toEqual([
      'gmm components=1 covariance=full',
      'gmm components=2 covariance=full',
      'gmm components=2 covariance=diag',
    ]);
  });

  it('compares recipes of one name', () => {
    expect(
      recipeLabels([of('kmeans', { clusters: 2 }), of('gmm', { components: 2 }), of('gmm', { components: 3 })]),
    ).toEqual(['kmeans', 'gmm components=2', 'gmm components=3']);
  });

  it('values that are equal do not differ, however they are kept', () => {
    const update = () => ({ weights: true, means: { deep: [1, 2] } });
    const init = () => ({ data: Float64Array.of(1, 2), rows: 2, cols: 1 });
    expect(
      recipeLabels([
        of('gmm', { k: 1, update: update(), init: init() }),
        of('gmm', { k: 2, update: update(), init: init() }),
      ]),
    ).toEqual(['gmm k=1', 'gmm k=2']);
  });

  it('what has no short text is told in words, and what then looks the same by number', () => {
    expect(
      recipeLabels([
        of('a', { init: [1, 2] }),
        of('a', { init: [1, 3] }),
        of('a', { init: null }),
        of('a', { init: 'x' }),
      ]),
    ).toEqual(['a init=an array of 2', 'a init=an array of 2 #2', 'a init=null', 'a init=x']);
  });

  it('one recipe twice is told apart', () => {
    expect(recipeLabels([of('a', {}), of('a', {}), of('a', {})])).toEqual(['a', 'a #2', 'a #3']);
  });
});
