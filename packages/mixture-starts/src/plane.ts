import type { Part, PointSums } from './part.ts';

/*
 * The loops over points that splits of components are made of, for two columns: the same operations in the same order, with all but the
 * points in registers.
 */

/** As `sumsOf`. */
export function sumsInPlane(points: Float64Array, weight: Float64Array, to: PointSums): PointSums {
  let all = 0;
  let x = 0;
  let y = 0;
  let xx = 0;
  let yx = 0;
  let yy = 0;
  for (let i = 0; i < weight.length; i++) {
    const px = points[2 * i];
    const py = points[2 * i + 1];
    const wx = weight[i] * px;
    const wy = weight[i] * py;
    all += weight[i];
    x += wx;
    y += wy;
    xx += wx * px;
    yx += wy * px;
    yy += wy * py;
  }
  to[0] = all;
  to[1] = x;
  to[2] = y;
  to[3] = xx;
  to[5] = yx;
  to[6] = yy;
  return to;
}

/** As `logShares`. */
export function logSharesInPlane(
  { constant, mean, whitening }: Part,
  points: Float64Array,
  to: Float64Array,
): Float64Array {
  const [mx, my] = [mean[0], mean[1]];
  const [wxx, wyx, wyy] = [whitening[0], whitening[2], whitening[3]];
  for (let i = 0; i < to.length; i++) {
    const dx = points[2 * i] - mx;
    const dy = points[2 * i + 1] - my;
    const x = wxx * dx;
    const y = wyx * dx + wyy * dy;
    to[i] = constant - 0.5 * (x * x + y * y);
  }
  return to;
}

/** As `squaresFrom`. */
export function squaresInPlane(points: Float64Array, a: number, to: Float64Array): Float64Array {
  const [ax, ay] = [points[2 * a], points[2 * a + 1]];
  for (let i = 0; i < to.length; i++) {
    const dx = points[2 * i] - ax;
    const dy = points[2 * i + 1] - ay;
    to[i] = dx * dx + dy * dy;
  }
  return to;
}
