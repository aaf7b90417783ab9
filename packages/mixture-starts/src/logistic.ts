import { exp, log } from '@mixwell/math';

/** Intervals a unit. */
const DENSITY = 16;

/** From here on the larger of two shares is all: what is left is below 3e-9. */
const FAR = 20;

/** ln(1 + e^-x) for x from 0 on, off by less than 2e-4: on a line between points of a table. */
export function logOnePlusExp(x: number): number {
  if (x >= FAR) return 0;
  logs ??= tableOf((at) => log(1 + exp(-at)));
  return between(logs, x);
}

/** 1 / (1 + e^-x) for x from 0 on, off by less than 5e-5: on a line between points of a table. */
export function logistic(x: number): number {
  if (x >= FAR) return 1;
  shares ??= tableOf((at) => 1 / (1 + exp(-at)));
  return between(shares, x);
}

/** Made when first asked for. */
let logs: Float64Array | undefined;
let shares: Float64Array | undefined;

function tableOf(value: (x: number) => number): Float64Array {
  return Float64Array.from({ length: FAR * DENSITY + 1 }, (_, at) => value(at / DENSITY));
}

function between(table: Float64Array, x: number): number {
  const place = x * DENSITY;
  const at = Math.floor(place);
  return table[at] + (place - at) * (table[at + 1] - table[at]);
}
