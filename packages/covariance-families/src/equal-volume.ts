import { exp, log, room } from '@mixwell/math';
import { dividedBy, sum } from './matrices.ts';

/**
 * Variances with the same product in each component that minimize sum_k sum_j weight_k ln v_kj + scatter_kj / v_kj, each at
 * least `least` of its column: components x cols. They may be in `to`.
 *
 * Without a bound in the way they are scatter_kj, divided by the geometric mean over j, times the sum of these means over the sum
 * of weights [1]. In the logarithms of the variances it is a convex problem, whose multipliers fall as the product grows: the
 * product at which they add to the sum of weights is found by bisection.
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995), model [λBk].
 */
export function equalVolume(
  scatter: Float64Array,
  weight: Float64Array,
  least: Float64Array,
  to?: Float64Array,
): Float64Array {
  const cols = least.length;
  const variances = unbounded(scatter, weight, cols, to);
  if (least[0] === 0 || isWithin(variances, least)) return variances;
  return bounded(
    scatter.map((value, c) => Math.max(value, 0) / least[c % cols]),
    sum(weight),
    cols,
  ).map((value, c) => value * least[c % cols]);
}

function isWithin(variances: Float64Array, least: Float64Array): boolean {
  for (let c = 0; c < variances.length;) {
    for (let j = 0; j < least.length; j++, c++) if (!(variances[c] >= least[j])) return false;
  }
  return true;
}

const geometricMeans = room();

function unbounded(scatter: Float64Array, weight: Float64Array, cols: number, to?: Float64Array): Float64Array {
  const means = geometricMeans(weight.length);
  for (let k = 0; k < means.length; k++) {
    let logs = 0;
    for (let j = 0; j < cols; j++) logs += log(scatter[k * cols + j]);
    means[k] = exp(logs / cols);
  }
  const volume = sum(means) / sum(weight);
  const variances = dividedBy(scatter, cols, means, to);
  for (let c = 0; c < variances.length; c++) variances[c] *= volume;
  return variances;
}

/** The same where the least variances are all 1. */
function bounded(scatter: Float64Array, total: number, cols: number): Float64Array {
  const components = scatter.length / cols;
  const logs = Array.from({ length: components }, (_, k) =>
    scatter
      .subarray(k * cols, (k + 1) * cols)
      .map(log)
      .sort()
      .reverse(),
  );
  const product = logProduct(logs, total);
  const logMultipliers = logs.map((own) => logMultiplier(own, product));
  return scatter.map((value, c) => {
    const by = logMultipliers[Math.floor(c / cols)];
    // A component without any scatter: all variances of this product are as likely, and the round ones are taken.
    return by === -Infinity ? exp(product / cols) : Math.max(1, exp(log(value) - by));
  });
}

/** The logarithm of the product at which the multipliers add to `total`; 0 where they do not reach it. */
function logProduct(logs: readonly Float64Array[], total: number): number {
  const isTooSmall = (product: number): boolean =>
    logs.reduce((added, own) => added + exp(logMultiplier(own, product)), 0) > total;
  if (!isTooSmall(0)) return 0;
  let low = 0;
  let high = 1;
  while (isTooSmall(high)) high *= 2;
  for (let middle = high / 2; middle > low && middle < high; middle = low + (high - low) / 2) {
    if (isTooSmall(middle)) low = middle;
    else high = middle;
  }
  return high;
}

/** The logarithm of the m at which the product of max(1, scatter_j / m) is exp(product); `logs` of the scatters, largest first. */
function logMultiplier(logs: Float64Array, product: number): number {
  const logWith = (free: number): number => (sum(logs.subarray(0, free)) - product) / free;
  let free = 1;
  while (free < logs.length && logs[free] > logWith(free)) free++;
  return logWith(free);
}
