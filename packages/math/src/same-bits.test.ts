import { expect, it } from 'vitest';
import { axisAngle } from './axis-angle.ts';
import { digamma } from './digamma.ts';
import { exp } from './exp.ts';
import { logGamma } from './log-gamma.ts';
import { log } from './log.ts';
import { sinCos } from './sin-cos.ts';

/** The bits of 100000 results, as they are on every engine and processor. */
it.each<[name: string, of: (share: number) => number, bits: number]>([
  ['exp', (share) => exp(1460 * share - 748), 393286772],
  ['exp of small', (share) => exp(-30 * share), 3744123692],
  ['log', (share) => log(share * 1e-3), 2697138731],
  ['sin', (share) => sinCos(1e5 * share).sin, 3846252020],
  ['cos', (share) => sinCos(1e5 * share).cos, 2115918622],
  ['angle', (share) => axisAngle(1, 8 * share - 4), 1325585377],
  ['log gamma', (share) => logGamma(1e-3 + 12 * share), 1425671601],
  ['digamma', (share) => digamma(1e-3 + 12 * share), 630374878],
])('%s has the same bits everywhere', (_, of, bits) => {
  const results = Float64Array.from({ length: 100000 }, (_, i) => of((i * 0.6180339887498949) % 1));
  expect(checksum(results)).toBe(bits);
});

/** FNV-1a over 32-bit words. */
function checksum(numbers: Float64Array): number {
  const view = new DataView(numbers.buffer);
  let hash = 0x811c9dc5;
  for (let at = 0; at < view.byteLength; at += 4) hash = Math.imul(hash ^ view.getUint32(at, true), 0x01000193);
  return hash >>> 0;
}
