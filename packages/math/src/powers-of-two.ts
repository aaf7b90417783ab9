/** `POWERS_OF_TWO[n + SMALLEST_POWER]` is 2^n, for n from -1074 to 1023. */
export const POWERS_OF_TWO: Float64Array = powersOfTwo();
export const SMALLEST_POWER = 1074;

/** By a callback, which an engine compiles later than a loop: this runs whenever the package is imported. */
function powersOfTwo(): Float64Array {
  let power = 5e-324;
  return new Float64Array(1074 + 1023 + 1).map((_, at) => (at === 0 ? power : (power *= 2)));
}
