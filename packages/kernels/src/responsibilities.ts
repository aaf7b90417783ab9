import { exp } from '@mixwell/math';

/** The largest of the logarithms; -Infinity where even they overflow. */
export function largest(logs: Float64Array): number {
  let most = -Infinity;
  for (let k = 0; k < logs.length; k++) if (logs[k] > most) most = logs[k];
  return most;
}

/**
 * Turns ln(weight * density) of each component into a share of e^(log - `most`), in place, and gives the sum of shares.
 *
 * A responsibility is share / sum, and the row's log-density most + log(sum). The largest is taken out before exp [1], so a row
 * far from every component still has finite numbers. Where even the logarithms overflow, the components share the row equally.
 *
 * [1] P. Blanchard, D. J. Higham, N. J. Higham, Accurately computing the log-sum-exp and softmax functions,
 *     IMA J. Numer. Anal. 41 (2021).
 */
export function toShares(logs: Float64Array, most: number): number {
  let sum = 0;
  for (let k = 0; k < logs.length; k++) sum += logs[k] = most === -Infinity ? 1 : exp(logs[k] - most);
  return sum;
}
