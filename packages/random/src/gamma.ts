import { MixwellError, type RandomStream, describe } from '@mixwell/core';
import { exp, log } from '@mixwell/math';
import { makeNormal } from './normal.ts';

/**
 * Draws from the gamma distribution of `shape` and scale 1: mean and variance are `shape`. Twice a draw of shape n / 2 is chi-squared
 * with n degrees of freedom.
 *
 * Rejection from a transformed normal draw [1]; below shape 1 a draw of shape + 1 times a uniform draw to the power 1 / shape.
 * Cost: at most 1.06 normal and uniform draws and two logarithms a draw, on average.
 *
 * @throws MixwellError `invalid-param` where `shape` is not a finite number above 0.
 *
 * [1] G. Marsaglia and W. W. Tsang, A simple method for generating gamma variables, ACM Trans. Math. Softw. 26 (2000).
 */
export function makeGamma(stream: RandomStream, shape: number): () => number {
  if (!Number.isFinite(shape) || shape <= 0) {
    throw new MixwellError(
      'invalid-param',
      `makeGamma: "shape" must be a finite number above 0; got ${describe(shape)}.`,
      { shape },
    );
  }
  if (shape < 1) {
    const next = makeGamma(stream, shape + 1);
    return () => next() * exp(log(1 - stream()) / shape);
  }
  const normal = makeNormal(stream);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  return () => {
    for (;;) {
      const z = normal();
      const root = 1 + c * z;
      if (root <= 0) continue;
      const v = root * root * root;
      if (log(1 - stream()) < 0.5 * z * z + d * (1 - v + log(v))) return d * v;
    }
  };
}
