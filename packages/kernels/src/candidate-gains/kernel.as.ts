import { squaredDistance } from '../assembly/distances.as';
import { nearerRows } from '../nearest-center/filter.as';

/** Rows that are scored at once. */
const GROUP: i32 = 16;

/**
 * Adds to `gains`, one number a candidate, by how much `closest` exceeds the squared distance of a row from the candidate, if it does.
 *
 * Only rows that single precision does not rule out are measured. `weights` is 0 where every row counts once, `filter` what
 * `nearerRows` reads, or 0 where double precision is to do all. `scratch` is room for what that needs, and a mask a candidate.
 */
export function candidateGains(
  rows: usize,
  weights: usize,
  count: i32,
  cols: i32,
  candidates: i32,
  points: usize,
  filter: usize,
  closest: usize,
  gains: usize,
  scratch: usize,
): void {
  const width = <usize>cols << 3;
  const masks = scratch;
  const room = masks + ((<usize>candidates << 2) & ~15) + 16;
  for (let i = 0; i < count; i += GROUP) {
    const left = min(GROUP, count - i);
    const all = (1 << left) - 1;
    if (filter) nearerRows(rows, left, cols, candidates, filter, closest, masks, room);
    for (let k = 0; k < candidates; k++) {
      let mask = filter ? load<i32>(masks + (<usize>k << 2)) & all : all;
      const point = points + <usize>k * width;
      const at = gains + (<usize>k << 3);
      let gain = load<f64>(at);
      for (; mask; mask &= mask - 1) {
        const r = <usize>ctz(mask);
        const limit = load<f64>(closest + (r << 3));
        const distance = squaredDistance(rows + r * width, point, cols);
        if (distance < limit) gain += (weights ? load<f64>(weights + (r << 3)) : 1) * (limit - distance);
      }
      store<f64>(at, gain);
    }
    rows += <usize>left * width;
    closest += <usize>left << 3;
    if (weights) weights += <usize>left << 3;
  }
}
