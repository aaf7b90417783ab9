/*
 * The constants and the algorithm of `atan` are of fdlibm's s_atan.c:
 *
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 * Developed at SunSoft, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */

/** pi / 2, and what the double has no room for. */
const QUARTER = 1.5707963267948966;
const QUARTER_LOW = 6.123233995736766e-17;

/** atan of 1/2, 1 and 3/2, each with what the double has no room for. */
const HALF = 0.4636476090008061;
const HALF_LOW = 2.2698777452961687e-17;
const ONE = 0.7853981633974483;
const ONE_LOW = 3.061616997868383e-17;
const THREE_HALVES = 0.982793723247329;
const THREE_HALVES_LOW = 1.3903311031230998e-17;

const A0 = 0.3333333333333293;
const A1 = -0.19999999999876483;
const A2 = 0.14285714272503466;
const A3 = -0.11111110405462356;
const A4 = 0.09090887133436507;
const A5 = -0.0769187620504483;
const A6 = 0.06661073137387531;
const A7 = -0.058335701337905735;
const A8 = 0.049768779946159324;
const A9 = -0.036531572744216916;
const A10 = 0.016285820115365782;

/**
 * The angle from the x axis to the line through (0, 0) and (x, y), in radians, in (-pi/2, pi/2], with the same bits on every
 * platform; 0 where both are 0 [1]. Error: under 2 ulp.
 *
 * [1] Sun Microsystems, fdlibm 5.3, s_atan.c.
 */
export function axisAngle(x: number, y: number): number {
  if (x === 0) return y === 0 ? 0 : QUARTER;
  const slope = y / x;
  const angle = atan(Math.abs(slope));
  return slope < 0 && angle < QUARTER ? -angle : angle;
}

/** For t of at least 0. */
function atan(t: number): number {
  if (t < 0.4375) return t - t * tail(t);
  if (t < 0.6875) return near((2 * t - 1) / (2 + t), HALF, HALF_LOW);
  if (t < 1.1875) return near((t - 1) / (t + 1), ONE, ONE_LOW);
  if (t < 2.4375) return near((t - 1.5) / (1 + 1.5 * t), THREE_HALVES, THREE_HALVES_LOW);
  return near(-1 / t, QUARTER, QUARTER_LOW);
}

/** atan(t) + high + low. */
function near(t: number, high: number, low: number): number {
  return high - (t * tail(t) - low - t);
}

/** 1 - atan(t) / t. */
function tail(t: number): number {
  const z = t * t;
  const w = z * z;
  const even = z * (A0 + w * (A2 + w * (A4 + w * (A6 + w * (A8 + w * A10)))));
  const odd = w * (A1 + w * (A3 + w * (A5 + w * (A7 + w * A9))));
  return even + odd;
}
