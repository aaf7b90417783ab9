import type { Kernel, Matrix } from '@mixwell/core';
import { type ComponentMoments, emptyMoments, momentAdder, twoLanes } from '../moments.ts';

/**
 * Moments of the rows of each label about a point a label; `labels` is given.
 *
 * Order of summation: scatters of the rows of even and of odd index in the block apart, and the two are added at the end; weights and
 * shifts in row order, as those of `nearestCenter`, so that means are those of k-means.
 */
export const labelledMoments: Kernel<{ readonly about: Matrix }, ComponentMoments, { labels: Int32Array }> = {
  name: 'labelled-moments',
  empty: ({ about }) => emptyMoments(about.rows, about.cols),
  accumulate({ about }, { data, rows, cols, weights }, { weight, shift, scatter }, { labels }) {
    const scatters = [new Float64Array(scatter.length), new Float64Array(scatter.length)];
    const adders = scatters.map((lane) => momentAdder({ weight, shift, scatter: lane }, about));
    for (let i = 0; i < rows; i++) adders[i % 2](data, i * cols, labels[i], weights ? weights[i] : 1);
    scatter.forEach((_, p) => (scatter[p] += scatters[0][p] + scatters[1][p]));
  },
};

/** Moments of the rows weighed by given responsibilities, about a point a component; `responsibilities` is rows x components. */
export const weighedMoments: Kernel<{ readonly about: Matrix }, ComponentMoments, { responsibilities: Float64Array }> =
  {
    name: 'weighed-moments',
    empty: ({ about }) => emptyMoments(about.rows, about.cols),
    accumulate({ about }, { data, rows, cols, weights }, sums, { responsibilities }) {
      const { adders, addTo } = twoLanes(about);
      for (let i = 0, at = 0; i < rows; i++) {
        const w = weights ? weights[i] : 1;
        for (let k = 0; k < about.rows; k++, at++) adders[i % 2](data, i * cols, k, w * responsibilities[at]);
      }
      addTo(sums);
    },
  };
