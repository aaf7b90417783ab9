import expectationMaximization from 'expectation-maximization';
import { logLikelihood, scoringOf } from '../plain/mixture.ts';
import { type Rows, nested, serve, work } from './serve.ts';

await serve<Rows & { readonly points: number[][] }>({
  version: '1.5.0',
  load: (rows) => ({ ...rows, points: nested(rows) }),
  jobs: {
    'em-full': ({ points, data, cols }, { clusters }) =>
      work({
        // It counts no iterations, and stops when the responsibilities change by less than it is told: here after the first.
        run: () => expectationMaximization(points, clusters, Infinity),
        answer(groups) {
          const scoring = scoringOf({
            weights: Float64Array.from(groups, ({ weight }) => weight),
            means: Float64Array.from(groups.flatMap(({ mu }) => mu)),
            covariances: Float64Array.from(groups.flatMap(({ sigma }) => sigma.flat())),
            full: true,
          });
          return { objective: logLikelihood(scoring, data, cols), iterations: 1 };
        },
      }),
  },
});
