// The natural logarithm of two normal numbers above 0: operation for operation that of @mixwell/math, where its source is named.
import { splat } from './tile.as';

/** What makes of a small whole number in an integer's low bits that number as a double, plus 2^52. */
const WHOLE: i64 = 0x4330000000000000;

export function log(x: v128): v128 {
  const high = i64x2.shr_u(x, 32);
  const biased = i64x2.shr_u(i64x2.add(high, i64x2.splat(0x3ff00000 - 0x3fe6a09e)), 20);
  const k = f64x2.sub(v128.or(biased, i64x2.splat(WHOLE)), splat(4503599627370496 + 1023));
  const power = i64x2.shl(i64x2.sub(i64x2.splat(2046), biased), 52);
  const f = f64x2.sub(f64x2.mul(x, power), splat(1));
  const halfSquare = f64x2.mul(f64x2.mul(splat(0.5), f), f);
  const s = f64x2.div(f, f64x2.add(splat(2), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  const even = f64x2.mul(w, plus(0.3999999999940942, w, plus(0.22222198432149784, w, splat(0.15313837699209373))));
  const odd = f64x2.mul(
    z,
    plus(0.6666666666666735, w, plus(0.2857142874366239, w, plus(0.1818357216161805, w, splat(0.14798198605116586)))),
  );
  const tail = f64x2.mul(s, f64x2.add(halfSquare, f64x2.add(odd, even)));
  const low = f64x2.sub(f64x2.add(tail, f64x2.mul(k, splat(1.9082149292705877e-10))), halfSquare);
  return f64x2.add(f64x2.add(low, f), f64x2.mul(k, splat(0.6931471803691238)));
}

/** a + w b. */
// @ts-ignore: decorator
@inline
function plus(a: f64, w: v128, b: v128): v128 {
  return f64x2.add(splat(a), f64x2.mul(w, b));
}
