import { BLOCK_ROWS, type Kernel, type RowArray, type RowBlock, type Sums, preparedFor } from '@mixwell/core';

/** `kernel` over the same rows, each divided by its Euclidean length; a row of zeros stays as it is. */
export function unitRows<Ask, S extends Sums<S>, A extends { readonly [K in keyof A]: RowArray }>(
  kernel: Kernel<Ask, S, A>,
): Kernel<Ask, S, A> {
  return {
    ...kernel,
    name: `${kernel.name}-of-unit-rows`,
    accumulate(ask, block, sums, arrays) {
      kernel.accumulate(ask, unitBlock(block, new Float64Array(block.data.length)), sums, arrays);
    },
    prepare(ask, cols) {
      const add = preparedFor(kernel, ask, cols);
      const room = new Float64Array(BLOCK_ROWS * cols);
      return (block, sums, arrays) => add(unitBlock(block, room), sums, arrays);
    },
  };
}

function unitBlock(block: RowBlock, room: Float64Array): RowBlock {
  const { rows, cols } = block;
  const data = room.subarray(0, rows * cols);
  data.set(block.data);
  for (let x = 0; x < data.length; x += cols) toUnit(data, x, cols);
  return { ...block, data };
}

/** Divides the `cols` numbers at `x` by their Euclidean length, where they have one; squares neither overflow nor vanish. */
export function toUnit(data: Float64Array, x: number, cols: number): void {
  let most = 0;
  for (let j = 0; j < cols; j++) most = Math.max(most, Math.abs(data[x + j]));
  if (most === 0) return;
  let square = 0;
  for (let j = 0; j < cols; j++) {
    data[x + j] /= most;
    square += data[x + j] * data[x + j];
  }
  const length = Math.sqrt(square);
  for (let j = 0; j < cols; j++) data[x + j] /= length;
}
