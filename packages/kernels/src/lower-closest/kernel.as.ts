import { squaredDistance } from '../assembly/distances.as';

/** Lowers `closest` to the squared distance from a point; where it is the first one, `closest` is not read. */
export function lowerClosest(
  rows: usize,
  count: i32,
  cols: i32,
  point: usize,
  closest: usize,
  isFirst: bool,
): void {
  const width = <usize>cols << 3;
  for (const end = closest + (<usize>count << 3); closest < end; closest += 8, rows += width) {
    const distance = squaredDistance(rows, point, cols);
    const before = isFirst ? Infinity : load<f64>(closest);
    store<f64>(closest, distance < before ? distance : before);
  }
}
