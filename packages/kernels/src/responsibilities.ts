import { exp, log } from '@mixwell/math';

/**
 * Turns ln(weight * density) of each component into responsibilities, in place, and gives the row's log-density.
 *
 * The largest is taken out before exp [1], so a row far from every component still has finite numbers. Where even the logarithms
 * overflow, the log-density is -Infinity and the components share the row equally.
 *
 * [1] P. Blanchard, D. J. Higham, N. J. Higham, Accurately computing the log-sum-exp and softmax functions,
 *     IMA J. Numer. Anal. 41 (2021).
 */
export function toResponsibilities(logs: Float64Array): number {
  let most = -Infinity;
  for (let k = 0; k < logs.length; k++) if (logs[k] > most) most = logs[k];
  if (most === -Infinity) {
    logs.fill(1 / logs.length);
    return most;
  }
  let sum = 0;
  for (let k = 0; k < logs.length; k++) sum += logs[k] = exp(logs[k] - most);
  for (let k = 0; k < logs.length; k++) logs[k] /= sum;
  return most + log(sum);
}
