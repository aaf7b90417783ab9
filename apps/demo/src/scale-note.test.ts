import { DataFrame } from 'danfojs-node';
import { matrix } from 'mixwell';
import { expect, it } from 'vitest';
import { faithful } from './data/faithful.ts';
import { scaleNote } from './scale-note.ts';

it('names the widest and the narrowest of features on different scales', () => {
  expect(scaleNote(faithful())).toBe(
    'k-means and spherical mixtures go by plain distance, so "waiting" (standard deviation 13.57)' +
      ' counts for more than "eruptions" (1.139).',
  );
});

it.each([
  ['one feature', [[1], [2]]],
  [
    'features on alike scales',
    [
      [1, 2],
      [2, 4],
      [3, 3],
    ],
  ],
  [
    'a constant feature',
    [
      [1, 5],
      [200, 5],
    ],
  ],
])('has nothing to say of %s', (_, rows) => {
  const x = matrix(rows);
  expect(scaleNote({ title: '', about: '', frame: new DataFrame([]), x, units: [], notes: [] })).toBeUndefined();
});
