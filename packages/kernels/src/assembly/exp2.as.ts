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

/** Stores 2^x and, 16 bytes on, 2^y; 0 where an argument is below `least`. Two at a time, because each alone waits for itself. */
// @ts-ignore: decorator
@inline
export function storeExp2(to: usize, x: v128, y: v128, least: v128): void {
  const nx = f64x2.nearest(x);
  const ny = f64x2.nearest(y);
  const fx = f64x2.sub(x, nx);
  const fy = f64x2.sub(y, ny);
  const fx2 = f64x2.mul(fx, fx);
  const fy2 = f64x2.mul(fy, fy);
  const fx4 = f64x2.mul(fx2, fx2);
  const fy4 = f64x2.mul(fy2, fy2);
  let odd = v128.load(CONSTANTS, 192);
  let even = v128.load(CONSTANTS, 176);
  let px = mulAdd(fx, odd, even);
  let py = mulAdd(fy, odd, even);
  odd = v128.load(CONSTANTS, 160);
  even = v128.load(CONSTANTS, 144);
  px = mulAdd(px, fx2, mulAdd(fx, odd, even));
  py = mulAdd(py, fy2, mulAdd(fy, odd, even));
  odd = v128.load(CONSTANTS, 128);
  even = v128.load(CONSTANTS, 112);
  let qx = mulAdd(fx, odd, even);
  let qy = mulAdd(fy, odd, even);
  odd = v128.load(CONSTANTS, 96);
  even = v128.load(CONSTANTS, 80);
  qx = mulAdd(qx, fx2, mulAdd(fx, odd, even));
  qy = mulAdd(qy, fy2, mulAdd(fy, odd, even));
  px = mulAdd(px, fx4, qx);
  py = mulAdd(py, fy4, qy);
  odd = v128.load(CONSTANTS, 64);
  even = v128.load(CONSTANTS, 48);
  qx = mulAdd(fx, odd, even);
  qy = mulAdd(fy, odd, even);
  odd = v128.load(CONSTANTS, 32);
  even = v128.load(CONSTANTS, 16);
  qx = mulAdd(qx, fx2, mulAdd(fx, odd, even));
  qy = mulAdd(qy, fy2, mulAdd(fy, odd, even));
  px = mulAdd(px, fx4, qx);
  py = mulAdd(py, fy4, qy);
  // Times 2^n, by adding n, which is in the low bits of the rounded sum, to the exponent.
  const round = v128.load(CONSTANTS);
  px = i64x2.add(px, i64x2.shl(f64x2.add(nx, round), 52));
  py = i64x2.add(py, i64x2.shl(f64x2.add(ny, round), 52));
  v128.store(to, v128.and(px, f64x2.ge(x, least)));
  v128.store(to, v128.and(py, f64x2.ge(y, least)), 16);
}
