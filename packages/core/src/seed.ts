/*!
 * Alea of seedrandom: Copyright (C) 2010 by Johannes Baagoe, Copyright 2019 David Bau; under the MIT license, as in LICENSE.
 */
import alea from 'seedrandom/lib/alea.js';

/** What every random choice comes from. 1 and '1' are the same seed. */
export type Seed = number | string;

/** Uniform draws in [0, 1) with 53 random bits; the same on every platform. */
export type RandomStream = () => number;

/**
 * The stream of `seed` [1], or of its fork by `labels`.
 *
 * Forks with different labels are independent, so 'start/3' draws the same numbers whatever else is drawn.
 *
 * [1] J. Baagøe, Alea, 2010, as in the seedrandom package: additions and multiplications only.
 */
export function randomStream(seed: Seed, ...labels: readonly string[]): RandomStream {
  const prng = alea(forkSeed(seed, ...labels));
  return () => prng.double();
}

/** The seed of a fork, to be given to whoever forks further. */
export function forkSeed(seed: Seed, ...labels: readonly string[]): string {
  return [String(seed), ...labels].join('/');
}
