/*
 * The constants and the algorithm are of fdlibm's e_log.c, in the branch-free form of FreeBSD and musl:
 *
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 * Developed at SunSoft, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
import { POWERS_OF_TWO, SMALLEST_POWER } from './powers-of-two.ts';
import { HIGH } from './word-order.ts';

/** Engines look up what is imported at each use, but not what is of the module itself. */
const POWERS = POWERS_OF_TWO;
const SMALLEST = SMALLEST_POWER;
const UPPER = HIGH;

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const L1 = 0.6666666666666735;
const L2 = 0.3999999999940942;
const L3 = 0.2857142874366239;
const L4 = 0.22222198432149784;
const L5 = 0.1818357216161805;
const L6 = 0.15313837699209373;
const L7 = 0.14798198605116586;

/** The smallest number that is not denormal. */
const SMALLEST_NORMAL = 2.2250738585072014e-308;
const TWO_TO_54 = 18014398509481984;

/** A number and its two halves, to read and set the exponent; overwritten by each call. */
const NUMBER = new Float64Array(1);
const WORDS = new Int32Array(NUMBER.buffer);

/**
 * The natural logarithm of `x`, with the same bits on every platform [1].
 *
 * log(0) is -Infinity, that of a negative number NaN, and log(1) exactly 0. Error: under 1 ulp.
 *
 * [1] Sun Microsystems, fdlibm 5.3, e_log.c: x is 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2).
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  if (x < SMALLEST_NORMAL) return logOf(x * TWO_TO_54, 54);
  return logOf(x, 0);
}

/** log of x 2^-shift, for normal x. */
function logOf(x: number, shift: number): number {
  NUMBER[0] = x;
  const n = ((WORDS[UPPER] + (0x3ff00000 - 0x3fe6a09e)) >> 20) - 1023;
  const f = x * POWERS[SMALLEST - n] - 1;
  const k = n - shift;
  const halfSquare = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (L2 + w * (L4 + w * L6));
  const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
  return s * (halfSquare + (odd + even)) + k * LN2_LOW - halfSquare + f + k * LN2_HIGH;
}
