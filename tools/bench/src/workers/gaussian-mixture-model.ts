import GaussianMixtureModel from 'gaussian-mixture-model';
import { logLikelihood, scoringOf } from '../plain/mixture.ts';
import { startOf } from '../plain/start.ts';
import { type Rows, nested, serve, work } from './serve.ts';

/** What its own types leave open. */
interface Fitted {
  readonly weights: number[];
  readonly means: number[][];
  readonly covariances: number[][][];
}

await serve<Rows & { readonly points: number[][] }>({
  version: '1.1.5',
  load: (rows) => ({ ...rows, points: nested(rows) }),
  jobs: {
    'em-full'({ points, data, rows, cols }, task) {
      const { weights, means, covariances } = startOf(task, true);
      const components = task.clusters;
      const start = {
        weights: Array.from(weights),
        means: nested({ data: means, rows: components, cols }),
        covariances: Array.from({ length: components }, (_, k) =>
          nested({ data: covariances.subarray(k * cols * cols, (k + 1) * cols * cols), rows: cols, cols }),
        ),
        bufferSize: rows,
      };
      return work({
        run() {
          const model = new GaussianMixtureModel(start);
          for (const point of points) model.addPoint(point);
          model.runEM(task.iterations);
          return model;
        },
        answer(model: Fitted) {
          const scoring = scoringOf({
            weights: Float64Array.from(model.weights),
            means: Float64Array.from(model.means.flat()),
            covariances: Float64Array.from(model.covariances.flat(2)),
            full: true,
          });
          return { objective: logLikelihood(scoring, data, cols), iterations: task.iterations };
        },
      });
    },
  },
});
