import { type SweepRequest, preparedFor } from '@mixwell/core';

type AnyKernel = SweepRequest['kernel'];
export type Prepared = AnyKernel & Required<Pick<AnyKernel, 'prepare'>>;

/** The kernel for several pieces of one sweep, prepared with the first of them. */
export function preparedOnce(kernel: AnyKernel): Prepared {
  let add: ReturnType<NonNullable<AnyKernel['prepare']>> | undefined;
  return {
    ...kernel,
    prepare: (ask, cols) => (add ??= preparedFor(kernel, ask, cols)),
  };
}
