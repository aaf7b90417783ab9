import { mulAdd, splat } from '../assembly/tile.as';

/**
 * Adds rows, in row order, to `sums`: two lanes of the inertia, two numbers that are left alone, the weight of each cluster, the shift of each.
 *
 * `weights` is 0, or holds a weight each; those of weight 0 count for nothing.
 */
export function addRows(
  rows: usize,
  weights: usize,
  count: i32,
  cols: i32,
  clusters: i32,
  centers: usize,
  labels: usize,
  sums: usize,
): void {
  const clusterWeights = sums + 32;
  const shifts = clusterWeights + (<usize>clusters << 3);
  const width = <usize>cols << 3;
  const end = labels + (<usize>count << 2);
  if (weights) {
    for (; labels < end; labels += 4, rows += width, weights += 8) {
      const w = load<f64>(weights);
      if (w > 0) addRow(rows, w, load<u32>(labels), cols, clusters, centers, sums);
    }
    return;
  }
  let total = v128.load(sums);
  if (cols === 2) {
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
    // Two at a time, because each square waits for the one before.
    const whole = width & ~15;
    const eights = width & ~63;
    for (const pairs = end - ((count & 1) << 2); labels < pairs; labels += 8, rows += width) {
      const first = <usize>load<u32>(labels);
      const second = <usize>load<u32>(labels, 4);
      countOne(clusterWeights + (first << 3));
      countOne(clusterWeights + (second << 3));
      let a = centers + first * width;
      let b = centers + second * width;
      let toA = shifts + first * width;
      let toB = shifts + second * width;
      let squareA = splat(0);
      let squareB = splat(0);
      // Eight columns at a time: of so many, counting them would be a quarter of the work.
      for (const stop = rows + eights; rows < stop; rows += 64, a += 64, b += 64, toA += 64, toB += 64) {
        const next = rows + width;
        squareA = addTwo(rows, a, toA, squareA, 0);
        squareB = addTwo(next, b, toB, squareB, 0);
        squareA = addTwo(rows, a, toA, squareA, 16);
        squareB = addTwo(next, b, toB, squareB, 16);
        squareA = addTwo(rows, a, toA, squareA, 32);
        squareB = addTwo(next, b, toB, squareB, 32);
        squareA = addTwo(rows, a, toA, squareA, 48);
        squareB = addTwo(next, b, toB, squareB, 48);
      }
      for (const stop = rows + whole - eights; rows < stop; rows += 16, a += 16, b += 16, toA += 16, toB += 16) {
        squareA = addTwo(rows, a, toA, squareA, 0);
        squareB = addTwo(rows + width, b, toB, squareB, 0);
      }
      if (cols & 1) {
        const z = f64x2.sub(v128.load64_zero(rows), v128.load64_zero(a));
        v128.store64_lane(toA, f64x2.add(v128.load64_zero(toA), z), 0);
        squareA = mulAdd(z, z, squareA);
        const y = f64x2.sub(v128.load64_zero(rows + width), v128.load64_zero(b));
        v128.store64_lane(toB, f64x2.add(v128.load64_zero(toB), y), 0);
        squareB = mulAdd(y, y, squareB);
        rows += 8;
      }
      total = f64x2.add(f64x2.add(total, squareA), squareB);
    }
  }
  v128.store(sums, total);
  if (labels < end) addRow(rows, 1, load<u32>(labels), cols, clusters, centers, sums);
}

/** Adds two columns, `at` bytes from those named: their difference from the center to its shift, and the square of that to `square`. */
// @ts-ignore: decorator
@inline
function addTwo(row: usize, center: usize, shift: usize, square: v128, at: usize): v128 {
  const z = f64x2.sub(v128.load(row + at), v128.load(center + at));
  v128.store(shift + at, f64x2.add(v128.load(shift + at), z));
  return mulAdd(z, z, square);
}

// @ts-ignore: decorator
@inline
function countOne(weight: usize): void {
  store<f64>(weight, load<f64>(weight) + 1);
}

/** Takes a row from the sums of the cluster `from` and adds it to those of `to`, about the points at `about`, unless it weighs nothing. */
export function moveRow(
  row: usize,
  weight: usize,
  from: u32,
  to: u32,
  cols: i32,
  clusters: i32,
  about: usize,
  sums: usize,
): void {
  const w = weight ? load<f64>(weight) : 1;
  if (!(w > 0)) return;
  addRow(row, -w, from, cols, clusters, about, sums);
  addRow(row, w, to, cols, clusters, about, sums);
}

/** Adds `w` times a row to the sums of the cluster `label`. */
function addRow(
  row: usize,
  w: f64,
  label: u32,
  cols: i32,
  clusters: i32,
  centers: usize,
  sums: usize,
): void {
  const at = <usize>label * (<usize>cols << 3);
  const weight = sums + 32 + (<usize>label << 3);
  store<f64>(weight, load<f64>(weight) + w);
  const both = splat(w);
  let center = centers + at;
  let shift = sums + 32 + (<usize>clusters << 3) + at;
  let square = splat(0);
  let left = cols;
  for (; left >= 2; left -= 2, row += 16, center += 16, shift += 16) {
    const z = f64x2.sub(v128.load(row), v128.load(center));
    v128.store(shift, mulAdd(both, z, v128.load(shift)));
    square = mulAdd(z, z, square);
  }
  if (left) {
    const z = f64x2.sub(v128.load64_zero(row), v128.load64_zero(center));
    v128.store64_lane(shift, mulAdd(both, z, v128.load64_zero(shift)), 0);
    square = mulAdd(z, z, square);
  }
  v128.store(sums, mulAdd(both, square, v128.load(sums)));
}
