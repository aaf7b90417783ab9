// e^x of two numbers, none above 0: operation for operation that of @mixwell/math.
import { mulAdd } from './tile.as';

/** The constants, twice each: loading a pair is cheaper than spreading a number. Odd powers' coefficients stand before even ones'. */
const CONSTANTS = memory.data<f64>(
  [
    1.4426950408889634, 1.4426950408889634, 6755399441055744.0, 6755399441055744.0,
    0.6931471803691238, 0.6931471803691238, 1.9082149292705877e-10, 1.9082149292705877e-10,
    1.0 / 6, 1.0 / 6, 1.0 / 2, 1.0 / 2,
    1.0 / 120, 1.0 / 120, 1.0 / 24, 1.0 / 24,
    1.0 / 5040, 1.0 / 5040, 1.0 / 720, 1.0 / 720,
    1.0 / 362880, 1.0 / 362880, 1.0 / 40320, 1.0 / 40320,
    1.0 / 39916800, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 3628800,
    1.0 / 6227020800, 1.0 / 6227020800, 1.0 / 479001600, 1.0 / 479001600,
    1.0, 1.0,
    -708.0, -708.0,
  ],
  16,
);

/** Whether one of the two is so small that e^x may be denormal, which `expDeep` is for. */
// @ts-ignore: decorator
@inline
export function isDeep(x: v128): bool {
  return v128.any_true(f64x2.lt(x, v128.load(CONSTANTS, 272)));
}

/** e^x where neither is deep. */
// @ts-ignore: decorator
@inline
export function exp(x: v128): v128 {
  return scaledExp(x, i64x2.splat(0));
}

/** e^x of any x up to 0, denormal results included. */
export function expDeep(x: v128): v128 {
  const deep = f64x2.lt(x, v128.load(CONSTANTS, 272));
  const clamped = f64x2.pmax(f64x2.splat(-746), x);
  // Deep lanes come 2^64 times too large, and are then rounded once.
  const scaled = scaledExp(clamped, v128.and(deep, i64x2.splat(64)));
  return f64x2.mul(scaled, v128.bitselect(f64x2.splat(5.421010862427522e-20), f64x2.splat(1), deep));
}

/** e^x times 2^shift. */
// @ts-ignore: decorator
@inline
function scaledExp(x: v128, shift: v128): v128 {
  // n is a whole number, and stands in the low bits of `rounded` too.
  const rounded = mulAdd(x, v128.load(CONSTANTS, 0), v128.load(CONSTANTS, 16));
  const n = f64x2.sub(rounded, v128.load(CONSTANTS, 16));
  const r = f64x2.sub(
    f64x2.sub(x, f64x2.mul(n, v128.load(CONSTANTS, 32))),
    f64x2.mul(n, v128.load(CONSTANTS, 48)),
  );
  const r2 = f64x2.mul(r, r);
  const r4 = f64x2.mul(r2, r2);
  const p2 = mulAdd(r, v128.load(CONSTANTS, 64), v128.load(CONSTANTS, 80));
  const p4 = mulAdd(r, v128.load(CONSTANTS, 96), v128.load(CONSTANTS, 112));
  const p6 = mulAdd(r, v128.load(CONSTANTS, 128), v128.load(CONSTANTS, 144));
  const p8 = mulAdd(r, v128.load(CONSTANTS, 160), v128.load(CONSTANTS, 176));
  const p10 = mulAdd(r, v128.load(CONSTANTS, 192), v128.load(CONSTANTS, 208));
  const p12 = mulAdd(r, v128.load(CONSTANTS, 224), v128.load(CONSTANTS, 240));
  const from4 = mulAdd(p6, r2, p4);
  const from8 = f64x2.add(f64x2.mul(p12, r4), mulAdd(p10, r2, p8));
  const beyond = f64x2.add(f64x2.mul(mulAdd(from8, r4, from4), r4), f64x2.mul(p2, r2));
  const mantissa = f64x2.add(v128.load(CONSTANTS, 256), f64x2.add(r, beyond));
  // Times 2^(n + shift), by adding to the exponent.
  return i64x2.add(mantissa, i64x2.shl(i64x2.add(rounded, shift), 52));
}
