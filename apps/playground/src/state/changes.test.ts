import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sources } from '../data/sources.ts';
import {
  placed,
  withColumns,
  withCsv,
  withModel,
  withPlaced,
  withPoint,
  withSetting,
  withSource,
  withoutPoints,
} from './changes.ts';
import { settled } from './settled.ts';
import { type State, firstState, freshData } from './state.ts';

const running: State = { ...firstState, iteration: 7, row: 3 };
const hand = {
  means: [
    [0, 0],
    [1, 1],
    [2, 2],
  ],
  weights: [0.2, 0.3, 0.5],
};

describe('a change', () => {
  test('of the data or the model shows the start of a new fit', () => {
    const changed = [
      withSource(running, 'moons'),
      withSetting(running, 'rows', 50),
      withColumns(running, [1, 0]),
      withPoint(running, [1, 2]),
      withoutPoints(running),
      withModel(running, { components: 2 }),
      withPlaced(running, hand),
    ];
    expect(changed.map(({ iteration, row }) => [iteration, row])).toEqual(changed.map(() => [0, null]));
  });

  test('of the source brings its own sliders and columns, and takes the points away', () => {
    const state = withSource(withPoint(running, [1, 2]), 'iris');
    expect(state).toMatchObject({ settings: {}, columns: [2, 3], added: [] });
  });

  test('of the columns takes the points and the placed means away', () => {
    const state = withColumns(withPlaced(withPoint(running, [1, 2]), hand), [0, null]);
    expect(state).toMatchObject({ added: [], hand: null, start: 'random-rows' });
  });

  test('to the same column twice is none', () => {
    expect(withColumns(running, [1, 1])).toBe(running);
  });

  test('of the number of components takes placed means away', () => {
    expect(withModel(withPlaced(running, hand), { components: 2 })).toMatchObject({ hand: null, start: 'random-rows' });
  });

  test('of the shape leaves placed means and no more', () => {
    expect(withModel(withPlaced(running, hand), { covariance: 'tied' }).hand).toEqual({ means: hand.means });
  });

  test('of the method leaves placed means, and makes another start one that the method has', () => {
    expect(withModel(withPlaced(running, hand), { method: 'kmeans' })).toMatchObject({ start: 'hand', hand });
    expect(withModel(running, { method: 'kmeans' }).start).toBe('k-means++');
    expect(withModel(withModel(running, { start: 'random' }), { method: 'kmeans' }).start).toBe('random');
  });

  test('to a file of one column shows one feature', () => {
    const csv = {
      name: 'a',
      columns: ['a'],
      places: [0],
      firstRow: 1,
      data: Float64Array.of(1, 2),
      leftOut: 0,
    } as const;
    expect(withCsv(running, csv)).toMatchObject({ source: 'csv', columns: [0, null] });
  });

  test('leaves a state that is settled', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.integer({ min: 1, max: 8 }),
        fc.boolean(),
        (source, components, isKmeans) => {
          const state = withModel(withPlaced(withSource(running, source), hand), {
            components,
            method: isKmeans ? 'kmeans' : 'mixture',
          });
          expect(settled(state)).toEqual(state);
        },
      ),
    );
  });
});

describe('a mean that is moved', () => {
  const mixture = { weights: [0.5, 0.5], means: [0, 0, 4, 4], covariances: [1, 0, 0, 1, 2, 0, 0, 2] };

  test('leaves everything else where it was', () => {
    expect(placed(running, mixture, 1, [5, 6])).toEqual({
      means: [
        [0, 0],
        [5, 6],
      ],
      weights: [0.5, 0.5],
      covariances: [
        [
          [1, 0],
          [0, 1],
        ],
        [
          [2, 0],
          [0, 2],
        ],
      ],
    });
  });

  test('is all that k-means needs', () => {
    const state = { ...running, ...freshData('line'), method: 'kmeans' } as const;
    expect(placed(state, { weights: [1, 0], means: [3, 4], covariances: [] }, 0, [9])).toEqual({ means: [[9], [4]] });
  });
});
