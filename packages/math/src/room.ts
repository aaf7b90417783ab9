/** Numbers above which a room is not kept. */
const MOST = 4096;

/**
 * Room for the numbers of a computation that keeps none of them: the same array as at the last call where it is as long, so what is
 * in it is left from then.
 *
 * Making an array of more than a few numbers costs as much as a hundred additions. A room is for one function that ends before it is
 * called again.
 */
export function room(): (length: number) => Float64Array {
  let last = new Float64Array(0);
  return (length) => {
    if (last.length === length) return last;
    const array = new Float64Array(length);
    if (length <= MOST) last = array;
    return array;
  };
}
