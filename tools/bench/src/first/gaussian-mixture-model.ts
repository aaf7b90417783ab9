import { rows } from './rows.ts';
import { time } from './time.ts';

const x = rows();
await time(async () => {
  const { default: GaussianMixtureModel } = await import('gaussian-mixture-model');
  const one = [
    [1, 0],
    [0, 1],
  ];
  const model = new GaussianMixtureModel({
    weights: [1 / 3, 1 / 3, 1 / 3],
    means: x.slice(0, 3),
    covariances: [one, one, one],
    bufferSize: x.length,
  });
  for (const point of x) model.addPoint(point);
  model.runEM(20);
});
