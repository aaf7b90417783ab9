import type { Part } from '../wasm/desk.ts';
import type { NearestCenterSums } from './reference.ts';

export interface KeptSums {
  /** Numbers that they take. */
  length(cols: number): number;
  /** Where they are from now on. */
  use(part: Part): void;
  write(sums: NearestCenterSums): void;
  read(sums: NearestCenterSums): void;
}

/** The sums of nearest centers as kernels keep them: inertia in two lanes, changed, a number of the kernel's own, weights, shifts. */
export function nearestCenterSums(clusters: number): KeptSums {
  let numbers: Float64Array;
  let weights: Float64Array;
  let shifts: Float64Array;
  return {
    length: (cols) => 4 + clusters * (1 + cols),
    use(part) {
      ({ numbers } = part);
      weights = numbers.subarray(4, 4 + clusters);
      shifts = numbers.subarray(4 + clusters);
    },
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
