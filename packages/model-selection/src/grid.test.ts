import type { Estimator } from '@mixwell/core';
import { type GmmModel, gmm } from '@mixwell/gmm';
import { type KmeansModel, kmeans } from '@mixwell/kmeans';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { grid } from './index.ts';

const recipe = gmm({ components: 1, tolerance: 1e-3, seed: 'a' });

describe('grid', () => {
  it('two numbers and two shapes are four recipes, the last option changing fastest', () => {
    const recipes = grid(recipe, { components: [1, 2], covariance: ['full', 'diag'] });
    expect(recipes.map(({ params }) => [params.components, params.covariance])).toEqual([
      [1, 'full'],
      [1, 'diag'],
      [2, 'full'],
      [2, 'diag'],
    ]);
  });

  it('keeps the other options', () => {
    for (const { params } of grid(recipe, { components: [2, 3] }))
      expect(params).toMatchObject({ tolerance: 1e-3, seed: 'a' });
  });

  it('of three options there are as many recipes as combinations', () => {
    const recipes = grid(recipe, {
      components: [1, 2, 3],
      covariance: ['full', 'tied'],
      init: ['kmeans', 'random', 'random-rows'],
    });
    expect(new Set(recipes.map(({ params }) => [params.components, params.covariance, params.init].join())).size).toBe(
      18,
    );
  });

  it('of no options there is the recipe; an option that is undefined counts as not given', () => {
    expect(grid(recipe, {})).toEqual([recipe]);
    expect(grid(recipe, { components: undefined })).toEqual([recipe]);
  });

  it('values have the type of their option, and models that of the recipe', () => {
    expectTypeOf(grid(recipe, { components: [1] })[0].fit).returns.toEqualTypeOf<GmmModel>();
    expectTypeOf(grid(kmeans({ clusters: 1 }), { init: ['random', [[1]]] })).items.toExtend<Estimator<KmeansModel>>();
    // @ts-expect-error it is called "components"
    expect(() => grid(recipe, { clusters: [1] })).toThrow('gmm: there is no option "clusters"');
    // @ts-expect-error there is no such shape
    expect(() => grid(recipe, { covariance: ['round'] })).toThrow('gmm: "covariance" must be one of');
  });
});

describe('edges', () => {
  it.each([
    [[], 'grid: "components" must be an array of at least one value; got an array of 0.'],
    [3, 'grid: "components" must be an array of at least one value; got 3.'],
    [null, 'grid: "components" must be an array of at least one value; got null.'],
    [[0], 'gmm: "components" must be a whole number of at least 1; got 0.'],
  ])('components %j are refused', (components, message) => {
    const call = () => grid(recipe, { components } as object);
    expect(call).toThrow(message);
    expect(call).toThrow(expect.objectContaining({ code: 'invalid-param' }) as Error);
  });

  it('what is not a recipe, or not a list of options, is refused', () => {
    const model = recipe.fit([1, 2, 3]) as unknown as typeof recipe;
    expect(() => grid(model, {})).toThrow('grid: expected a recipe, such as gmm({ components: 2 }); got an object.');
    expect(() => grid(recipe, null as unknown as object)).toThrow(
      'grid: expected an object with a list of values for each option; got null.',
    );
  });
});
