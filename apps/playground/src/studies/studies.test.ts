import { makeBlobs, matrix } from 'mixwell';
import { describe, expect, test } from 'vitest';
import { firstState } from '../state/state.ts';
import { modelAsk } from '../worker/problem.ts';
import { type SizeRow, runSelection } from './selection.ts';
import { type StartEnd, runStarts } from './starts.ts';
import { variedStart } from './varied-start.ts';

const { x } = makeBlobs({
  rows: 90,
  centers: [
    [0, 0],
    [6, 0],
    [3, 6],
  ],
  spread: 0.5,
  seed: 1,
});
const mixture = modelAsk(firstState);
const kmeans = modelAsk({ ...firstState, method: 'kmeans', start: 'random' });
const two = matrix([
  [0, 0],
  [1, 1],
]);

function startsOf(...args: [ask: typeof mixture, x: typeof two]): StartEnd[] {
  const ends: StartEnd[] = [];
  runStarts(...args, (end) => ends.push(end));
  return ends;
}

describe('starts side by side', () => {
  test.each([mixture, kmeans])('have the seeds from 1 to 8, and a label a row: $method', (ask) => {
    const ends = startsOf(ask, x);
    expect(ends.map(({ seed }) => seed)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(ends.every(({ labels, mixture: end }) => labels.length === 90 && end?.means.length === 6)).toBe(true);
  });

  test('say why they failed', () => {
    const ends = startsOf(mixture, two);
    expect(ends.every(({ objective, failed }) => objective === null && failed?.includes('at least as many rows'))).toBe(
      true,
    );
  });

  test('are random where the model’s own start has no chance in it', () => {
    expect(variedStart({ method: 'mixture', start: 'hand' })).toBe('random-rows');
    expect(variedStart({ method: 'kmeans', start: 'hand' })).toBe('random');
    expect(variedStart({ method: 'mixture', start: 'k-means++' })).toBe('k-means++');
  });
});

describe('the number of components', () => {
  test.each([
    [mixture, 'bic'],
    [kmeans, 'inertia'],
  ] as const)('of three blobs is three: $1', (ask, criterion) => {
    const rows: SizeRow[] = [];
    const choice = runSelection(ask, x, (row) => rows.push(row));
    expect(choice).toEqual({ criterion, best: 3 });
    expect(rows.map(({ components }) => components)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('is at most that of the rows, and nothing stands out of two', () => {
    const rows: SizeRow[] = [];
    expect(runSelection(kmeans, two, (row) => rows.push(row)).best).toBeNull();
    expect(rows).toHaveLength(2);
  });

  test('is looked for from random starts where the means were placed by hand', () => {
    const placed = {
      ...mixture,
      start: 'hand',
      hand: {
        means: [
          [0, 0],
          [1, 1],
          [2, 2],
        ],
      },
    } as const;
    expect(runSelection(placed, x, () => {}).best).toBe(3);
  });
});
