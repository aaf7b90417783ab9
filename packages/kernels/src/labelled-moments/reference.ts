import type { Kernel, Matrix } from '@mixwell/core';
import { type ComponentMoments, emptyMoments, twoLanes } from '../moments.ts';

/** Moments of the rows of each label about a point a label; `labels` is given. */
export const labelledMoments: Kernel<{ readonly about: Matrix }, ComponentMoments, { labels: Int32Array }> = {
  name: 'labelled-moments',
  empty: ({ about }) => emptyMoments(about.rows, about.cols),
  accumulate({ about }, { data, rows, cols, weights }, sums, { labels }) {
    const { adders, addTo } = twoLanes(about);
    for (let i = 0; i < rows; i++) adders[i % 2](data, i * cols, labels[i], weights ? weights[i] : 1);
    addTo(sums);
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
