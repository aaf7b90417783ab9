// 2^x of four numbers, none above 0: operation for operation that of exp2.ts, where its source is named.
import { mulAdd } from './tile.as';

/** The constants, twice each: loading a pair is cheaper than spreading a number. From 16 on the coefficients, lowest power first. */
const CONSTANTS = memory.data<f64>(
  [
    6755399441055744.0, 6755399441055744.0,
    1.0, 1.0, 0.6931471805599453, 0.6931471805599453,
    0.24022650695910097, 0.24022650695910097, 0.0555041086648216, 0.0555041086648216,
    0.009618129107606888, 0.009618129107606888, 0.0013333558146416936, 0.0013333558146416936,
    0.0001540353044173605, 0.0001540353044173605, 1.525273382983612e-5, 1.525273382983612e-5,
    1.321544258792169e-6, 1.321544258792169e-6, 1.0178062445845774e-7, 1.0178062445845774e-7,
    7.072585949269223e-9, 7.072585949269223e-9, 4.4549605981865186e-10, 4.4549605981865186e-10,
  ],
  16,
);

/** 2^x. */
// @ts-ignore: decorator
@inline
export function exp2(x: v128): v128 {
  const n = f64x2.nearest(x);
  const f = f64x2.sub(x, n);
  const f2 = f64x2.mul(f, f);
  const f4 = f64x2.mul(f2, f2);
  const from8 = mulAdd(linear(f, 176), f2, linear(f, 144));
  const from4 = mulAdd(linear(f, 112), f2, linear(f, 80));
  const from0 = mulAdd(linear(f, 48), f2, linear(f, 16));
  const power = mulAdd(mulAdd(from8, f4, from4), f4, from0);
  // Times 2^n, by adding n, which is in the low bits of the rounded sum, to the exponent.
  return i64x2.add(power, i64x2.shl(f64x2.add(n, v128.load(CONSTANTS)), 52));
}

/** a + b f, of two coefficients. */
// @ts-ignore: decorator
@inline
function linear(f: v128, at: usize): v128 {
  return mulAdd(f, v128.load(CONSTANTS + at + 16), v128.load(CONSTANTS + at));
}
