import { log } from './log.ts';
import { polynomial } from './polynomial.ts';

/** Where digamma is 0, in two parts. */
const ROOT = 1.4616321449683622;
const ROOT_LOW = 9.549995429965697e-17;
/** How far from the root its own series is used. */
const NEAR = 0.4;

/** (-1)^k zeta(k + 2, root + 5) for k = 0, 1, ... */
const AROUND_ROOT: readonly number[] = [
  0.16734979038243677, -0.013970854694567004, 0.001551588881616869, -0.0001934267568238762, 2.5664759359364817e-5,
  -3.539635715834064e-6, 5.010806624020062e-7, -7.226487192124402e-8, 1.0566357548150135e-8, -1.5612827224716642e-9,
  2.3258967227767172e-10, -3.487516600440436e-11,
];

/** B(2k) / 2k of the Bernoulli numbers, for k = 1, 2, ... */
const FAR: readonly number[] = [
  1 / 12,
  -1 / 120,
  1 / 252,
  -1 / 240,
  1 / 132,
  -691 / 32760,
  1 / 12,
  -3617 / 8160,
  43867 / 14364,
  -174611 / 6600,
];

/**
 * The derivative of `logGamma` at `x` above 0, with the same bits on every platform.
 *
 * From 8 on it is the asymptotic series [1], below it is brought there by digamma(x + 1) = digamma(x) + 1 / x. Next to its root
 * both would leave the rounding of their terms: there it is h times the sum of 1 / ((x + n) (root + n)) over all n from 0 [2], at
 * a distance h from the root, the terms from n = 5 on by their Taylor series. -Infinity at 0, Infinity at Infinity, NaN below 0.
 * Relative error: under 4e-15.
 *
 * [1] NIST Digital Library of Mathematical Functions, 5.11.2.
 * [2] The same, 5.7.6, less its value at the root.
 */
export function digamma(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  const h = x - ROOT - ROOT_LOW;
  if (Math.abs(h) < NEAR) return h * slope(x, h);
  let below = 0;
  let far = x;
  for (; far < 8; far++) below += 1 / far;
  const inverse = 1 / far;
  const square = inverse * inverse;
  return log(far) - 0.5 * inverse - square * polynomial(FAR, square) - below;
}

/** digamma(x) / h. */
function slope(x: number, h: number): number {
  let sum = polynomial(AROUND_ROOT, h);
  for (let n = 4; n >= 0; n--) sum += 1 / ((x + n) * (ROOT + n));
  return sum;
}
