/** Every number in `value`, in order of arrays and fields, depth first; text, flags and functions are passed over. */
export function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === 'number') yield value;
  else if (value instanceof Float64Array || value instanceof Int32Array) yield* value;
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* numbersIn(part);
}

/** SHA-256 of the bits of every number in `value`, as hexadecimal digits. */
export async function digest(value: unknown): Promise<string> {
  const numbers = Float64Array.from(numbersIn(value));
  if (numbers.length === 0) throw new Error('There is no number to take the digest of.');
  const bytes = new DataView(new ArrayBuffer(8 * numbers.length));
  // NaN has many bit patterns, and engines choose.
  numbers.forEach((number, at) => {
    if (Number.isNaN(number)) bytes.setBigUint64(8 * at, 0x7ff8000000000000n, true);
    else bytes.setFloat64(8 * at, number, true);
  });
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
