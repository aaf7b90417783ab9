import type { Matrix, RowArray } from '@mixwell/core';
import type { ComponentMoments } from '../moments.ts';
import { packedLength } from '../packed.ts';
import { addTotals } from '../wasm/add-totals.ts';
import { ROOM, bring, bringRows, bringWeightsIfAny, inParts } from '../wasm/bring.ts';
import { desk } from '../wasm/desk.ts';
import { componentLanes } from '../wasm/lanes.ts';
import type { OnWasm } from '../wasm/served-by.ts';

interface Ask {
  readonly about: Matrix;
}

export const labelledMomentsOnWasm: OnWasm<Ask, ComponentMoments, { labels: Int32Array }> = ({ about }) => {
  const add = adder('labelledMoments', 'takeLabelledMoments', about, 1 / 2);
  return add && ((block, sums, { labels }) => add(block, sums, labels, 1));
};

export const weighedMomentsOnWasm: OnWasm<Ask, ComponentMoments, { responsibilities: Float64Array }> = ({ about }) => {
  const add = adder('weighedMoments', 'takeComponents', about, about.rows);
  return add && ((block, sums, { responsibilities }) => add(block, sums, responsibilities, about.rows));
};

type Add = (
  block: Parameters<typeof bringRows>[0],
  sums: ComponentMoments,
  array: RowArray,
  numbersARow: number,
) => void;

/** A function that runs the kernel `add`, which reads an array of so many doubles a row, then `takeTotals`; how they lay out memory is told there. */
function adder(
  add: string,
  takeTotals: string,
  { data, rows: components, cols }: Matrix,
  doublesARow: number,
): Add | undefined {
  const take = desk(
    {
      about: data.length,
      rows: ROOM * cols,
      weights: ROOM,
      array: ROOM * doublesARow,
      lanes: components * (2 * componentLanes(cols) + 1 + cols),
      totals: components * (1 + cols + packedLength(cols)),
      scratch: 64 * (3 * (cols + 3) + 2) + ROOM / 2 + components + 1,
    },
    ({ about, lanes }) => {
      about.numbers.set(data);
      lanes.numbers.fill(0);
    },
  );
  return (
    take &&
    ((block, { weight, shift, scatter }, array, numbersARow) => {
      const { kernels, about, rows, weights, array: room, lanes, totals, scratch } = take(block);
      inParts(block, (first, count) => {
        kernels[add](
          bringRows(block, first, count, rows),
          bringWeightsIfAny(block, first, count, weights),
          bring(array, first * numbersARow, count * numbersARow, room),
          count,
          cols,
          components,
          about.at,
          lanes.at,
          scratch.at,
        );
      });
      kernels[takeTotals](lanes.at, cols, components, totals.at);
      addTotals(totals, weight, shift, scatter);
    })
  );
}
