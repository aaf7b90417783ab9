import { randomStream } from '@mixwell/core';
import { em } from '../plain/em.ts';
import { lloyd } from '../plain/lloyd.ts';
import { nearest, sumOfLengths } from '../plain/nearest.ts';
import { scoreRow, scoringOf } from '../plain/mixture.ts';
import { seeding } from '../plain/seeding.ts';
import { startOf } from '../plain/start.ts';
import { type Prepare, type Rows, serve, work } from './serve.ts';

const fitting =
  (full: boolean): Prepare<Rows> =>
  (x, task) => {
    const start = startOf(task, full);
    return work({
      run: () => em(x, start, task.iterations, task.regularization),
      answer: ({ logLikelihood }) => ({ objective: logLikelihood, iterations: task.iterations }),
    });
  };

await serve<Rows>({
  version: 'typed arrays',
  load: (rows) => rows,
  jobs: {
    kmeans: (x, { start, iterations }) =>
      work({
        run: () => lloyd(x, start, iterations),
        answer: (result) => ({ objective: result.inertia, iterations: result.iterations }),
      }),
    seeding: (x, { clusters }) =>
      work({
        run: () => seeding(x, clusters, randomStream('plain')),
        answer: (centers) => ({ objective: nearest(x, centers, new Int32Array(x.rows)), iterations: 1 }),
      }),
    'em-full': fitting(true),
    'em-diag': fitting(false),
    'predict-kmeans'(x, { start, iterations }) {
      const { centers } = lloyd(x, start, iterations);
      return work({
        run() {
          const labels = new Int32Array(x.rows);
          nearest(x, centers, labels);
          return labels;
        },
        answer: (labels) => ({ objective: sumOfLengths(labels, centers, x.cols), iterations: 1 }),
      });
    },
    'predict-em'(x, task) {
      const { mixture } = em(x, startOf(task, true), task.iterations, task.regularization);
      const scoring = scoringOf(mixture);
      return work({
        run: () => likeliest(x, scoring, task.clusters),
        answer: (labels) => ({ objective: sumOfLengths(labels, mixture.means, x.cols), iterations: 1 }),
      });
    },
  },
});

function likeliest({ data, rows, cols }: Rows, scoring: ReturnType<typeof scoringOf>, components: number): Int32Array {
  const labels = new Int32Array(rows);
  const difference = new Float64Array(cols);
  const scores = new Float64Array(components);
  for (let i = 0; i < rows; i++) {
    scoreRow(scoring, data, i * cols, difference, scores);
    for (let k = 1; k < components; k++) if (scores[k] > scores[labels[i]]) labels[i] = k;
  }
  return labels;
}
