import type { Matrix, RowArray, RowBlock } from '@mixwell/core';
import type { ComponentMoments } from '../moments.ts';
import { packedLength } from '../packed.ts';
import { addTotals } from '../wasm/add-totals.ts';
import { componentLanes } from '../wasm/lanes.ts';
import type { OnWasm } from '../wasm/served-by.ts';
import { ROOM, bring, carriedOut } from '../wasm/task.ts';

interface Ask {
  readonly about: Matrix;
}

export const labelledMomentsOnWasm: OnWasm<Ask, ComponentMoments, { labels: Int32Array }> = ({ about }) =>
  adder('labelledMoments', 'takeLabelledMoments', about, 1 / 2, ({ labels }) => labels);

export const weighedMomentsOnWasm: OnWasm<Ask, ComponentMoments, { responsibilities: Float64Array }> = ({ about }) =>
  adder('weighedMoments', 'takeComponents', about, about.rows, ({ responsibilities }) => responsibilities);

/** Runs the kernel `add`, which reads an array of so many doubles a row, then `takeTotals`; how they lay out memory is told there. */
function adder<A extends Record<keyof A, RowArray>>(
  add: string,
  takeTotals: string,
  { data, rows: components, cols }: Matrix,
  doublesARow: number,
  arrayOf: (arrays: A) => RowArray,
): ((block: RowBlock, sums: ComponentMoments, arrays: A) => void) | undefined {
  return carriedOut({
    cols,
    parts: {
      about: data.length + 1,
      array: ROOM * doublesARow,
      lanes: components * (2 * componentLanes(cols) + 1 + cols),
      totals: components * (1 + cols + packedLength(cols)),
      scratch: 64 * (2 * (cols + 1) + 4) + ROOM / 2 + components + 1,
    },
    fill({ about, lanes }) {
      about.numbers.fill(0);
      about.numbers.set(data);
      lanes.numbers.fill(0);
    },
    add({ kernels, about, array, lanes, totals, scratch }, rows, weights, count, { weight, shift, scatter }, arrays) {
      const arrayAt = bring(arrayOf(arrays), array);
      kernels[add](rows, weights, arrayAt, count, cols, components, about.at, lanes.at, scratch.at);
      kernels[takeTotals](lanes.at, cols, components, totals.at);
      addTotals(totals, weight, shift, scatter);
    },
  });
}
