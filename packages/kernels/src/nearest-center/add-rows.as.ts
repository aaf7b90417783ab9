import { squaredLanes } from '../assembly/distances.as';
import { mulAdd, splat } from '../assembly/tile.as';

/**
 * Adds rows, in row order, to the two lanes of the inertia at `inertia`, and to the sums of their clusters.
 *
 * `squares` is 0, or gets the squared distance of each from its center, in two lanes.
 */
export function addRows(
  rows: usize,
  count: i32,
  cols: i32,
  centers: usize,
  labels: usize,
  inertia: usize,
  clusterWeights: usize,
  shifts: usize,
  squares: usize,
): void {
  const width = <usize>cols << 3;
  const end = labels + (<usize>count << 2);
  let total = v128.load(inertia);
  if (cols === 2 && !squares) {
    for (; labels < end; labels += 4, rows += 16) {
      const label = <usize>load<u32>(labels);
      const z = f64x2.sub(v128.load(rows), v128.load(centers + (label << 4)));
      const shift = shifts + (label << 4);
      v128.store(shift, f64x2.add(v128.load(shift), z));
      total = mulAdd(z, z, total);
      const weight = clusterWeights + (label << 3);
      store<f64>(weight, load<f64>(weight) + 1);
    }
  } else {
    for (; labels < end; labels += 4) {
      const label = <usize>load<u32>(labels);
      const weight = clusterWeights + (label << 3);
      store<f64>(weight, load<f64>(weight) + 1);
      let center = centers + label * width;
      let shift = shifts + label * width;
      let square = splat(0);
      let left = cols;
      for (; left >= 2; left -= 2, rows += 16, center += 16, shift += 16) {
        const z = f64x2.sub(v128.load(rows), v128.load(center));
        v128.store(shift, f64x2.add(v128.load(shift), z));
        square = mulAdd(z, z, square);
      }
      if (left) {
        const z = f64x2.sub(v128.load64_zero(rows), v128.load64_zero(center));
        v128.store64_lane(shift, f64x2.add(v128.load64_zero(shift), z), 0);
        square = mulAdd(z, z, square);
        rows += 8;
      }
      total = f64x2.add(total, square);
      if (squares) {
        v128.store(squares, square);
        squares += 16;
      }
    }
  }
  v128.store(inertia, total);
}

/** `addRows` of rows with a weight each; those of weight 0 count for nothing. */
export function addWeighedRows(
  rows: usize,
  weights: usize,
  count: i32,
  cols: i32,
  centers: usize,
  labels: usize,
  inertia: usize,
  clusterWeights: usize,
  shifts: usize,
): void {
  const width = <usize>cols << 3;
  let total = v128.load(inertia);
  for (let i = 0; i < count; i++, rows += width) {
    const w = load<f64>(weights + (<usize>i << 3));
    if (!(w > 0)) continue;
    const label = <usize>load<u32>(labels + (<usize>i << 2));
    const weight = clusterWeights + (label << 3);
    store<f64>(weight, load<f64>(weight) + w);
    const both = splat(w);
    let center = centers + label * width;
    let shift = shifts + label * width;
    let square = splat(0);
    let x = rows;
    let left = cols;
    for (; left >= 2; left -= 2, x += 16, center += 16, shift += 16) {
      const z = f64x2.sub(v128.load(x), v128.load(center));
      v128.store(shift, mulAdd(both, z, v128.load(shift)));
      square = mulAdd(z, z, square);
    }
    if (left) {
      const z = f64x2.sub(v128.load64_zero(x), v128.load64_zero(center));
      v128.store64_lane(shift, mulAdd(both, z, v128.load64_zero(shift)), 0);
      square = mulAdd(z, z, square);
    }
    total = mulAdd(both, square, total);
  }
  v128.store(inertia, total);
}

/** Writes the squared distance of each row from its center, in two lanes. */
export function measureRows(rows: usize, count: i32, cols: i32, centers: usize, labels: usize, squares: usize): void {
  const width = <usize>cols << 3;
  for (const end = labels + (<usize>count << 2); labels < end; labels += 4, rows += width, squares += 16) {
    v128.store(squares, squaredLanes(rows, centers + <usize>load<u32>(labels) * width, cols));
  }
}
