import { squaredDistance } from '../assembly/distances.as';

/** The center nearest to the row at `row`, the first of them where there are several. */
export function findNearest(row: usize, cols: i32, clusters: i32, centers: usize): i32 {
  const width = <usize>cols << 3;
  let least = Infinity;
  let nearest = 0;
  for (let k = 0; k < clusters; k++, centers += width) {
    const distance = squaredDistance(row, centers, cols);
    nearest = distance < least ? k : nearest;
    least = distance < least ? distance : least;
  }
  return nearest;
}
