import { type BigNumber, all, create } from 'mathjs';
import { expect, it } from 'vitest';
import { axisAngle } from './axis-angle.ts';
import { exp } from './exp.ts';
import { log } from './log.ts';
import { sinCos } from './sin-cos.ts';

const math = create(all, { precision: 60 });

it.each<
  [name: string, of: (x: number) => number, truth: (x: BigNumber) => BigNumber, from: number, to: number, ulps: number]
>([
  ['exp', exp, (x) => x.exp(), -30, 0, 0.95],
  ['exp', exp, (x) => x.exp(), -0.5, 0.5, 0.95],
  ['exp', exp, (x) => x.exp(), 0, 709.78, 0.95],
  ['exp', exp, (x) => x.exp(), -708, -30, 0.95],
  ['exp, through the denormals', exp, (x) => x.exp(), -745.2, -707, 0.95],
  ['log', log, (x) => x.ln(), 0.5, 2, 0.85],
  ['log, close to 1', log, (x) => x.ln(), 0.999, 1.001, 0.85],
  ['log', log, (x) => x.ln(), 0, 1e6, 0.85],
  ['log, to the largest', log, (x) => x.ln(), 1, 1.7e308, 0.85],
  ['log, of denormals', log, (x) => x.ln(), 5e-324, 2e-308, 0.85],
  ['sin', (x) => sinCos(x).sin, (x) => x.sin(), -0.8, 0.8, 0.85],
  ['cos', (x) => sinCos(x).cos, (x) => x.cos(), -0.8, 0.8, 0.85],
  ['sin', (x) => sinCos(x).sin, (x) => x.sin(), -10, 10, 0.85],
  ['cos', (x) => sinCos(x).cos, (x) => x.cos(), -10, 10, 0.85],
  ['sin', (x) => sinCos(x).sin, (x) => x.sin(), -823549, 823549, 0.85],
  ['cos', (x) => sinCos(x).cos, (x) => x.cos(), -823549, 823549, 0.85],
  ['angle of slope', (x) => axisAngle(1, x), (x) => x.atan(), -3, 3, 0.95],
  ['angle of slope', (x) => axisAngle(1, x), (x) => x.atan(), -1e9, 1e9, 0.95],
])('%s: 800 values against 60 digits, error in ulps', (_, of, truth, from, to, ulps) => {
  let worst = 0;
  for (const x of spread(from, to, 800)) worst = Math.max(worst, errorInUlps(of(x), truth(exact(x))));
  expect(worst).toBeGreaterThan(0.4);
  expect(worst).toBeLessThan(ulps);
});

it.each([1, 2, 3, 355, 12345, 524287])(
  'sin and cos beside the zero at %i quarter turns, where pi must be known to 100 bits',
  (quarters) => {
    const angle = (quarters * Math.PI) / 2;
    expect(errorInUlps(sinCos(angle).sin, exact(angle).sin())).toBeLessThan(0.85);
    expect(errorInUlps(sinCos(angle).cos, exact(angle).cos())).toBeLessThan(0.85);
  },
);

/** Values between two ends, evenly but with every digit in play. */
function spread(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + (to - from) * ((i * 0.6180339887498949) % 1)).filter(
    (x) => x !== 0,
  );
}

/** All the digits of a double, where decimal.js would take the shortest that tell it from its neighbours. */
function exact(x: number): BigNumber {
  return math.bignumber(x.toPrecision(100));
}

function errorInUlps(got: number, truth: BigNumber): number {
  return exact(got)
    .minus(truth)
    .abs()
    .div(exact(ulp(got)))
    .toNumber();
}

function ulp(x: number): number {
  const number = new Float64Array([Math.abs(x)]);
  const bits = new BigInt64Array(number.buffer);
  bits[0] += 1n;
  return number[0] - Math.abs(x);
}
