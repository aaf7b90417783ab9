import type { Kernel, RowArray, RowBlock, Sums } from '@mixwell/core';
import { allocMatrix, house } from '../src/wasm/house.ts';
import type { OnWasm } from '../src/wasm/served-by.ts';

/**
 * Where a kernel in WebAssembly differs by a bit from its reference, as a sentence; undefined where it does not.
 *
 * `arrays` are copied for each of them. Looked at twice: with rows and arrays in ordinary memory, and in that of the kernel, each time after
 * `before` blocks of the same sweep.
 */
export function difference<Ask, S extends Sums<S>, A extends { readonly [K in keyof A]: RowArray }>(
  reference: Kernel<Ask, S, A>,
  onWasm: OnWasm<Ask, S, A>,
  ask: Ask,
  block: RowBlock,
  arrays: A,
  before = 0,
): string | undefined {
  const expected = [reference.empty(ask, block.cols), copy(arrays)] as const;
  reference.accumulate(ask, block, ...expected);
  const add = onWasm(ask, block.cols);
  if (!add) return 'is left to the reference';
  for (const [there, theirs] of [[block, copy(arrays)] as const, atHome(block, arrays)]) {
    const sums = reference.empty(ask, block.cols);
    for (let i = 0; i < before; i++) add(there, reference.empty(ask, block.cols), copy(arrays));
    add(there, sums, theirs);
    const differing = fieldThatDiffers(expected[0], sums) ?? fieldThatDiffers(expected[1], theirs);
    if (differing) return there === block ? differing : `at home, ${differing}`;
  }
  return undefined;
}

/** The same block and arrays in memory of the kernel, as far as there is room. */
export function atHome<A extends { readonly [K in keyof A]: RowArray }>(block: RowBlock, arrays: A): [RowBlock, A] {
  const matrix = allocMatrix(block.rows, block.cols);
  matrix.data.set(block.data);
  const home = house({ matrix, weights: block.weights })!;
  const copies = Object.entries<RowArray>(arrays).map(([name, array]): [string, RowArray] => {
    const type = array instanceof Int32Array ? 'int32' : array instanceof Float32Array ? 'float32' : 'float64';
    const near: RowArray = home.array(type, array.length) ?? array.slice();
    near.set(array);
    return [name, near];
  });
  return [{ ...block, data: matrix.data, weights: home.rows.weights }, Object.fromEntries(copies) as A];
}

export function copy<A extends { readonly [K in keyof A]: RowArray }>(arrays: A): A {
  return Object.fromEntries(Object.entries<RowArray>(arrays).map(([name, array]) => [name, array.slice()])) as A;
}

/** The first number of `expected` that `got` has otherwise. */
export function fieldThatDiffers(expected: object, got: object): string | undefined {
  for (const [field, numbers] of Object.entries(expected) as [string, RowArray][]) {
    const others = (got as Record<string, RowArray>)[field];
    const at = numbers.findIndex((value, i) => !Object.is(value, others[i]));
    if (at >= 0) return `${field}[${at}] is ${others[at]}; expected ${numbers[at]}`;
  }
  return undefined;
}
