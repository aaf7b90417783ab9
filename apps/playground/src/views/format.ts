/** A number in few digits, as it would be said in class. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return value.toExponential(2).replace('-', '−');
  const digits = size >= 1000 ? 1 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
  return minus(value.toFixed(digits));
}

/** A number in three digits that count. */
export function brief(value: number): string {
  const size = Math.abs(value);
  return size >= 1e-3 && size < 1e4 ? minus(value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2)) : short(value);
}

/** A share, in three digits. */
export function share(value: number): string {
  return value !== 0 && value < 5e-4 ? '<0.001' : value.toFixed(3);
}

/** A whole number, with spaces between its thousands. */
export function count(value: number): string {
  return value.toLocaleString('en').replaceAll(',', '\u2009');
}

/** With the sign that is as wide as a plus. */
export function minus(text: string): string {
  return text.replace('-', '−');
}
