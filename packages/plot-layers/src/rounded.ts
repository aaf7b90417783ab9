/** How finely numbers are written: a millionth of the range, far below what a screen can show. */
const STEPS = 1e6;

/** Writes numbers of a range with as many decimals as a picture of it needs, so that specifications stay small. */
export function roundingFor(low: number, high: number): (value: number) => number {
  const step = (high - low) / STEPS;
  let decimals = 0;
  for (let unit = 1; unit > step && decimals < 100; unit /= 10) decimals++;
  // JSON has no -0.
  return decimals < 100 ? (value) => Number(value.toFixed(decimals)) + 0 : (value) => value + 0;
}

/** A share as a percentage: `7 %`, `0.3 %`, `< 0.1 %`. */
export function percent(share: number): string {
  const value = 100 * share;
  if (value > 0 && value < 0.1) return '< 0.1 %';
  return `${value === 0 || value >= 1 ? Math.round(value) : value.toFixed(1)} %`;
}

/** A whole number with commas between thousands: 1,000,000. */
export function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1, 2 and 3`. */
export function listed(values: readonly (number | string)[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} and ${values.at(-1)}`;
}
