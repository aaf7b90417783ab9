import { clusterKmeans, initialize } from 'scran.js';
import { nearest } from '../plain/nearest.ts';
import { type Rows, serve, work } from './serve.ts';

await initialize({ numberOfThreads: 1 });

await serve<Rows>({
  version: '4.1.0',
  load: (rows) => rows,
  jobs: {
    kmeans: (x, { clusters, iterations }) =>
      work({
        run() {
          const result = clusterKmeans(x.data, clusters, {
            numberOfDims: x.cols,
            numberOfCells: x.rows,
            initMethod: 'random',
            refineMethod: 'lloyd',
            refineLloydIterations: iterations,
            numberOfThreads: 1,
          });
          const found = { centers: result.centers(), labels: result.clusters(), iterations: result.iterations() };
          result.free();
          return found;
        },
        answer: (found) => ({
          objective: nearest(x, found.centers, new Int32Array(x.rows)),
          iterations: found.iterations,
        }),
      }),
  },
});
