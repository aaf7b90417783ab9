import type { Kernel, RowArray, RowBlock, Sums } from '@mixwell/core';
import type { OnWasm } from '../src/wasm/served-by.ts';

/**
 * Where a kernel in WebAssembly differs by a bit from its reference, as a sentence; undefined where it does not.
 *
 * `arrays` are copied for each of the two.
 */
export function difference<Ask, S extends Sums<S>, A extends { readonly [K in keyof A]: RowArray }>(
  reference: Kernel<Ask, S, A>,
  onWasm: OnWasm<Ask, S, A>,
  ask: Ask,
  block: RowBlock,
  arrays: A,
): string | undefined {
  const expected = [reference.empty(ask, block.cols), copy(arrays)] as const;
  reference.accumulate(ask, block, ...expected);
  const got = [reference.empty(ask, block.cols), copy(arrays)] as const;
  const add = onWasm(ask, block.cols);
  if (!add) return 'is left to the reference';
  add(block, ...got);
  return fieldThatDiffers(expected[0], got[0]) ?? fieldThatDiffers(expected[1], got[1]);
}

function copy<A extends { readonly [K in keyof A]: RowArray }>(arrays: A): A {
  return Object.fromEntries(Object.entries<RowArray>(arrays).map(([name, array]) => [name, array.slice()])) as A;
}

function fieldThatDiffers(expected: object, got: object): string | undefined {
  for (const [field, numbers] of Object.entries(expected) as [string, RowArray][]) {
    const others = (got as Record<string, RowArray>)[field];
    const at = numbers.findIndex((value, i) => !Object.is(value, others[i]));
    if (at >= 0) return `${field}[${at}] is ${others[at]}; expected ${numbers[at]}`;
  }
  return undefined;
}
