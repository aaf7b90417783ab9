/** Raises `variances`, components x cols, to the least of their column, in place; gives the components that it changed. */
export function raiseVariances(variances: Float64Array, least: Float64Array): number[] {
  const changed: number[] = [];
  for (let k = 0, c = 0; c < variances.length; k++) {
    for (let j = 0; j < least.length; j++, c++) {
      if (variances[c] >= least[j] || least[j] === 0) continue;
      variances[c] = least[j];
      if (changed.at(-1) !== k) changed.push(k);
    }
  }
  return changed;
}

/** What rounding may put between a bound and a variance that is on it. */
const TOUCH = 1e-12;

/** Components with a variance on its bound. */
export function componentsOnBound(variances: Float64Array, least: Float64Array): number[] {
  const onBound: number[] = [];
  for (let k = 0, c = 0; c < variances.length; k++) {
    for (let j = 0; j < least.length; j++, c++) {
      if (least[j] > 0 && variances[c] <= least[j] * (1 + TOUCH) && onBound.at(-1) !== k) onBound.push(k);
    }
  }
  return onBound;
}

/** Every component where what all share was `changed`, none where it was not. */
export function allComponents(components: number, changed: boolean): number[] {
  return changed ? Array.from({ length: components }, (_, k) => k) : [];
}
