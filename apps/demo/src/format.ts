/** What a cell of a table may hold. */
export type Cell = number | string | boolean | null | undefined;

/** A number in `digits` significant digits, a whole one as it is; text and truth values as themselves; a minus sign that is one. */
export function show(value: Cell, digits = 4): string {
  if (typeof value !== 'number') return value === null || value === undefined ? '' : String(value);
  if (!Number.isFinite(value)) return String(value);
  const text = Number.isInteger(value) ? String(value) : plainDigits(value, digits);
  return text.replaceAll('-', '\u2212');
}

/** A number with a fixed count of decimals: columns of them line up. */
export function fixed(value: number, decimals: number): string {
  return value.toFixed(decimals).replace('-', '\u2212');
}

/** 0.3558 as `36 %`. */
export function percent(share: number, decimals = 0): string {
  return `${fixed(100 * share, decimals)} %`;
}

/** `17 of 20`. */
export function agreement(row: { startsAgreeing: number | null; starts: number | null }): string {
  return row.starts === null ? '' : `${row.startsAgreeing} of ${row.starts}`;
}

function plainDigits(value: number, digits: number): string {
  const size = Math.abs(value);
  if (size >= 1e7 || size < 1e-4) return value.toExponential(digits - 1);
  return value.toFixed(Math.max(0, digits - 1 - Math.floor(Math.log10(size))));
}

/** `1 row`, `2 rows`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
