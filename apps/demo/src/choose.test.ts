import { DataFrame } from 'danfojs-node';
import { type MatrixInput, makeBlobs, matrix } from 'mixwell';
import { describe, expect, it } from 'vitest';
import { choose } from './choose.ts';
import type { Observations } from './data/observations.ts';
import type { DemoOptions } from './options.ts';

const options: DemoOptions = {
  components: [1, 2, 3],
  shapes: ['full', 'tied', 'diag', 'spherical'],
  starts: 2,
  criterion: 'bic',
  seed: '0',
  out: '',
};

function observationsOf(x: MatrixInput): Observations {
  return { title: '', about: '', frame: new DataFrame([]), x: matrix(x), units: [], notes: [] };
}

const blobs = observationsOf(
  makeBlobs({
    rows: 90,
    centers: [
      [0, 0],
      [20, 0],
      [0, 20],
    ],
  }).x,
);

describe('choose', () => {
  it('finds three blobs, by mixtures and by k-means, and tells how far it has come', () => {
    const told: string[] = [];
    const { mixtures, clusters } = choose(blobs, options, (what, done, total) => told.push(`${what} ${done}/${total}`));
    expect(mixtures.best.clusters).toBe(3);
    expect(mixtures.table).toHaveLength(12);
    expect(typeof clusters === 'string' ? 0 : clusters.best.clusters).toBe(3);
    expect(told).toHaveLength(15);
    expect(told[11]).toBe('Mixtures 12/12');
    expect(told[14]).toBe('k-means 3/3');
  });

  it('tries each shape once where one feature makes them the same', () => {
    const one = observationsOf([1, 2, 3, 10, 11, 12, 13]);
    const shapes = (asked: DemoOptions['shapes']): unknown[] => [
      ...new Set(
        choose(one, { ...options, shapes: asked }, () => {}).mixtures.table.map(({ params }) => params.covariance),
      ),
    ];
    expect(shapes(['full', 'tied', 'diag', 'spherical'])).toEqual(['full', 'tied']);
    expect(shapes(['spherical', 'diag'])).toEqual(['spherical']);
  });

  it('says why there is no silhouette', () => {
    expect(choose(blobs, { ...options, components: [1] }, () => {}).clusters).toBe(
      'No number of clusters has a silhouette.',
    );
    const many = observationsOf(makeBlobs({ rows: 5001 }).x);
    expect(choose(many, { ...options, components: [1], starts: 1, shapes: ['full'] }, () => {}).clusters).toContain(
      'there are 5001 rows',
    );
  });
});
