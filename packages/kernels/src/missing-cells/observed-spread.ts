import { type Fit, type Kernel, MixwellError, type RowsAbout, sweep } from '@mixwell/core';
import { known } from '../known.ts';
import { type ColumnSpread, varianceOf } from '../column-moments/column-spread.ts';

interface ObservedMoments {
  /** Weight of the rows that have a value, one a column. */
  readonly weight: Float64Array;
  /** Weighted sums of x - about, one a column. */
  readonly shift: Float64Array;
  /** Weighted sums of (x - about)^2, one a column. */
  readonly square: Float64Array;
}

/** `columnMoments` of the cells that are there. */
export const observedMoments: Kernel<{ readonly about: Float64Array }, ObservedMoments> = known({
  name: 'observed-moments',
  empty: (_, cols) => ({
    weight: new Float64Array(cols),
    shift: new Float64Array(cols),
    square: new Float64Array(cols),
  }),
  accumulate({ about }, { data, rows, cols, weights }, { weight, shift, square }) {
    for (let i = 0, at = 0; i < rows; i++) {
      const w = weights ? weights[i] : 1;
      for (let j = 0; j < cols; j++, at++) {
        if (w === 0 || Number.isNaN(data[at])) continue;
        const z = data[at] - about[j];
        weight[j] += w;
        shift[j] += w * z;
        square[j] += w * z * z;
      }
    }
  },
});

/**
 * `columnSpread` of the cells that are there, in three passes: the second is about the first one's means, the third about the
 * second's, so that data far from zero lose no digits.
 *
 * @throws MixwellError `invalid-input` for a column without a value in a row of weight above 0, and where squares overflow.
 */
export function* observedSpread(owner: string, { cols, columns }: RowsAbout): Fit<ColumnSpread> {
  let mean = new Float64Array(cols);
  let moments: ObservedMoments | undefined;
  for (let pass = 0; pass < 3; pass++) {
    const found: ObservedMoments = yield* sweep(observedMoments, { about: mean });
    const empty = found.weight.findIndex((weight) => weight === 0);
    if (empty >= 0) refuse(owner, columns[empty], 'has no values');
    moments = found;
    if (pass < 2) mean = mean.map((value, j) => value + found.shift[j] / found.weight[j]);
  }
  const { weight, shift, square } = moments as ObservedMoments;
  const variance = square.map((value, j) => {
    const drift = shift[j] / weight[j];
    return varianceOf(value / weight[j] - drift * drift);
  });
  const wild = variance.findIndex((value) => !Number.isFinite(value));
  if (wild >= 0) refuse(owner, columns[wild], 'has values so large that their squares overflow; rescale it');
  return { mean, variance };
}

function refuse(owner: string, column: string, what: string): never {
  throw new MixwellError('invalid-input', `${owner}: column "${column}" ${what}.`, { column });
}
