import { kmeans } from 'ml-kmeans';
import { nearest, sumOfLengths } from '../plain/nearest.ts';
import type { Task } from '../protocol.ts';
import { type Rows, nested, serve, work } from './serve.ts';

type Input = Rows & { readonly points: number[][] };

const fit = ({ points }: Input, { clusters, start, iterations, variances }: Task): ReturnType<typeof kmeans> => {
  const cols = variances.length;
  const initialization = nested({ data: Float64Array.from(start), rows: clusters, cols });
  return kmeans(points, clusters, { initialization, maxIterations: iterations, tolerance: 0 });
};

await serve<Input>({
  version: '7.0.1',
  load: (rows) => ({ ...rows, points: nested(rows) }),
  jobs: {
    kmeans: (x, task) =>
      work({
        run: () => fit(x, task),
        answer({ centroids, converged, iterations }) {
          const centers = Float64Array.from(centroids.flat());
          // Its last iteration before it stops by itself is the one that changed nothing.
          return { objective: nearest(x, centers, new Int32Array(x.rows)), iterations: iterations - Number(converged) };
        },
      }),
    'predict-kmeans'(x, task) {
      const model = fit(x, task);
      return work({
        run: () => model.nearest(x.points),
        answer: (labels) => ({ objective: sumOfLengths(labels, model.centroids.flat(), x.cols), iterations: 1 }),
      });
    },
  },
});
