import { matrix } from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { kmeans, kmeans1d } from '@mixwell/kmeans';
import { describe, expect, it } from 'vitest';
import { grownStarts } from './grow.ts';
import { workNow } from './work.ts';

const grownFrom = (...of: Parameters<typeof grownStarts>) => workNow(grownStarts(...of), undefined);

const rows = { matrix: matrix([0, 1, 9, 10]), weights: null };
const one = kmeans({ clusters: 1 }).fit(rows.matrix);

describe('grownStarts, by hand', () => {
  it('of one cluster 0 1 9 10 starts two at 0.5 and 9.5, at last at 5 twice, and may not end below the one', () => {
    const grown = grownFrom(kmeans({ clusters: 2 }), one, rows);
    expect(grown?.recipes.map(({ params }) => centersOf(params.init))).toEqual([[0.5, 9.5]]);
    expect(centersOf(grown?.lastResort.params.init)).toEqual([5, 5]);
    expect(grown?.floor).toBe(one.report);
  });

  it('of one component: two of half the weight, which share its covariance', () => {
    const model = gmm({ components: 1 }).fit(rows.matrix);
    const init = grownFrom(gmm({ components: 2 }), model, rows)?.recipes[0].params.init as {
      weights: ArrayLike<number>;
      covariances: readonly { data: Float64Array }[];
    };
    expect(Array.from(init.weights)).toEqual([0.5, 0.5]);
    for (const { data } of init.covariances) expect(data).toEqual(model.covariances[0].data);
  });

  it('none for a recipe without a size, and where the recipe refuses the start; for equal rows the last resort alone', () => {
    const { name, params, with: change, fit, fitAsync, steps } = kmeans({ clusters: 2 });
    const sizeless = { name, params: { ...params, clusters: undefined }, with: change, fit, fitAsync, steps };
    expect(grownFrom(sizeless as never, one, rows)).toBeNull();
    const equal = { matrix: matrix([3, 3, 3]), weights: null };
    const last = grownFrom(kmeans({ clusters: 2 }), kmeans({ clusters: 1 }).fit(equal.matrix), equal);
    expect([last?.recipes, centersOf(last?.lastResort.params.init)]).toEqual([[], [3, 3]]);
    expect(grownFrom(kmeans1d({ clusters: 2 }) as never, one, rows)).toBeNull();
    expect(grownFrom(gmm({ components: 2 }) as never, one, rows)).toBeNull();
  });

  it('the last resort alone when aborted between two looks', () => {
    const control = new AbortController();
    const growing = grownStarts(kmeans({ clusters: 3 }), one, rows, control.signal);
    expect(growing.next().done).toBe(false);
    control.abort();
    expect(growing.next()).toMatchObject({ done: true, value: { recipes: [] } });
  });
});

function centersOf(init: unknown): number[] {
  return Array.from((init as { data: Float64Array }).data);
}
