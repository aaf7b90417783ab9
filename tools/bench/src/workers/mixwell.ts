import { readFileSync } from 'node:fs';
import { type Matrix, answerNow, randomStream, zeros } from '@mixwell/core';
import { type GmmModel, gmm } from '@mixwell/gmm';
import { house } from '@mixwell/kernels';
import { kmeans, plusPlusCenters } from '@mixwell/kmeans';
import { bestOf } from '@mixwell/model-selection';
import { nearest, sumOfLengths } from '../plain/nearest.ts';
import type { Answer, Task } from '../protocol.ts';
import { type Prepare, serve, work } from './serve.ts';

const em =
  (covariance: 'full' | 'diag'): Prepare<Matrix> =>
  (x, task) => {
    const recipe = mixture(task, covariance);
    return work({ run: () => recipe.fit(x), answer: fitted });
  };

await serve<Matrix>({
  version: versionOf(),
  load: ({ data, rows, cols }) => ({ data, rows, cols }),
  jobs: {
    kmeans(x, task) {
      const recipe = lloyd(task);
      return work({ run: () => recipe.fit(x), answer: fitted });
    },
    seeding: (x, { clusters }) =>
      work({
        run: () => answerNow(plusPlusCenters(clusters, randomStream('bench')), { matrix: x, weights: null }, house),
        answer: (centers) => ({ objective: nearest(x, centers.data, new Int32Array(x.rows)), iterations: 1 }),
      }),
    'em-full': em('full'),
    'em-diag': em('diag'),
    'predict-kmeans'(x, task) {
      const model = lloyd(task).fit(x);
      return work({ run: () => model.predict(x), answer: predicted(model.centers) });
    },
    'predict-em'(x, task) {
      const model = mixture(task, 'full').fit(x);
      return work({ run: () => model.predict(x), answer: predicted(model.means) });
    },
    'best-of'(x, { clusters, iterations }) {
      const recipe = kmeans({ clusters, maxIterations: iterations, tolerance: 0 });
      return work({ run: () => bestOf(recipe, x, { starts: 20, cross: false }).model, answer: fitted });
    },
  },
});

function lloyd({ clusters, start, iterations, variances }: Task): ReturnType<typeof kmeans> {
  return kmeans({ clusters, init: means(start, variances.length), maxIterations: iterations, tolerance: 0 });
}

function mixture(task: Task, covariance: 'full' | 'diag'): ReturnType<typeof gmm> {
  const { clusters, start, iterations, variances, regularization } = task;
  const first = zeros(variances.length, variances.length);
  variances.forEach((variance, j) => (first.data[j * (variances.length + 1)] = variance));
  const init = {
    weights: new Float64Array(clusters).fill(1 / clusters),
    means: means(start, variances.length),
    covariances: new Array<Matrix>(clusters).fill(first),
  };
  return gmm({ components: clusters, covariance, init, maxIterations: iterations, tolerance: 0, regularization });
}

function means(start: readonly number[], cols: number): Matrix {
  return { data: Float64Array.from(start), rows: start.length / cols, cols };
}

function fitted({ report }: Pick<GmmModel, 'report'>): Answer {
  return { objective: report.objective, iterations: report.iterations };
}

function predicted(centers: Matrix): (labels: Int32Array) => Answer {
  return (labels) => ({ objective: sumOfLengths(labels, centers.data, centers.cols), iterations: 1 });
}

function versionOf(): string {
  const manifest = readFileSync(new URL('../../../../packages/core/package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
