import { expect, it } from 'vitest';
import { runTrials } from './run-trials.ts';

it('finds blobs and the mixture, halves the moons, and follows them with sixteen round components', () => {
  const told: number[] = [];
  const { results, density } = runTrials(3, '0', (done) => told.push(done));
  const [blobs, moons, mixture] = results;
  expect(told).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(blobs.kmeans.accuracy).toBeGreaterThan(0.98);
  expect(blobs.gmm.accuracy).toBeGreaterThan(0.98);
  expect(moons.kmeans.adjustedRandIndex).toBeLessThan(0.6);
  expect(mixture.gmm.adjustedRandIndex).toBeGreaterThan(0.93);
  expect(mixture.gmm.accuracy).toBeGreaterThan(mixture.kmeans.accuracy);
  expect(density.homogeneity).toBeGreaterThan(0.95);
  expect(density.newRows).toBeGreaterThan(density.newRowsOfTwo + 0.3);
});

it('names labels as the truth does', () => {
  const { results } = runTrials(1, '1', () => {});
  for (const { trial, gmm } of results) {
    const right = trial.labels.reduce((count, label, i) => count + (gmm.labels[i] === label ? 1 : 0), 0);
    expect(right / trial.labels.length).toBe(gmm.accuracy);
    expect(gmm.labels).toEqual(gmm.model.labels.map(gmm.match));
  }
});
