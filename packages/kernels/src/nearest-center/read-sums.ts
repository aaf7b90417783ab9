import type { Part } from '../wasm/desk.ts';
import type { NearestCenterAsk, NearestCenterSums } from './reference.ts';

export interface KeptSums {
  /** Numbers that they take. */
  readonly length: number;
  /** Where they are from now on. */
  use(part: Part): void;
  /** Where the points are that changes are about; 0 where all rows are added up. */
  about(part: Part): number;
  write(sums: NearestCenterSums): void;
  read(sums: NearestCenterSums): void;
}

/**
 * The sums of nearest centers as kernels keep them: inertia in two lanes, changed, a number of the kernel's own, weights, shifts; and behind
 * them the points of `changesAbout`.
 */
export function nearestCenterSums({
  centers: { rows: clusters, cols },
  changesAbout,
}: Pick<NearestCenterAsk, 'centers' | 'changesAbout'>): KeptSums {
  const size = 4 + clusters * (1 + cols);
  let numbers: Float64Array;
  let weights: Float64Array;
  let shifts: Float64Array;
  return {
    length: size + (changesAbout ? clusters * cols : 0),
    use(part) {
      ({ numbers } = part);
      weights = numbers.subarray(4, 4 + clusters);
      shifts = numbers.subarray(4 + clusters, size);
      if (changesAbout) numbers.set(changesAbout.data, size);
    },
    about: ({ at }) => (changesAbout ? at + 8 * size : 0),
    write({ weight, shift }) {
      numbers.fill(0, 0, 4);
      weights.set(weight);
      shifts.set(shift);
    },
    read({ inertia, changed, weight, shift }) {
      inertia[0] += numbers[0] + numbers[1];
      changed[0] += numbers[2];
      weight.set(weights);
      shift.set(shifts);
    },
  };
}
