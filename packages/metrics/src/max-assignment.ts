import type { Matrix } from '@mixwell/core';

/**
 * The one-to-one assignment of rows to columns with the largest total, by shortest augmenting paths [1].
 *
 * Gives the column of each row; -1 for the rows left over where there are more rows than columns.
 * Whole numbers stay whole throughout, so no rounding decides.
 *
 * Cost: O(min(rows, cols)^2 * max(rows, cols)); memory O(rows + cols).
 * [1] R. Jonker and A. Volgenant, A shortest augmenting path algorithm for dense and sparse linear assignment problems,
 *   Computing 38 (1987).
 */
export function maxAssignment({ data, rows, cols }: Matrix): Int32Array {
  if (rows <= cols) return assign(rows, cols, (k, l) => -data[k * cols + l]);
  const rowOfCol = assign(cols, rows, (l, k) => -data[k * cols + l]);
  const colOfRow = new Int32Array(rows).fill(-1);
  rowOfCol.forEach((k, l) => (colOfRow[k] = l));
  return colOfRow;
}

/** The cheapest column for each of `rows` <= `cols` rows. */
function assign(rows: number, cols: number, cost: (row: number, col: number) => number): Int32Array {
  const rowPrice = new Float64Array(rows);
  const colPrice = new Float64Array(cols);
  const rowOf = new Int32Array(cols).fill(-1);
  const before = new Int32Array(cols);
  for (let free = 0; free < rows; free++) {
    let col = shortestPath(free, rowPrice, colPrice, rowOf, before, cost);
    while (col >= 0) {
      const previous = before[col];
      rowOf[col] = previous < 0 ? free : rowOf[previous];
      col = previous;
    }
  }
  const colOf = new Int32Array(rows);
  rowOf.forEach((row, col) => {
    if (row >= 0) colOf[row] = col;
  });
  return colOf;
}

/**
 * The free column that the cheapest alternating path from row `free` ends in; `before[col]` is the column before it, -1 at the start.
 *
 * Dijkstra on reduced costs; prices move so that reduced costs stay at least 0, and 0 where assigned.
 */
function shortestPath(
  free: number,
  rowPrice: Float64Array,
  colPrice: Float64Array,
  rowOf: Int32Array,
  before: Int32Array,
  cost: (row: number, col: number) => number,
): number {
  const cols = colPrice.length;
  const distance = new Float64Array(cols).fill(Infinity);
  const done: number[] = [];
  const isDone = new Uint8Array(cols);
  let row = free;
  let reached = 0;
  let from = -1;
  for (;;) {
    let nearest = -1;
    for (let col = 0; col < cols; col++) {
      if (isDone[col]) continue;
      const through = reached + cost(row, col) - rowPrice[row] - colPrice[col];
      if (through < distance[col]) {
        distance[col] = through;
        before[col] = from;
      }
      if (nearest < 0 || distance[col] < distance[nearest]) nearest = col;
    }
    reached = distance[nearest];
    if (rowOf[nearest] < 0) {
      rowPrice[free] += reached;
      for (const col of done) {
        rowPrice[rowOf[col]] += reached - distance[col];
        colPrice[col] -= reached - distance[col];
      }
      return nearest;
    }
    done.push(nearest);
    isDone[nearest] = 1;
    from = nearest;
    row = rowOf[nearest];
  }
}
