import { type CovarianceName, families, mclustFamilies } from '@mixwell/covariance-families';
import { describe, expect, it } from 'vitest';
import { maximize } from './maximize.ts';
import type { Mixture } from './mixture.ts';
import { type Update, updateAll } from './update.ts';

/** Two components in one column, at 0 and 10. */
const before: Mixture = {
  components: 2,
  cols: 1,
  weights: Float64Array.of(0.5, 0.5),
  means: Float64Array.of(0, 10),
  covariances: Float64Array.of(1, 1),
};

/** Three rows of the first, their mean 1 above its; one of the second, where it is. */
const moments = {
  weight: Float64Array.of(3, 1),
  shift: Float64Array.of(3, 0),
  scatter: Float64Array.of(9, 2),
};

const unbound = { added: 0, least: { columns: Float64Array.of(0), axis: 0, sphere: 0 } };

function step(changes: { family?: CovarianceName; update?: Partial<Update>; borrowing?: number[]; added?: number }) {
  const { family = 'VVV', update, borrowing, added = 0 } = changes;
  const all = { ...updateAll, ...update };
  const { mixture } = maximize(before, moments, families[family], { ...unbound, added }, all, borrowing);
  return [mixture.weights, mixture.means, mixture.covariances].map((values) => Array.from(values));
}

describe('an M-step by hand', () => {
  it('weights 3/4 and 1/4, means 1 and 10, variances 9/3 - 1 and 2', () => {
    expect(step({})).toEqual([
      [0.75, 0.25],
      [1, 10],
      [2, 2],
    ]);
  });

  it('one variance for all is (9 - 3 + 2) / 4', () => {
    expect(step({ family: 'EEE' })[2]).toEqual([2, 2]);
    expect(step({ family: 'EEE', added: 0.5 })[2]).toEqual([2.5, 2.5]);
  });

  it('about means that are held variances are about them: 9/3', () => {
    expect(step({ update: { means: false } }).slice(1)).toEqual([
      [0, 10],
      [3, 2],
    ]);
  });

  it('a held weight keeps 0.5, and the free one has the rest', () => {
    expect(step({ update: { weights: [true, false] } })[0]).toEqual([0.5, 0.5]);
  });

  it('a component that borrows keeps its variance', () => {
    expect(step({ borrowing: [1] })[2]).toEqual([2, 1]);
  });

  it('without any rows only the weights change, to 0', () => {
    const none = { weight: new Float64Array(2), shift: new Float64Array(2), scatter: new Float64Array(2) };
    const { mixture, empty } = maximize(before, none, families.VVV, unbound, updateAll);
    expect(empty).toEqual([0, 1]);
    expect(mixture).toEqual({ ...before, noise: undefined, weights: Float64Array.of(0, 0) });
  });
});

describe('of a mixture that nobody needs any more', () => {
  const inPlane: Mixture = {
    components: 2,
    cols: 2,
    weights: Float64Array.of(0.5, 0.5),
    means: Float64Array.of(0, 0, 10, 5),
    covariances: Float64Array.of(1, 0, 0, 1, 1, 0, 0, 1),
  };
  const ofPlane = {
    weight: Float64Array.of(30, 10),
    shift: Float64Array.of(3, -6, 1, 2),
    scatter: Float64Array.of(90, 12, 40, 20, -5, 70),
  };
  const least = { columns: Float64Array.of(1e-6, 1e-6), axis: 1e-6, sphere: 1e-6 };

  it.each(mclustFamilies)('%s takes the arrays, and no bit changes', (family) => {
    const step = (spent?: Mixture): Mixture =>
      maximize(inPlane, ofPlane, families[family], { added: 0, least }, updateAll, [], undefined, spent).mixture;
    const spent = {
      ...inPlane,
      weights: Float64Array.of(7, 7),
      means: new Float64Array(4).fill(7),
      covariances: new Float64Array(8).fill(7),
    };
    const mixture = step(spent);
    expect(mixture).toEqual(step());
    for (const part of ['weights', 'means', 'covariances'] as const) expect(mixture[part]).toBe(spent[part]);
  });
});
