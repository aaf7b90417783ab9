import { POWERS_OF_TWO, SMALLEST_POWER } from './powers-of-two.ts';

/** Engines look up what is imported at each use, but not what is of the module itself. */
const POWERS = POWERS_OF_TWO;
const SMALLEST = SMALLEST_POWER;

const LOG2_E = 1.4426950408889634;
/** Adding it leaves a number rounded to a whole one in the low bits, half to even. */
const ROUND = 6755399441055744;
/** ln 2 in two parts; the first has 21 zero bits at its end, so that n times it is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const TWO_TO_MINUS_64 = 5.421010862427522e-20;

/**
 * e to the power of `x`, with the same bits on every platform.
 *
 * x is n ln 2 + r with |r| <= ln 2 / 2 [1]; e^r is its Taylor polynomial of degree 13, added in a fixed order that suits
 * two-lane SIMD. Overflow gives Infinity, underflow goes through the denormals to 0, and exp(0) is exactly 1.
 * Error: under 1 ulp where the result is not denormal; the denormals are rounded once more.
 *
 * Cost: about 22 additions and multiplications, one table look-up.
 * [1] W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980, chapter 6.
 */
export function exp(x: number): number {
  // Where 2^n would be no normal number, it comes in two factors.
  if (x < -708) return x < -746 ? 0 : scaledExp(x, 64) * TWO_TO_MINUS_64;
  if (x > 709) return x > 710 ? Infinity : scaledExp(x, -1) * 2;
  return scaledExp(x, 0);
}

/** e^x times 2^shift. */
function scaledExp(x: number, shift: number): number {
  const n = x * LOG2_E + ROUND - ROUND;
  const r = x - n * LN2_HIGH - n * LN2_LOW;
  const r2 = r * r;
  const r4 = r2 * r2;
  const p2 = r * (1 / 6) + 1 / 2;
  const p4 = r * (1 / 120) + 1 / 24;
  const p6 = r * (1 / 5040) + 1 / 720;
  const p8 = r * (1 / 362880) + 1 / 40320;
  const p10 = r * (1 / 39916800) + 1 / 3628800;
  const p12 = r * (1 / 6227020800) + 1 / 479001600;
  const from4 = p6 * r2 + p4;
  const from8 = p12 * r4 + (p10 * r2 + p8);
  const beyond = (from8 * r4 + from4) * r4 + p2 * r2;
  return (1 + (r + beyond)) * POWERS[(n + (SMALLEST + shift)) | 0];
}
