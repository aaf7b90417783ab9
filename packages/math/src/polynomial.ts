/** c[0] + c[1] z + c[2] z^2 + ..., from the last on. */
export function polynomial(coefficients: readonly number[], z: number): number {
  let value = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) value = value * z + coefficients[i];
  return value;
}
