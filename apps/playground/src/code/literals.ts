/** A number as TypeScript writes it, so that it reads back the same. */
export function number(value: number): string {
  return String(value);
}

export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`;
}

export function list(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

export function object(entries: Readonly<Record<string, string>>): string {
  return `{ ${Object.entries(entries)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')} }`;
}
