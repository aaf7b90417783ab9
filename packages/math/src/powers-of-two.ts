/** `POWERS_OF_TWO[n + SMALLEST_POWER]` is 2^n, for n from -1074 to 1023. */
export const POWERS_OF_TWO: Float64Array = powersOfTwo();
export const SMALLEST_POWER = 1074;

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(1074 + 1023 + 1);
  powers[0] = 5e-324;
  for (let n = 1; n < powers.length; n++) powers[n] = powers[n - 1] * 2;
  return powers;
}
