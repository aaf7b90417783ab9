/**
 * The map from the unit circle to the ellipse of one standard deviation, as an SVG matrix: the Cholesky factor of the covariance,
 * between the scales of the two axes.
 *
 * @param covariance  2 x 2, by rows.
 */
export function ellipseTransform(
  mean: readonly [number, number],
  [xx, xy, , yy]: readonly number[],
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  const a = Math.sqrt(xx);
  const b = xy / a;
  const c = Math.sqrt(Math.max(0, yy - b * b));
  const across = x(mean[0] + 1) - x(mean[0]);
  const up = y(mean[1] + 1) - y(mean[1]);
  return `matrix(${a * across} ${b * up} 0 ${c * up} ${x(mean[0])} ${y(mean[1])})`;
}
