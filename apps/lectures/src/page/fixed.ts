/** Numbers with this many decimals, separated by commas. */
export function fixed(values: number | ArrayLike<number>, digits = 3): string {
  const all = typeof values === 'number' ? [values] : Array.from(values);
  return all.map((value) => value.toFixed(digits)).join(', ');
}
