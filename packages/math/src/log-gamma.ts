import { log } from './log.ts';
import { polynomial } from './polynomial.ts';

const HALF_LOG_2_PI = 0.9189385332046728;
const ONE_MINUS_GAMMA = 0.42278433509846713;

/** (-1)^k (zeta(k) - 1) / k for k = 2, 3, ... */
const AROUND_2: readonly number[] = [
  0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986, 0.0028905103307415234,
  -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939, 9.945751278180853e-5, -4.492623673813314e-5,
  2.050721277567069e-5, -9.439488275268397e-6, 4.374866789907488e-6, -2.039215753801366e-6, 9.55141213040742e-7,
  -4.492469198764566e-7, 2.1207184805554665e-7, -1.0043224823968099e-7, 4.7698101693639804e-8, -2.2711094608943164e-8,
  1.0838659214896955e-8, -5.183475041970047e-9, 2.4836745438024785e-9, -1.1921401405860912e-9, 5.731367241678862e-10,
];

/** B(2k) / (2k (2k - 1)) of the Bernoulli numbers, for k = 1, 2, ... */
const FAR: readonly number[] = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
  43867 / 244188,
  -174611 / 125400,
];

/**
 * The natural logarithm of the gamma function at `x` above 0, with the same bits on every platform.
 *
 * From 8 on it is Stirling's series [1]; between 1.5 and 2.5 the Taylor series about 2 [2], which is 0 there to the last digit;
 * elsewhere one of the two by Gamma(x + 1) = x Gamma(x). Infinity at 0 and Infinity, NaN below 0.
 * Relative error: under 2e-15.
 *
 * [1] NIST Digital Library of Mathematical Functions, 5.11.1.
 * [2] The same, 5.7.3.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  if (x === Infinity) return Infinity;
  if (x >= 8) return (x - 0.5) * log(x) - x + HALF_LOG_2_PI + polynomial(FAR, 1 / (x * x)) / x;
  if (x < 0.5) return around2(x) - log(x * (x + 1));
  if (x < 1.5) return around2(x - 1) - log(x);
  let product = 1;
  let reduced = x;
  while (reduced > 2.5) product *= --reduced;
  return around2(reduced - 2) + log(product);
}

/** log Gamma(2 + z) for |z| up to 1/2. */
function around2(z: number): number {
  return z * (ONE_MINUS_GAMMA + z * polynomial(AROUND_2, z));
}
