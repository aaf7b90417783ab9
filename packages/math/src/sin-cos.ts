/*
 * The constants and polynomials are of fdlibm's k_sin.c, k_cos.c and e_rem_pio2.c:
 *
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 * Developed at SunSoft, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */

/** The largest angle that is reduced with full accuracy: 2^19 quarter turns. */
const LARGEST = 823549.6;

const QUARTERS_PER_RADIAN = 0.6366197723675814;
/** Adding it leaves a number rounded to a whole one in the low bits, half to even. */
const ROUND = 6755399441055744;
/** pi / 2 in four parts, the first three of 33 bits, so that n times them is exact. */
const QUARTER_1 = 1.5707963267341256;
const QUARTER_2 = 6.077100506303966e-11;
const QUARTER_3 = 2.0222662487111665e-21;
const QUARTER_REST = 8.4784276603689e-32;

const S1 = -0.16666666666666632;
const S2 = 0.00833333333332249;
const S3 = -0.0001984126982985795;
const S4 = 2.7557313707070068e-6;
const S5 = -2.5050760253406863e-8;
const S6 = 1.58969099521155e-10;

const C1 = 0.0416666666666666;
const C2 = -0.001388888888887411;
const C3 = 2.480158728947673e-5;
const C4 = -2.7557314351390663e-7;
const C5 = 2.087572321298175e-9;
const C6 = -1.1359647557788195e-11;

/**
 * Sine and cosine of `angle` in radians, with the same bits on every platform [1].
 *
 * At 0 they are exactly 0 and 1. Error: under 1 ulp for |angle| up to 823549 (2^19 quarter turns); beyond that both are NaN,
 * for there the reduction to one turn would need more digits of pi.
 *
 * [1] Sun Microsystems, fdlibm 5.3, k_sin.c, k_cos.c and e_rem_pio2.c.
 */
export function sinCos(angle: number): { sin: number; cos: number } {
  if (!(Math.abs(angle) <= LARGEST)) return { sin: NaN, cos: NaN };
  const n = angle * QUARTERS_PER_RADIAN + ROUND - ROUND;
  // x + y is angle - n pi / 2, y being what x has no room for.
  const first = angle - n * QUARTER_1;
  const second = first - n * QUARTER_2;
  const rest2 = first - second - n * QUARTER_2;
  const third = second - n * QUARTER_3;
  const rest3 = second - third - n * QUARTER_3;
  const rest = n * QUARTER_REST - rest3 - rest2;
  const x = third - rest;
  const y = third - x - rest;
  const sin = sinNearZero(x, y);
  const cos = cosNearZero(x, y);
  switch (n & 3) {
    case 0:
      return { sin, cos };
    case 1:
      return { sin: cos, cos: -sin };
    case 2:
      return { sin: -sin, cos: -cos };
    default:
      return { sin: -cos, cos: sin };
  }
}

function sinNearZero(x: number, y: number): number {
  const z = x * x;
  const v = z * x;
  const r = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)));
  return x - (z * (0.5 * y - v * r) - y - v * S1);
}

function cosNearZero(x: number, y: number): number {
  const z = x * x;
  const half = 0.5 * z;
  const r = z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6)))));
  const w = 1 - half;
  return w + (1 - w - half + (z * r - x * y));
}
