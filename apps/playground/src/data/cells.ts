const missing: readonly string[] = ['', 'NA', 'NAN', 'NULL', '?'];

/** Whether a cell says that nobody measured it. */
export function isMissing(cell: string): boolean {
  return missing.includes(cell.trim().toUpperCase());
}

/** Whether a cell is a finite decimal number, with a point. */
export function isNumber(cell: string): boolean {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(cell.trim()) && Number.isFinite(Number(cell));
}
