/** Raises `variances`, components x cols, to the least of their column, in place; gives the components that it changed. */
export function raiseVariances(variances: Float64Array, least: Float64Array): number[] {
  const changed = new Set<number>();
  variances.forEach((variance, c) => {
    const bound = least[c % least.length];
    if (variance >= bound || bound === 0) return;
    variances[c] = bound;
    changed.add(Math.floor(c / least.length));
  });
  return [...changed];
}

/** What rounding may put between a bound and a variance that is on it. */
const TOUCH = 1e-12;

/** Components with a variance on its bound. */
export function componentsOnBound(variances: Float64Array, least: Float64Array): number[] {
  const cols = least.length;
  return Array.from({ length: variances.length / cols }, (_, k) => k).filter((k) =>
    least.some((bound, j) => bound > 0 && variances[k * cols + j] <= bound * (1 + TOUCH)),
  );
}

/** Every component where what all share was `changed`, none where it was not. */
export function allComponents(components: number, changed: boolean): number[] {
  return changed ? Array.from({ length: components }, (_, k) => k) : [];
}
