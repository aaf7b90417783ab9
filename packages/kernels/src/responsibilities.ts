import { LEAST_EXPONENT, exp2 } from './exp2.ts';

/**
 * A share below 2^-88 of the largest counts as nothing in a fit.
 *
 * What k components lose of a row's log-density is at most ln(1 + k 2^-88) < k 4e-27, so 1e-14 nats would take 10^12 of them. A
 * component loses less than 4e-27 of each row's weight: of a component that holds 1e-14 of all weight, less than 1e-12 of its own.
 * Far components can therefore be skipped by whoever can tell cheaply that they are far, without a bit changed.
 */
export const LEAST_SHARE = -88;

/** Responsibilities that are asked for themselves are given as far down as normal numbers go. */
export const SMALLEST_SHARE = LEAST_EXPONENT;

/** The largest of the logarithms; -Infinity where even they overflow. */
export function largest(logs: Float64Array): number {
  let most = -Infinity;
  for (let k = 0; k < logs.length; k++) if (logs[k] > most) most = logs[k];
  return most;
}

/**
 * Turns log2(weight * density) of each component into a share of 2^(log - `most`), in place, and gives the sum of shares.
 *
 * Shares below 2^`least` are 0. A responsibility is share / sum, and the row's log-density ln 2 (most + log2(sum)). The largest is
 * taken out before the power [1], so a row far from every component still has finite numbers. Where even the logarithms overflow, the
 * components share the row equally.
 *
 * [1] P. Blanchard, D. J. Higham, N. J. Higham, Accurately computing the log-sum-exp and softmax functions,
 *     IMA J. Numer. Anal. 41 (2021).
 */
export function toShares(logs: Float64Array, most: number, least: number): number {
  let sum = 0;
  for (let k = 0; k < logs.length; k++) {
    const x = logs[k] - most;
    sum += logs[k] = most === -Infinity ? 1 : x >= least ? exp2(x) : 0;
  }
  return sum;
}
