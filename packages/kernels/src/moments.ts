import { type Matrix, addSums } from '@mixwell/core';
import { addOuter, packedLength } from './packed.ts';

/** Moments of the rows that each component answers for, about one point a component. */
export interface ComponentMoments {
  /** Sum of weight times responsibility, one a component. */
  readonly weight: Float64Array;
  /** components x cols: weighted sums of x - about. */
  readonly shift: Float64Array;
  /** components x packed upper triangle: weighted sums of (x - about)(x - about)'. */
  readonly scatter: Float64Array;
}

/** Zeros; in the arrays of `spent` where they are as long. */
export function emptyMoments(components: number, cols: number, spent?: ComponentMoments): ComponentMoments {
  return {
    weight: zerosIn(spent?.weight, components),
    shift: zerosIn(spent?.shift, components * cols),
    scatter: zerosIn(spent?.scatter, components * packedLength(cols)),
  };
}

/** As many zeros: in `spent` where it is as long. */
export function zerosIn(spent: Float64Array | undefined, length: number): Float64Array {
  if (spent?.length !== length) return new Float64Array(length);
  for (let i = 0; i < length; i++) spent[i] = 0;
  return spent;
}

/** A function that adds the row at `x` of `data` to the moments of component `k`. */
type AddRow = (data: Float64Array, x: number, k: number, w: number) => void;

/**
 * Moments in two lanes, one for the rows of even and one for those of odd index in a block, each in row order; `addTo` adds the two, and
 * their sum to `sums`.
 */
export function twoLanes(about: Matrix): { adders: readonly AddRow[]; addTo(sums: ComponentMoments): void } {
  const [even, odd] = [emptyMoments(about.rows, about.cols), emptyMoments(about.rows, about.cols)];
  return {
    adders: [momentAdder(even, about), momentAdder(odd, about)],
    addTo({ weight, shift, scatter }) {
      addSums(even, odd);
      addSums({ weight, shift, scatter }, even);
    },
  };
}

export function momentAdder({ weight, shift, scatter }: ComponentMoments, about: Matrix): AddRow {
  const { cols } = about;
  const z = new Float64Array(cols);
  return (data, x, k, w) => {
    weight[k] += w;
    for (let j = 0, c = k * cols; j < cols; j++, c++) {
      z[j] = data[x + j] - about.data[c];
      shift[c] += w * z[j];
    }
    addOuter(scatter, k * packedLength(cols), z, w);
  };
}
