import { log } from '@mixwell/math';

/** Products below this have lost digits, or all of them. */
const LEAST_PRODUCT = 1e-290;

/**
 * k ln(k / m) - k + m for the expected count m = a b / n [1]: how far `k` rows in a cell are from chance; 0 at k = m, never negative.
 *
 * Its terms nearly cancel where k is near m, so there it is a series in v = (k - m) / (k + m), which is found in whole numbers.
 *
 * [1] C. Loader, Fast and accurate computation of binomial probabilities (2000): the function bd0.
 */
export function deviance(k: number, n: number, a: number, b: number): number {
  const expected = (a * b) / n;
  if (k === 0) return expected;
  if (Math.min(k * n, a * b) < LEAST_PRODUCT) {
    return Math.max(0, k * (log(k) - log(a) + log(n) - log(b)) - k + expected);
  }
  const excess = k * n - a * b;
  const v = excess / (k * n + a * b);
  if (Math.abs(v) >= 0.1) return k * log((k * n) / (a * b)) - excess / n;
  let power = 2 * k * v;
  let sum = (excess / n) * v;
  for (let odd = 3; ; odd += 2) {
    power *= v * v;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
}
