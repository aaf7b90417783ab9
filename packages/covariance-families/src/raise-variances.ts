/** Raises `variances`, components x cols, to the least of their column, in place; gives the components that it changed. */
export function raiseVariances(variances: Float64Array, least: Float64Array): number[] {
  const changed: number[] = [];
  for (let c = 0; c < variances.length; c++) {
    const bound = least[c % least.length];
    if (variances[c] >= bound || bound === 0) continue;
    variances[c] = bound;
    const k = Math.floor(c / least.length);
    if (changed.at(-1) !== k) changed.push(k);
  }
  return changed;
}

/** What rounding may put between a bound and a variance that is on it. */
const TOUCH = 1e-12;

/** Components with a variance on its bound. */
export function componentsOnBound(variances: Float64Array, least: Float64Array): number[] {
  const cols = least.length;
  const onBound: number[] = [];
  for (let c = 0; c < variances.length; c++) {
    const bound = least[c % cols];
    const k = Math.floor(c / cols);
    if (bound > 0 && variances[c] <= bound * (1 + TOUCH) && onBound.at(-1) !== k) onBound.push(k);
  }
  return onBound;
}

/** Every component where what all share was `changed`, none where it was not. */
export function allComponents(components: number, changed: boolean): number[] {
  return changed ? Array.from({ length: components }, (_, k) => k) : [];
}
