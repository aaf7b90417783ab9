/**
 * The part of each value when the quantiles at 1/parts, 2/parts, ... cut the line [1]: a bound belongs to the part above.
 *
 * A value of weight 2 counts as two. A part between equal quantiles is empty.
 *
 * @param weights  one a value, at least 0.
 * [1] R. J. Hyndman, Y. Fan, Sample quantiles in statistical packages, Am. Stat. 50 (1996), definition 7.
 */
export function quantileParts(values: Float64Array, weights: Float64Array, parts: number): Int32Array {
  const order = Array.from(values.keys())
    .filter((i) => weights[i] > 0)
    .sort((a, b) => values[a] - values[b]);
  const total = order.reduce((sum, i) => sum + weights[i], 0);
  const at = (place: number): number => {
    let passed = 0;
    return values[order.find((i) => (passed += weights[i]) > place) ?? order[order.length - 1]];
  };
  const bounds = Array.from({ length: parts - 1 }, (_, cut) => {
    const place = Math.max(0, total - 1) * ((cut + 1) / parts);
    const below = Math.floor(place);
    const low = at(below);
    return low + (place - below) * (at(below + 1) - low);
  });
  return Int32Array.from(values, (value) => bounds.filter((bound) => value >= bound).length);
}
