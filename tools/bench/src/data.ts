import { randomStream } from '@mixwell/core';
import { loadDigits, loadFaithful, makeBlobs } from '@mixwell/datasets';
import type { Case } from './cases.ts';
import type { Task } from './protocol.ts';
import type { Rows } from './workers/serve.ts';

/** The rows of a case; the same in every run. */
export function rowsOf({ data, rows, cols, clusters }: Pick<Case, 'data' | 'rows' | 'cols' | 'clusters'>): Rows {
  switch (data) {
    case 'blobs':
      // Centers lie in a box, so their distances grow with sqrt(cols); with this spread the blobs overlap alike in any number of columns.
      return makeBlobs({ rows, cols, centers: clusters, spread: 1.5 * Math.sqrt(cols), seed: 'bench' }).x;
    case 'clustered':
      // Some ten standard deviations and more apart.
      return makeBlobs({ rows, cols, centers: clusters, spread: 1, seed: 'bench' }).x;
    case 'uniform':
      return { data: new Float64Array(rows * cols).map(randomStream('bench', 'uniform')), rows, cols };
    case 'faithful':
      return loadFaithful().x;
    case 'digits':
      return loadDigits().x;
  }
}

/**
 * What everyone is told to do: the start is rows drawn without replacement. Of clusters that are far apart it has one several
 * times and others not at all, so that EM is not done before its last iteration, and all do the same work.
 */
export function taskOf({ job, clusters, iterations, regularization }: Case, x: Rows): Task {
  const start = randomRows(x, clusters).flatMap((i) => Array.from(x.data.subarray(i * x.cols, (i + 1) * x.cols)));
  return { job, clusters, iterations, regularization, start, variances: variancesOf(x) };
}

function randomRows(x: Rows, count: number): number[] {
  const random = randomStream('bench', 'start');
  const picked = new Set<number>();
  while (picked.size < count) picked.add(Math.floor(random() * x.rows));
  return [...picked];
}

/** Population variances of the columns; 1 for a column that does not vary. */
function variancesOf({ data, rows, cols }: Rows): number[] {
  return Array.from({ length: cols }, (_, j) => {
    let mean = 0;
    for (let at = j; at < data.length; at += cols) mean += data[at] / rows;
    let variance = 0;
    for (let at = j; at < data.length; at += cols) variance += (data[at] - mean) ** 2 / rows;
    return variance || 1;
  });
}
