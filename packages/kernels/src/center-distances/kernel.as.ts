import { squaredDistance } from '../assembly/distances.as';

/** Writes to `to`, rows x clusters, the distance of each row from each center. */
export function centerDistances(
  rows: usize,
  count: i32,
  cols: i32,
  clusters: i32,
  centers: usize,
  to: usize,
): void {
  const width = <usize>cols << 3;
  const end = centers + <usize>clusters * width;
  for (const rowsEnd = rows + <usize>count * width; rows < rowsEnd; rows += width) {
    for (let center = centers; center < end; center += width, to += 8) {
      store<f64>(to, sqrt(squaredDistance(rows, center, cols)));
    }
  }
}
