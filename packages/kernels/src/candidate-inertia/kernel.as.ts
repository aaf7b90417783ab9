import { squaredLanes } from '../assembly/distances.as';

/**
 * Adds to `inertia`, one number a candidate, the weighted sum of the squared distances from the candidate or `closest`, whichever is less.
 * `candidates` are an even number of points, and `inertia` has as many numbers. `weights` is 0 where every row counts once.
 */
export function candidateInertia(
  rows: usize,
  weights: usize,
  count: i32,
  cols: i32,
  candidates: i32,
  points: usize,
  closest: usize,
  inertia: usize,
): void {
  const width = <usize>cols << 3;
  for (let k = 0; k < candidates; k += 2, points += 2 * width, inertia += 16) {
    let sums = v128.load(inertia);
    let row = rows;
    for (let i: usize = 0; i < <usize>count << 3; i += 8, row += width) {
      const first = squaredLanes(row, points, cols);
      const second = squaredLanes(row, points + width, cols);
      const distances = f64x2.add(v128.shuffle<i64>(first, second, 0, 2), v128.shuffle<i64>(first, second, 1, 3));
      const least = f64x2.pmin(v128.load64_splat(closest + i), distances);
      sums = f64x2.add(sums, weights ? f64x2.mul(v128.load64_splat(weights + i), least) : least);
    }
    v128.store(inertia, sums);
  }
}
