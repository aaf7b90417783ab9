import type { SweepRequest } from '@mixwell/core';
import { candidateGains } from '../candidate-gains/index.ts';
import { centerDistances } from '../center-distances/index.ts';
import { columnMoments } from '../column-moments/index.ts';
import { farthestRows } from '../farthest-rows/reference.ts';
import { known } from '../known.ts';
import { lowerClosest } from '../lower-closest/index.ts';
import { lowerToLabel } from '../lower-to-label/reference.ts';
import { nearestCenter } from '../nearest-center/index.ts';
import { unitRows } from './unit-rows.ts';

type AnyKernel = SweepRequest['kernel'];

/** The kernels that know rows only by their direction, by those that take rows as they are. */
export const unitRowKernels: ReadonlyMap<AnyKernel, AnyKernel> = new Map(
  (
    [
      candidateGains,
      centerDistances,
      columnMoments,
      farthestRows,
      lowerClosest,
      lowerToLabel,
      nearestCenter,
    ] as unknown as AnyKernel[]
  ).map((kernel) => [kernel, known(unitRows(kernel))]),
);

/** `unitRows` of a kernel: the one that workers know, where they know it. */
export function unitRowKernel(kernel: AnyKernel): AnyKernel {
  return unitRowKernels.get(kernel) ?? unitRows(kernel);
}
