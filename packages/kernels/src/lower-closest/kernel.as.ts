import { squaredLanes } from '../assembly/distances.as';

/** Lowers `closest` to the squared distance from a point; without branches, which engines make of a choice between two numbers. */
export function lowerClosest(rows: usize, count: i32, cols: i32, point: usize, closest: usize): void {
  const width = <usize>cols << 3;
  for (const end = closest + (<usize>count << 3); closest < end; closest += 8, rows += width) {
    const lanes = squaredLanes(rows, point, cols);
    const distance = f64x2.add(lanes, v128.shuffle<i64>(lanes, lanes, 1, 0));
    v128.store64_lane(closest, f64x2.pmin(v128.load64_zero(closest), distance), 0);
  }
}
